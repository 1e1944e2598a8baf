"""A quantity in its sentence: who says it or wants it, of which time it is meant, and of whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from workbench.domain.dates_said import SaidDate, dates_said
from workbench.domain.evidence import SpeechAct
from workbench.domain.periods import Period
from workbench.domain.span import Span
from workbench.finding.cues.lexicon import negators
from workbench.finding.cues.statement import Place
from workbench.finding.cues.terms import terms
from workbench.finding.cues.voices import Voice, voices
from workbench.finding.fates import clause_end, fates
from workbench.finding.folding import lower, same_look
from workbench.finding.quantities import each_quantity
from workbench.finding.quantity import Quantity
from workbench.finding.quotations import quotations
from workbench.finding.stems import stem
from workbench.finding.wanting import inside_sentence, verbs_of_wanting, wanted_by
from workbench.finding.wording_lists import little_words
from workbench.finding.wordlists import words_of

_BEFORE, _AFTER = 400, 300
"""Characters around a sentence that may tell whose quotation it is from."""

_LONG = 1_000_000
_NESTED = 8
"""More quotations do not stand around one place."""

_NEAR = 60
"""Characters on either side of a number in which its place is told."""

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_PLACE = re.compile(
    r"\b(?:in|from|across|throughout|inside) (?:the )?((?:[A-Z][\w.-]+)(?: [A-Z][\w.-]+){0,2})"
)
_LONGEST_NAME = 80
_RECORD = re.compile(r"\b(?:worst|most|least|first|\w+est)\b[^,.;]{0,40} since (?:the )?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|until) (?:the )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in a text. All positions are code points of the text's words.

    The sentence is from `start` to `end`. `said_by` is who is told to say it, `wanted_by` who is told to
    want, plan or grant it; "" when nobody is named. `when` are the words for the time it is meant of, and
    `period` its days, None when the sentence does not tell; `is_deadline` when it is to be so by then.
    `names` and `places` narrow of whom and where it is true, `fates` what becomes of those who are counted
    (“going”, “killed”), `is_denied` when they are said not to have done so. `topic` are stems of what else
    the sentence speaks of, and `named` the names in it.
    """

    quantity: Quantity
    start: int
    end: int
    said_by: str = ""
    wanted_by: str = ""
    when: str = ""
    period: Period | None = None
    is_deadline: bool = False
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    fates: frozenset[str] = frozenset()
    is_denied: bool = False
    topic: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    @property
    def time(self) -> str:
        """The time it is meant of: `for Dec 2011`, `by 1 Jan 2012`; "" when the sentence does not tell."""
        return f"{'by' if self.is_deadline else 'for'} {self.period}" if self.period else ""

    def written(self, words: str) -> str:
        """The number with what qualifies it and what it counts, as the text has it, in one line."""
        return " ".join(words[self.quantity.phrase_start : self.quantity.phrase_end].split())


def mentions(words: str, sentences: Sequence[Span], published: str) -> Iterator[Mention]:
    """The quantities of a text, each in its sentence, in order.

    `sentences` are in order; from `published`, a date as cases keep it, “the end of the year” is told.
    """
    at = -1
    sentence: _Sentence | None = None
    quoted: _Quoted | None = None
    for quantity in each_quantity(words):
        first = max(at, 0)
        while first < len(sentences) and sentences[first][1] <= quantity.start:
            first += 1
        if first == len(sentences):
            return
        if sentences[first][0] > quantity.start:
            continue
        if first != at or sentence is None:
            at, sentence = first, _Sentence(words, *sentences[first], published)
        quoted = quoted or _Quoted(words)
        yield _mention(sentence, quantity, quoted)


class _Sentence:
    """A sentence of a text; what is asked of it for each of its numbers is found out once."""

    def __init__(self, words: str, start: int, end: int, published: str) -> None:
        self.start, self.end = start, end
        self.words = words[start:end]
        self.place = Place(self.words, words[max(0, start - _BEFORE) : start], words[end : end + _AFTER])
        self._published = published

    @cached_property
    def looks(self) -> str:
        return lower(same_look(self.words))

    @cached_property
    def dates(self) -> list[tuple[SaidDate, Period]]:
        """Those it speaks of, not those since which nothing was worse."""
        said_there = (one for one in dates_said(self.words) if not _RECORD.search(self.words, 0, one.start))
        found = ((said, said.period(self._published)) for said in said_there)
        return [(said, period) for said, period in found if period is not None]

    @cached_property
    def terms(self) -> list[tuple[int, int, str]]:
        """Its telling words as start, end and stem."""
        found = ((match, match[0].lower().rstrip(".")) for match in _WORD.finditer(self.words))
        return [(*match.span(), stem(word)) for match, word in found if word not in little_words()]

    @cached_property
    def names(self) -> frozenset[str]:
        """Its words with a capital, in lower case; the first may be no name and is left out."""
        found = (match[0] for match in _WORD.finditer(self.words, 1) if match[0][0].isupper())
        return frozenset(_bare(word) for word in found if word.lower() not in little_words())

    @cached_property
    def wanting(self) -> list[Span]:
        """Its verbs of wanting, each from where it begins to where it reaches."""
        return verbs_of_wanting(self.words, self.looks)


class _Quoted:
    """Who is quoted where in a text; of a very long one nothing is known."""

    def __init__(self, words: str) -> None:
        found = quotations(words) if len(words) <= _LONG else []
        self._quotations = [one for one in found if one.said.speaker]
        self._at = 0

    def speaker_at(self, position: int) -> str:
        """Whose words a position lies in, the innermost; positions are asked in their order."""
        while self._at < len(self._quotations) and self._quotations[self._at].end <= position:
            self._at += 1
        around = [
            one
            for one in self._quotations[self._at : self._at + _NESTED]
            if any(start <= position < end for start, end in one.pieces)
        ]
        return max(around, key=lambda one: one.depth).said.speaker if around else ""


def _mention(sentence: _Sentence, quantity: Quantity, quoted: _Quoted) -> Mention:
    # a number with what counts may reach beyond what was taken for its sentence
    first = max(quantity.phrase_start - sentence.start, 0)
    last = min(quantity.phrase_end, max(sentence.end, quantity.end)) - sentence.start
    near = slice(max(0, first - _NEAR), last + _NEAR)
    wants = wanted_by(sentence.words, sentence.looks, sentence.wanting, first, last)
    when = _time(sentence, first)
    written = sentence.words[first:last]
    return Mention(
        quantity,
        sentence.start,
        max(sentence.end, quantity.end),
        said_by=quoted.speaker_at(quantity.start) or _said_by(sentence, first, written, wants),
        wanted_by=wants,
        when=when[0].words if when else "",
        period=when[1] if when else None,
        is_deadline=when is not None and _BY.search(sentence.words[: when[0].start]) is not None,
        names=_names(quantity.scope),
        places=frozenset(filter(None, map(_name, _PLACE.findall(sentence.words[near])))),
        fates=fates(quantity, sentence.looks, first, last),
        is_denied=_is_denied(sentence.words, last),
        topic=frozenset(term for start, end, term in sentence.terms if end <= first or start >= last),
        named=sentence.names,
    )


# ── who ─────────────────────────────────────────────────────────────────────────────────────────


def _said_by(sentence: _Sentence, at: int, written: str, wants: str) -> str:
    """Who is told to say it; the verb by which somebody wants it does not tell that they say it."""
    told = voices(sentence.place)
    for voice in told:
        if voice.speaker and any(first <= at < last for first, last in voice.quoted):
            return inside_sentence(voice.speaker.full)
    speaking = [voice for voice in told if voice.at != (0, 0)]
    for voice in (*(one for one in reversed(speaking) if one.at[0] < at), *speaking):
        if voice.speaker is None or written in voice.speaker.full:  # “two officials told” counts who speaks
            continue
        if (speaker := inside_sentence(voice.speaker.full)) != wants:
            return speaker
    return _document(sentence.words, told, at)


def _document(sentence: str, told: Sequence[Voice], at: int) -> str:
    """“the Fox News report” of “the Fox News report, stating that …”"""
    unnamed = [voice for voice in told if voice.speaker is None and 0 < voice.at[0] < at]
    if not unnamed or unnamed[-1].act is not SpeechAct.ASSERTS:
        return ""
    verb = unnamed[-1].at[0]
    found = _named_document().search(sentence, max(0, verb - _LONGEST_NAME), verb)
    return inside_sentence(found[1]) if found else ""


@cache
def _named_document() -> re.Pattern[str]:
    nouns = "|".join(words_of("quantities")["wanting"]["documents"])
    return re.compile(rf"((?:[Tt]he |[Aa]n? )?(?:[A-Z][\w.&-]* ){{0,4}}(?:{nouns}))(?:,| that)? $")


# ── when ────────────────────────────────────────────────────────────────────────────────────────


def _time(sentence: _Sentence, at: int) -> tuple[SaidDate, Period] | None:
    """The date nearest to the number, and its days."""
    if not sentence.dates:
        return None
    return min(sentence.dates, key=lambda one: abs(one[0].start - at))


# ── of whom ─────────────────────────────────────────────────────────────────────────────────────


def _names(scope: str) -> frozenset[str]:
    """The words of a scope that say of whom: “U.S.”, “Iraqi”; not “additional”."""
    return frozenset(
        name for word in scope.split() if (name := _scopes().get(word.lower())) or (name := _name(word))
    )


def _name(written: str) -> str:
    """One name for all words of a country, the words themselves for others; "" for no name."""
    words = [word for word in written.split() if word[0].isupper()]
    if not words:
        return ""
    plain = " ".join(words).lower().removesuffix("'s").removesuffix("’s").rstrip(",")
    return _scopes().get(plain, plain)


@cache
def _scopes() -> dict[str, str]:
    return {
        word: line.split()[0] for line in words_of("quantities")["scopes"]["names"] for word in line.split()
    }


def _is_denied(words: str, last: int) -> bool:
    """Whether what the counted do is negated behind the number: “600,000 households failed to receive it”."""
    behind = words[last : clause_end(words, last)]
    if not negators().search(lower(same_look(behind))):  # of most sentences no more need be known
        return False
    return any(term.turned_by is not None for term in terms(behind))


def _bare(name: str) -> str:
    return name.lower().removesuffix("'s").removesuffix("’s").rstrip(".")
