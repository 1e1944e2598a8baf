"""The noun that a number counts: `troop` of “27,000 U.S. troops”, and which nouns are comparable with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from workbench.finding.wordlists import words_of

_MOST = 6
"""So many words are looked at behind a number: “27,000 heavily armed U.S. and allied soldiers”."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][\w'&-]*")
_GAP = re.compile(r" (?!\s)|\n(?=[a-z])|, (?=[a-z]+ [a-z])|-")
_NUMBER = r"[\d.,]+(?: (?:thousand|million|billion))?"
_OF = re.compile(rf" (?:worth )?of (?:(?:the|its|his|her|their|our|all|these|those) )?(?:{_NUMBER}(?= ))?")
_NEXT_NUMBER = re.compile(
    rf",? (?:to|and|or|from) (?:(?:about|only|nearly|some|just|even|perhaps|around) )?{_NUMBER}(?=[ -])"
)
_THE = re.compile(r" (?:the|its|his|her|their|our|all|these|those) ")
_IN = re.compile(r" (?:worth of|in|for) ")
_ENDINGS = (("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zzes", "zz"), ("ies", "y"))


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: `lemma`, the singular of its head, and `scope`, the words that narrow it.

    It stands from `start` to `end`. `is_carried` when it is told by words further back.
    """

    start: int
    end: int
    lemma: str
    scope: str = ""
    is_carried: bool = False


def counted_behind(words: str, looks: str, at: int) -> Counted | None:
    """What the noun behind a number that ends at `at` says is counted; None where none follows."""
    return _first_plural(words, looks, at)


def single_behind(words: str, looks: str, at: int) -> Counted | None:
    """The same for “one”: only words that surely count, as of “one soldier”."""
    run = list(_run(words, looks, at))
    for number, word in enumerate(run[:3]):
        if alike(lemma(word[0])) in _single() and not word[0].endswith("'s"):
            return _counted(words, run[: number + 1])
    return None


def of_behind(
    words: str, looks: str, at: int, *, is_money: bool = False, is_share: bool = False
) -> Counted | None:
    """What a share, an amount or a length is of: “of GDP”, “in aid”, “half the troops”."""
    lead = _OF.match(looks, at)
    if lead is None and (is_money or is_share):
        lead = (_IN if is_money else _THE).match(looks, at)
    if lead is None:
        return None
    begins = looks[lead.end() - 1] == " "
    found = _first_plural(words, looks, lead.end(), begins=begins)
    if found is not None:
        return found
    run = list(_run(words, looks, lead.end(), begins=begins))[:3]
    names = [word for word in run if words[word.start()].isupper()]
    if not run or (names and not lead[0].strip().endswith(("of", "the"))):
        return None  # “in Iraq” says where
    if run[0][0].endswith("ing"):
        return None  # “of chipping away”
    return _counted(words, run)


def single_run(words: str, looks: str, at: int) -> Counted | None:
    """What stands behind a joined number, one or many: “force” of “a 27,000-strong NATO force in Iraq”."""
    following = list(_run(words, looks, at))
    known = [number for number, word in enumerate(following) if lemma(word[0]) in _alike()]
    plain = [number for number, word in enumerate(following) if not words[word.start()].isupper()]
    end = next(iter(known or plain), len(following) - 1) + 1
    return _counted(words, following[:end]) if following else None


def measure_behind(words: str, looks: str, at: int) -> Counted | None:
    """The measure that an amount which ends at `at` is the size of: “a $1.2 trillion deficit”."""
    run = list(_run(words, looks, at))[:2]
    for number, word in enumerate(run):
        if _measures().fullmatch(word[0]):
            return _counted(words, run[: number + 1])
    return None


def counted_further(words: str, looks: str, at: int) -> Counted | None:
    """What the next number counts, when both count the same: “10,000 or 20,000 troops”."""
    following = _NEXT_NUMBER.match(looks, at)
    found = _first_plural(words, looks, following.end()) if following else None
    return Counted(found.start, found.end, found.lemma, found.scope, is_carried=True) if found else None


def named_in(looks: str, first: int, at: int) -> Counted | None:
    """What an amount is of by the last measure named between `first` and `at`: “price”, “inflation”."""
    nearest = None
    for match in _measures().finditer(looks, first, at):
        nearest = match
    if nearest is None:
        return None
    narrowed = _narrowed().search(looks, first, nearest.start())
    begin = narrowed.start() if narrowed else nearest.start()
    return Counted(begin, nearest.end(), lemma(looks[begin : nearest.end()]), is_carried=True)


def carried(words: str, looks: str, first: int, at: int) -> Counted | None:
    """What is counted by a number that stands alone, from the words between `first` and `at`.

    The nearest words that speak of numbers: “the number of troops”, “troop levels”, “U.S. troops”.
    """
    nearest = None
    for match in _countable().finditer(looks, first, at):
        nearest = match
    if nearest is None:
        return None
    start, end = nearest.span()
    scope_start = start
    lead = words[first:start]
    name = re.search(r"(?:(?:[A-Z]\.){2,}|[A-Z][\w-]+)(?= $)", lead[-24:])
    if name:
        scope_start = start - (len(lead[-24:]) - name.start())
    scope = words[scope_start:start].strip()
    return Counted(scope_start, end, lemma(nearest["noun"]), scope, is_carried=True)


@lru_cache(maxsize=8192)
def lemma(word: str) -> str:
    """The singular, in lower case: `troops` → `troop`, `service members` → `service member`."""
    head, blank, last = word.lower().replace("-", " ").rpartition(" ")
    return head + blank + _singular(last)


def alike(counted: str) -> str:
    """The name of what is comparable: `troops` for soldiers and forces; the word itself for others."""
    return _alike().get(counted, counted)


@lru_cache(maxsize=8192)
def plural(counted: str) -> str:
    """What many of it are called: `troop` → `troops`, `person` → `people`; groups keep their names."""
    if counted in words_of("quantities")["alike"]:
        return counted
    for many, one in words_of("quantities")["irregular"].items():
        if one == counted:
            return str(many)
    if counted in words_of("quantities")["counted"]["plurals"]:
        return counted
    if counted.endswith(("s", "x", "ch", "sh")):
        return f"{counted}es"
    if counted.endswith("y") and counted[-2:-1] not in tuple("aeiou"):
        return f"{counted[:-1]}ies"
    return f"{counted}s"


def _singular(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    irregular = words_of("quantities")["irregular"]
    if word in irregular:
        return str(irregular[word])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                return word.removesuffix(ending) + instead
        return word[:-1]
    return word


def _first_plural(words: str, looks: str, at: int, *, begins: bool = False) -> Counted | None:
    run = list(_run(words, looks, at, begins=begins))
    for number, word in enumerate(run):
        if not _is_plural(word[0]):
            continue
        last = number
        while last + 1 < len(run) and _is_plural(run[last + 1][0]) and looks[run[last].end()] == " ":
            last += 1
        return _counted(words, run[: last + 1])
    return None


def _counted(words: str, run: list[re.Match[str]]) -> Counted:
    """The head is the last word of the run, or its last two where they are one thing: `service members`."""
    heads = 1
    if len(run) > 1 and lemma(f"{run[-2][0]} {run[-1][0]}") in _alike():
        heads = 2
    head_start = run[-heads].start()
    start, end = run[0].start(), run[-1].end()
    head = " ".join(word[0] for word in run[-heads:])
    return Counted(start, end, lemma(head), words[start:head_start].strip(" -\n"))


def _run(words: str, looks: str, at: int, *, begins: bool = False) -> Iterator[re.Match[str]]:
    """The words behind `at` up to a point, a number, or a word that begins something else.

    `begins` when the first word stands right there.
    """
    after_name = False
    for number in range(_MOST):
        if number or not begins:
            gap = _GAP.match(looks, at)
            if gap is None or (not number and gap[0][0] == ","):  # “one in twenty, auditors find”
                return
            at = gap.end()
        word = _WORD.match(looks, at)
        if word is None or (word[0] in _borders() and not _is_passed(words, word, after_name)):
            return
        yield word
        after_name = words[word.start()].isupper()
        at = word.end()


def _is_passed(words: str, word: re.Match[str], after_name: bool) -> bool:
    """Whether a border is none: “US troops”, “U.S. and coalition troops”."""
    return words[word.start() : word.end()] == "US" or (after_name and word[0] in ("and", "or"))


def _is_plural(word: str) -> bool:
    lists = words_of("quantities")["counted"]
    if word in lists["plurals"]:
        return True
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "'s")) or "." in word:
        return False
    return word not in _singulars()


@cache
def _singulars() -> frozenset[str]:
    return frozenset(words_of("quantities")["counted"]["singulars"])


@cache
def _borders() -> frozenset[str]:
    return frozenset(words_of("quantities")["counted"]["borders"])


@cache
def _single() -> frozenset[str]:
    return frozenset(alike(word) for word in words_of("quantities")["counted"]["single"])


@cache
def _alike() -> Mapping[str, str]:
    groups = words_of("quantities")["alike"]
    return {word: name for name, members in groups.items() for word in members}


@cache
def _countable() -> re.Pattern[str]:
    """Nouns by which a number that stands alone may be understood."""
    lists = words_of("quantities")
    known = {word for name in lists["counted"]["carriers"] for word in lists["alike"][name]}
    known |= {word for word, singular in lists["irregular"].items() if singular in known}
    nouns = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"\b(?:numbers? of )?(?P<noun>(?:{nouns})s?)\b(?:'s?)?(?: levels?)?")


@cache
def _narrowed() -> re.Pattern[str]:
    """A word before a measure that makes another one of it: “core inflation”, “food prices”."""
    return re.compile(rf"\b(?:{'|'.join(words_of('quantities')['measures']['narrowed'])})[ -]$")


@cache
def _measures() -> re.Pattern[str]:
    nouns = "|".join(words_of("quantities")["measures"]["words"])
    return re.compile(rf"\b(?:{nouns})s?\b")
