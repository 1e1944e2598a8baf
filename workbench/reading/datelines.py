"""The lines between a headline and its article: who wrote it, for whom, and when."""

import re
from dataclasses import asdict, dataclass
from functools import cache

from workbench.reading.cues import any_of, table
from workbench.reading.dates import leading_date, said_day, written_date

_CAPITAL = r"[^\W\d_a-z]"
_WORD = rf"{_CAPITAL}[\w’'.-]*"
_NAME = rf"(?:[A-Z]\.[ ]?)*{_WORD}\w(?:[ ](?:(?:and|of|the|de|da|di|von|van|bin|al|&)[ ])?{_WORD})*"
_CREDIT = re.compile(rf"[Bb][Yy][ ](?P<who>{_NAME})(?:(?:,|[ ]for)[ ](?P<whom>{_NAME}))?")
_CREDIT_BEFORE_PROSE = re.compile(
    rf"By[ ]{_CAPITAL}[\w’'-]*(?:[ ]{_CAPITAL}[\w’'-]*){{0,4}}\.[ ]+(?={_CAPITAL}|[“‘\"'])"
)
_PERSON = re.compile(
    rf"{_CAPITAL}[\w’'-]+(?:[ ](?:{_CAPITAL}\.|(?:de|da|di|von|van|bin|al)\b|{_CAPITAL}[\w’'-]+)){{1,3}}"
)
_WIRE = re.compile(
    rf"{_CAPITAL}(?:{_CAPITAL}|[ .,/-]){{2,60}}(?:, (?P<day>\w+day|\w+\.? \d{{1,2}}))?,? "
    r"\((?P<agency>[A-Z][\w ]{1,40})\) ?[-–—]+\s*"
)
_ADDRESS = re.compile(r"https?://\S+")
_LABELLED = re.compile(r"(?P<label>\w+(?: \w+)?) ?: (?P<value>\S.*)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-\w{2,4})?")
_BETWEEN = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*|\n")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a line says of its article; what it does not say is empty. Dates as `domain.dates` has them.

    `agency` is who sent the article out, “WASHINGTON (Reuters) –”, which is not yet who printed it.
    `published_on` and `updated_on` are days without their year, as the line has them: “Monday”.
    """

    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    updated: str = ""
    url: str = ""
    language: str = ""
    agency: str = ""
    published_on: str = ""
    updated_on: str = ""

    def __or__(self, other: "Dateline") -> "Dateline":
        """Both together; where both speak, the first is right."""
        theirs = asdict(other)
        return Dateline(**{field: said or theirs[field] for field, said in asdict(self).items()})


def dateline(words: str) -> Dateline | None:
    """What a line says that holds nothing but credits, dates and an address; None for another line."""
    if len(words) > table("dateline")["at_most"]:
        return None
    found = Dateline()
    for piece in _BETWEEN.split(words):
        said = _said(piece.strip(" *_"))  # the emphasis of Markdown
        if said is None:
            return _labelled(words)  # “Title: Basin – the sequel” was no two statements
        found |= said
    return found


def opening(words: str, *, below_headline: bool) -> int:
    """How many characters at the beginning of a paragraph of prose are its dateline.

    `date 2020-01-06 The Department …`, `WASHINGTON (Reuters) – The …`, and below a headline
    `By Politico. The Pentagon …`.
    """
    head = words[: table("dateline")["at_most"]]
    for pattern in (_WIRE, *([_CREDIT_BEFORE_PROSE] if below_headline else [])):
        if match := pattern.match(head):
            return match.end()
    if lead := _lead().match(head):
        _, length = leading_date(head[lead.end() :])
        end = lead.end() + length
        if length and words[end : end + 1].isspace():
            return end + len(words[end:]) - len(words[end:].lstrip(" ,:–—-"))
    return 0


def is_person(words: str) -> bool:
    """Whether the words could be a person's name: two to four capitalised words, nothing else."""
    return (
        _PERSON.fullmatch(words) is not None
        and not is_outlet(words)
        and set(words.lower().split()).isdisjoint(table("names")["no_names"])
    )


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's rather than a person's: NPR, Politico, Daily Wire, The Hill."""
    parts = name.lower().split()
    if _is_nobody(name):
        return False
    return len(parts) == 1 or parts[0] == "the" or not set(parts).isdisjoint(table("names")["outlet_words"])


def _said(words: str) -> Dateline | None:
    if match := _CREDIT.fullmatch(words.removesuffix(".")):
        return _credit(match["who"], match["whom"] or "")
    if match := _WIRE.fullmatch(words):
        return Dateline(agency=match["agency"], published_on=said_day(match["day"] or ""))
    if _ADDRESS.fullmatch(words):
        return Dateline(url=words)
    return _dated(words) or _labelled(words)


def _credit(who: str, whom: str) -> Dateline:
    """“By …”: a person, an outlet, or a person for an outlet; nobody is nobody."""
    if _is_nobody(who):
        return Dateline(outlet=whom)
    if is_outlet(who):
        return Dateline(outlet=who)
    nobodies = table("names")["nobody"]
    is_employer = whom and is_outlet(whom) and set(whom.lower().split()).isdisjoint(nobodies)
    return Dateline(byline=who, outlet=whom if is_employer else "")


def _dated(words: str) -> Dateline | None:
    """A date, with or without a word on what it dates; without its year only with such a word."""
    lead = _lead().match(words)
    rest = words[lead.end() :] if lead else words
    field = "updated" if lead and lead["updated"] else "published"
    if date := written_date(rest):
        return Dateline(**{field: date})
    if lead and (day := said_day(rest)):
        return Dateline(**{f"{field}_on": day})
    return None


def _labelled(words: str) -> Dateline | None:
    match = _LABELLED.fullmatch(words)
    if match is None:
        return None
    value = match["value"].strip("\"'“”‘’")
    for field, labels in table("dateline")["labels"].items():
        if match["label"].lower() in labels:
            known = field != "language" or _LANGUAGE.fullmatch(value)
            return Dateline(**{field: value}) if known else Dateline()
    return None


def _is_nobody(name: str) -> bool:
    return set(name.lower().split()) <= set(table("names")["nobody"])


@cache
def _lead() -> re.Pattern[str]:
    rules = table("dateline")
    return re.compile(
        rf"(?:{any_of(rules['published'])}|(?P<updated>{any_of(rules['updated'])}))(?:[ ]on)?[ :]\s*",
        re.IGNORECASE,
    )
