"""The lines between a headline and its article: who wrote it, for whom, and when."""

import re
from dataclasses import dataclass
from functools import cache

from workbench.reading.cues import any_of, table
from workbench.reading.dates import leading_date, written_date

_CAPITAL = r"[^\W\d_a-z]"
_WORD = rf"{_CAPITAL}[\w’'.-]*"
_NAME = rf"(?:[A-Z]\.[ ]?)*{_WORD}\w(?:[ ](?:(?:and|of|the|de|da|di|von|van|bin|al|&)[ ])?{_WORD})*"
_CREDIT = re.compile(rf"[Bb]y[ ](?P<who>{_NAME})(?:(?:,|[ ]for)[ ](?P<whom>{_NAME}))?")
_CREDIT_BEFORE_PROSE = re.compile(
    rf"By[ ]{_CAPITAL}[\w’'-]*(?:[ ]{_CAPITAL}[\w’'-]*){{0,4}}\.[ ]+(?={_CAPITAL}|[“‘\"'])"
)
_PERSON = re.compile(
    rf"{_CAPITAL}[\w’'-]+(?:[ ](?:{_CAPITAL}\.|(?:de|da|di|von|van|bin|al)\b|{_CAPITAL}[\w’'-]+)){{1,3}}"
)
_WIRE = re.compile(
    rf"{_CAPITAL}(?:{_CAPITAL}|[ .,/-]){{2,60}}(?:, \w+\.? \d{{1,2}})?,? "
    r"\((?P<agency>[A-Z][\w ]{1,40})\) ?[-–—]+\s*"
)
_ADDRESS = re.compile(r"https?://\S+")
_BETWEEN = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*|\n")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a line says of its article; what it does not say is empty. Dates as `domain.dates` has them.

    `agency` is who sent the article out, “WASHINGTON (Reuters) –”, which is not yet who printed it.
    """

    byline: str = ""
    outlet: str = ""
    published: str = ""
    updated: str = ""
    url: str = ""
    agency: str = ""

    def __or__(self, other: "Dateline") -> "Dateline":
        """Both together; where both speak, the first is right."""
        return Dateline(
            self.byline or other.byline,
            self.outlet or other.outlet,
            self.published or other.published,
            self.updated or other.updated,
            self.url or other.url,
            self.agency or other.agency,
        )


def dateline(words: str) -> Dateline | None:
    """What a line says that holds nothing but credits, dates and an address; None for another line."""
    if len(words) > table("dateline")["at_most"]:
        return None
    found = Dateline()
    for piece in _BETWEEN.split(words):
        said = _said(piece.strip())
        if said is None:
            return None
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
    return _PERSON.fullmatch(words) is not None and not is_outlet(words)


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's rather than a person's: NPR, Politico, Daily Wire, The Hill."""
    parts = name.lower().replace(".", "").split()
    if set(parts) & set(table("dateline")["nobody"]) == set(parts):
        return False
    return (
        len(parts) == 1
        or name.isupper()
        or parts[0] == "the"
        or not set(parts).isdisjoint(table("dateline")["outlet_words"])
    )


def _said(words: str) -> Dateline | None:
    if match := _CREDIT.fullmatch(words.removesuffix(".")):
        return _credit(match["who"], match["whom"] or "")
    if match := _WIRE.fullmatch(words):
        return Dateline(agency=match["agency"])
    if _ADDRESS.fullmatch(words):
        return Dateline(url=words)
    lead = _lead().match(words)
    date = written_date(words[lead.end() :] if lead else words)
    if not date:
        return None
    return Dateline(updated=date) if lead and lead["updated"] else Dateline(published=date)


def _credit(who: str, whom: str) -> Dateline:
    nobody = set(table("dateline")["nobody"])
    if set(who.lower().split()) <= nobody:
        return Dateline(outlet=whom)
    if is_outlet(who):
        return Dateline(outlet=who)
    works_for = whom if whom and is_outlet(whom) and set(whom.lower().split()).isdisjoint(nobody) else ""
    return Dateline(byline=who, outlet=works_for)


@cache
def _lead() -> re.Pattern[str]:
    rules = table("dateline")
    return re.compile(
        rf"(?:{any_of(rules['published'])}|(?P<updated>{any_of(rules['updated'])}))(?:[ ]on)?[ :]\s*",
        re.IGNORECASE,
    )
