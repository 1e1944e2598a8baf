"""Where a quote is in another text: a newer version of its article, or any text at all.

Words that are found exactly win. Else case, points and look-alike characters are left out of account;
else the nearest place is taken, if enough of what the quote says is there and nothing speaks against
it. A place that is refused is still told, with the reasons, for a person to look at.
"""

from collections.abc import Iterator

from workbench.finding.alignment import closeness
from workbench.finding.folding import folded, same_look, squeezed
from workbench.finding.quote_places import Haystack, Kind, Place, Quote
from workbench.finding.reworded import ENOUGH, POINTS_ONLY, REWORDED, reworded_places

_AGREES = 80.0
"""Of 100: words around a place that are this close to those around the quote are the same ones."""

_TELLING = 8
"""Characters; fewer of them beside a quote tell nothing."""

_NEXT = 3
"""So many places are looked at when the nearest one says something else."""

_AS_NEAR = 15

_MANY = 1000
"""As many exact places are looked at; a quote that stands more often says nothing."""


def place(quote: Quote, haystack: Haystack) -> Place | None:
    """The best place of a quote; None when nothing is near it. Look at its kind before using it."""
    return next(iter(places(quote, haystack)), None)


def places(quote: Quote, haystack: Haystack, most: int = 1) -> list[Place]:
    """Up to `most` places, the best first: those that are taken before those that are refused."""
    found = _exact_places(quote, haystack)
    if len(found) < most and not (found and most == 1):
        near = [*reworded_places(quote, haystack, most)]
        if most == 1 and near and near[0].score >= ENOUGH and _says_otherwise(near[0]):
            near = [*_others_as_near(quote, haystack, near[0]), *near][:1]
        found += [one for one in near if not _covers(found, one)]
    found.sort(key=lambda one: (one.kind is Kind.ABSENT, -one.score))
    return found[:most]


def _others_as_near(quote: Quote, haystack: Haystack, nearest: Place) -> list[Place]:
    """Places nearly as near as one that says something else: the same sentence with other numbers may
    stand in the text more than once.
    """
    others = reworded_places(quote, haystack, _NEXT)
    return [one for one in others if one.reasons == (REWORDED,) and one.score >= nearest.score - _AS_NEAR]


def _says_otherwise(place: Place) -> bool:
    return place.reasons not in ((REWORDED,), (POINTS_ONLY,))


def exact_starts(words: str, haystack: Haystack) -> list[int]:
    """Where these very words begin; kinds of quotation mark, dash and blank are taken for the same."""
    return _starts(haystack.words, words) or _starts(haystack.looks, same_look(words))


def _exact_places(quote: Quote, haystack: Haystack) -> list[Place]:
    words = quote.words.strip()
    if not words:
        return []
    starts = exact_starts(words, haystack)
    if starts:
        return _in_company(quote, haystack, starts, len(words))
    return [
        Place(start, start + len(words), 99, Kind.CHANGED, reasons=(POINTS_ONLY,))
        for start in _starts(haystack.folded, folded(words))
        if squeezed(folded(words))
    ]


def _in_company(quote: Quote, haystack: Haystack, starts: list[int], length: int) -> list[Place]:
    """Places with the very words, those first that stand among the same words."""
    known = bool(quote.before.strip() or quote.after.strip())
    company = {start: _company(quote, haystack, start, length) for start in starts}
    best = max(company.values())
    rivals = [start for start in starts if company[start] == best]
    found = []
    for start in starts:
        reasons = []
        if len(starts) > 1:
            reasons.append(f"stands {len(starts)} times in the text")
        if known and company[start] < _AGREES:
            reasons.append("stands among other words")
        alone = rivals == [start] or (start == quote.expected and start in rivals)
        certain = known and company[start] >= _AGREES and alone
        same = quote.start is None or quote.start == start
        score = 100 if not known or company[start] >= _AGREES else 90 + round(company[start] / 10)
        kind = Kind.SAME if same else Kind.MOVED
        found.append(Place(start, start + length, score, kind, certain, tuple(reasons)))
    found.sort(key=lambda one: (-company[one.start], abs(one.start - (quote.start or 0))))
    return found


def _company(quote: Quote, haystack: Haystack, start: int, length: int) -> float:
    """How much the words around a place are those around the quote, on the side that agrees more."""
    end = start + length
    sides = [
        (quote.before, haystack.words[max(0, start - len(quote.before)) : start]),
        (quote.after, haystack.words[end : end + len(quote.after)]),
    ]
    told = [(squeezed(folded(known)), squeezed(folded(here))) for known, here in sides]
    return max((closeness(known, here) for known, here in told if len(known) >= _TELLING), default=0.0)


def _starts(text: str, quote: str) -> list[int]:
    """Where the quote stands; when it stands anywhere as whole words, only those places."""
    found = list(_all_starts(text, quote))
    whole = [start for start in found if _is_whole(text, start, start + len(quote))]
    return whole or found


def _all_starts(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    for _ in range(_MANY):
        if start < 0:
            return
        yield start
        start = text.find(quote, start + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either edge."""
    begins = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return begins and (end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum()))


def _covers(found: list[Place], near: Place) -> bool:
    return any(one.start < near.end and near.start < one.end for one in found)
