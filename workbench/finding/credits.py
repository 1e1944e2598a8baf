"""From whom an outlet says it has a story: an agency that wrote it, or another outlet that had it first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from workbench.finding.wordlists import words_of

_OPENING = 300
"""Characters at the beginning of a story in which an agency's name can stand as a mark."""

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Credit:
    """Another outlet or agency by its one name, and the words in which it is credited."""

    outlet: str
    words: str


def one_name(outlet: str) -> str:
    """The name by which an outlet is compared: “The Associated Press” is “AP”, “The Wire” “Wire”."""
    plain = _without_article(" ".join(outlet.split()))
    return _agency_forms().get(plain.casefold(), plain)


def is_same_outlet(one: str, other: str) -> bool:
    return one_name(one).casefold() == one_name(other).casefold()


@lru_cache(maxsize=2048)
def agency_of(outlet: str, byline: str, words: str, closing: str = "") -> Credit | None:
    """The news agency whose story this is: by its outlet, its byline, how the story begins, or how it ends.

    `words` is what the outlet answers for; `closing` may hold more, such as a copyright line.
    """
    for said in (outlet, byline):
        if (name := one_name(said)) in words_of("origins")["agencies"]:
            return Credit(name, said)
    carried = words_of("origins")["carried"]
    places = (
        ([r"\bNAME\b"], byline),
        (carried["opening"], words[:_OPENING].lstrip()),
        (carried["closing"], closing or words),
    )
    for patterns, text in places:
        for found in _mentions(tuple(patterns), tuple(_agencies()), text):
            return Credit(one_name(found["name"]), _shown(text, found))
    return None


def credits(words: str, paragraphs: Sequence[str], names: Sequence[str]) -> list[Credit]:
    """The outlets that are credited: for the whole story anywhere in `words`, for what is said in them in
    the `paragraphs`. `names` are those that can be told; agencies and well-known ones are always.
    """
    known = frozenset((*names, *words_of("origins")["outlets"], *_agencies()))
    patterns = words_of("origins")["credited"]
    found = [*_credited(tuple(patterns["whole"]), known, words)]
    for paragraph in paragraphs:
        found += _credited(tuple(patterns["paragraph"]), known, paragraph)
    return list({credit.outlet.casefold(): credit for credit in reversed(found)}.values())[::-1]


@lru_cache(maxsize=4096)
def _credited(patterns: tuple[str, ...], known: frozenset[str], text: str) -> tuple[Credit, ...]:
    there = sorted({name for name in map(_without_article, known) if name and name in text})
    found = _mentions(patterns, tuple(there), text)
    return tuple(Credit(one_name(one["name"]), _shown(text, one)) for one in found)


def _mentions(patterns: tuple[str, ...], names: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    if names and text:
        for pattern in _compiled(patterns, names):
            yield from pattern.finditer(text)


@lru_cache(maxsize=512)
def _compiled(patterns: tuple[str, ...], names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    name = rf"(?:[Tt]he )?(?P<name>{'|'.join(map(re.escape, longest_first))})"
    return tuple(re.compile(pattern.replace("NAME", name)) for pattern in patterns)


def _shown(text: str, found: re.Match[str]) -> str:
    """The words of a credit with the line they stand in, as far as it is not long."""
    start = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _AROUND)
    end = text.find("\n", found.end())
    end = min(len(text) if end < 0 else end, found.end() + _AROUND)
    while start < found.start() and start and not text[start - 1].isspace():
        start += 1
    while end > found.end() and end < len(text) and not text[end].isspace():
        end -= 1
    return " ".join(text[start:end].split())


@cache
def _agencies() -> Mapping[str, str]:
    """Each form of an agency's name, and its one name."""
    agencies: Mapping[str, Sequence[str]] = words_of("origins")["agencies"]
    return {form: name for name, forms in agencies.items() for form in forms}


@cache
def _agency_forms() -> Mapping[str, str]:
    return {_without_article(form).casefold(): name for form, name in _agencies().items()}


def _without_article(outlet: str) -> str:
    return outlet[4:] if outlet.startswith(("The ", "the ")) else outlet
