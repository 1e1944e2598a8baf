"""Who says what is quoted, and by which verb, as far as the sentence tells.

A quotation is announced (“Esper told reporters, “…””), followed (““…,” one source said”), or stands
inside a clause (“Carney said that “…””). Nothing is better than somebody wrong: where the sentence does
not say clearly who speaks, nobody is named.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from workbench.finding.quotation_marks import Quoted
from workbench.finding.quotation_words import any_of, listed

Span = tuple[int, int]

_QUOTE, _MARK = "\x00", "\x01"
_BEFORE, _AFTER, _BACK = 400, 260, 700
_LONGEST = 12
"""Words that a speaker may be called by."""

_TOKEN = re.compile(
    r"\[[^\]\n]{1,60}\]|[^\W_](?:[\w’'&/-]*\w)?(?:\.[^\W_]\w*)*\.?|[\x00\x01]+|[^\w\s\x00\x01]"
)
_BORDER = re.compile(rf"[.!?…][{_MARK})\]]*(\s+)(?=[\x00\x01(\[]*[^\Wa-zß-öø-ÿ]|\x01)|\n\s*\n|\n(?=[^a-z])")
_ASIDE = 120
_STOP = re.compile(rf"[;{_QUOTE}{_MARK}]|\n")
_JUST = 4
_LAST_WORD = re.compile(r"[\w.’'-]+$")


@dataclass(frozen=True, slots=True)
class Said:
    """Who says something: `speaker` as fully as the text names them before (“he” is “Gen. Mark Milley”),
    `speaker_at` where this sentence names them, the `verb` with whom it is said to (“told reporters”),
    and `verb_at`. Empty and (0, 0) where the text does not tell.
    """

    speaker: str = ""
    speaker_at: Span = (0, 0)
    verb: str = ""
    verb_at: Span = (0, 0)
    is_relayed: bool = False
    """Whether it is only told who passes the words on."""


NOBODY = Said()


@dataclass(frozen=True, slots=True)
class _Word:
    written: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.written.lower().rstrip(".").removesuffix("’s").removesuffix("'s")

    @property
    def is_word(self) -> bool:
        return self.written[0].isalnum() or self.written[0] == "["

    @property
    def is_capital(self) -> bool:
        return self.written[0].isupper() or self.written[0] == "["


class Speakers:
    """A text whose quotations are asked who says them, one after the other in their order."""

    def __init__(self, words: str, quotations: Sequence[Quoted]) -> None:
        self._words = words
        self._masked = _masked(words, quotations)
        self._borders = [0, *(found.end() for found in _BORDER.finditer(self._masked) if self._is_end(found))]
        self._last: tuple[str, int] = ("", -_BACK)

    def of(self, start: int, gap: Span | None, end: int, *, is_embedded: bool) -> Said:
        """Who says the quotation from `start` to `end`; `gap` is where it is first interrupted, else
        None. `is_embedded` when it ends without a comma, so that what follows goes on with the sentence.
        """
        after = gap or (end, min(len(self._words), self._sentence_end(end)))
        said = self._best(start, after, end, is_embedded)
        if said.speaker:
            said = self._resolved(said)
        return said

    def interrupts(self, first: int, last: int, end: int) -> bool:
        """Whether the words between two quotations do nothing but say who speaks: “,” Trump said. “”.

        `end` is that of the second one; what follows may say that this is somebody else.
        """
        between = self._masked[first:last]
        if len(between) > _AFTER or _QUOTE in between or "\n\n" in between:
            return False
        said = self._following(first, last)
        if not said.speaker or not between.rstrip().endswith((".", ",", ";", ":", "—", "–", "-")):
            return False
        point = first + len(between.rstrip()) - 1
        if any(first < at < point for at in self._borders_in(first, last)):
            return False
        other = self._following(end, min(self._sentence_end(end), end + _AFTER))
        return other.is_relayed or _may_be_one(said.speaker, other.speaker)

    # ── where to look ───────────────────────────────────────────────────────────────────────────

    def _best(self, start: int, after: Span, end: int, is_embedded: bool) -> Said:
        follows = NOBODY if is_embedded else self._following(*after)
        if follows.speaker and not follows.is_relayed:
            return follows
        announced = self._announcing(start)
        if not announced.speaker:
            announced = self._around(start, end) if is_embedded else announced
        if announced.speaker and not announced.is_relayed:
            return announced
        for found in (self._according(end), self._introduced(start), follows, announced):
            if found.speaker:
                return found
        return NOBODY

    def _following(self, first: int, last: int) -> Said:
        """“… ,” the disproven letter had said; “… ,” said Trump."""
        last = min(last, first + _AFTER)
        stop = _STOP.search(self._masked, first, last)
        words = _words_of(self._masked, first, stop.start() if stop else last)
        while words and not words[0].is_word:
            words = words[1:]
        for at, word in enumerate(words[: _LONGEST + 12]):
            if not self._is_verb(words, at):
                continue
            if at == 0:
                may_turn = word.plain not in listed("takes_hearer") or word.plain in ("asked", "asks")
                speaker = _leading(words[1:]) if may_turn else []
            else:
                before = [*words[:at]]
                speaker = _leading(before)
                if speaker and not _only_between(before[len(speaker) :]):
                    speaker = []
            if speaker and _names_somebody(speaker):
                return self._said(speaker, words, at)
            if word.plain not in listed("between"):
                break
        return NOBODY

    def _announcing(self, start: int) -> Said:
        """“Esper told reporters there was “…””: the last verb of saying before the quotation."""
        first = max(self._sentence_start(start), start - _BEFORE)
        words = _words_of(self._masked, first, start)
        if words and words[-1].written == ":" and _is_name(words[:-1]):
            speaker = words[:-1]
            return Said(self._called(speaker), (speaker[0].start, speaker[-1].end))
        for at in range(len(words) - 1, -1, -1):
            if self._is_verb(words, at) and self._is_near(words, at):
                speaker = _subject(words, at)
                if speaker and _names_somebody(speaker):
                    return self._said(speaker, words, at)
                if words[at].plain not in listed("also_nouns"):
                    return NOBODY
        return NOBODY

    def _around(self, start: int, end: int) -> Said:
        """“The report, sourced to “…” says …”: the verb comes right after."""
        words = _words_of(self._masked, end, min(len(self._masked), end + 60))
        first = max(self._sentence_start(start), start - _BEFORE)
        for at in range(min(3, len(words))):
            if self._is_verb(words, at):
                speaker = _leading(_words_of(self._masked, first, start))
                return self._said(speaker, words, at) if speaker and _names_somebody(speaker) else NOBODY
            if words[at].plain not in listed("between"):
                break
        return NOBODY

    def _according(self, end: int) -> Said:
        last = min(self._sentence_end(end), end + _AFTER, len(self._masked))
        found = any_of("according").search(self._masked, end, last)
        if found is None:
            return NOBODY
        words = _words_of(self._masked, found.end(), last)
        speaker = _leading(words)
        if not speaker or not _names_somebody(speaker):
            return NOBODY
        return Said(
            self._called(speaker),
            (speaker[0].start, speaker[-1].end),
            found[0],
            found.span(),
            is_relayed=True,
        )

    def _introduced(self, start: int) -> Said:
        """Somebody is announced at the end of the paragraph before, with a colon."""
        before = self._masked[max(0, start - _BEFORE) : start]
        if not before.rstrip().endswith(":") or "\n" not in before[len(before.rstrip()) :]:
            return NOBODY
        return self._announcing(start - len(before) + len(before.rstrip()))

    # ── what is found ───────────────────────────────────────────────────────────────────────────

    def _is_verb(self, words: Sequence[_Word], at: int) -> bool:
        plain = words[at].plain
        if plain not in listed("saying") and plain not in listed("relaying"):
            return False
        before = words[at - 1] if at else None
        if plain in listed("also_nouns") | listed("relaying"):
            if words[at].is_capital:
                return False
            owned = before is not None and before.written.endswith(("’s", "'s"))
            after = words[at + 1].plain if at + 1 < len(words) else ""
            is_noun = owned or after in listed("verbs") or (before and before.plain in listed("determiners"))
            return not is_noun and after != "by"
        return before is None or before.plain not in ("the", "a", "an", "be", "being")

    def _is_near(self, words: Sequence[_Word], at: int) -> bool:
        """Whether a verb that often means something else stands as near as one of saying does."""
        between = len(words) - 1 - at
        if words[at].plain in listed("right_before"):
            return between <= 1
        return words[at].plain not in listed("just_before") or between <= _JUST

    def _said(self, speaker: Sequence[_Word], words: Sequence[_Word], at: int) -> Said:
        verb = words[at]
        end = _hearer_end(words, at) if speaker[0].start < verb.start else verb.end
        return Said(
            self._called(speaker),
            (speaker[0].start, speaker[-1].end),
            self._words[verb.start : end],
            (verb.start, end),
            is_relayed=verb.plain in listed("relaying"),
        )

    def _called(self, speaker: Sequence[_Word]) -> str:
        name = " ".join(self._words[speaker[0].start : speaker[-1].end].split())
        return name.removeprefix("[").removesuffix("]") if name.count("[") <= 1 else name

    def _resolved(self, said: Said) -> Said:
        """“he” and “she” are those who were named last."""
        if said.speaker.lower() not in listed("he_or_she"):
            if _has_name(said.speaker):
                self._last = said.speaker, said.speaker_at[1]
            return said
        at = said.speaker_at[0]
        name, place = self._last
        for person in _person().finditer(self._masked, max(0, at - _BACK), at):
            if person.end() > place and self._is_subject(person.end()):
                name, place = " ".join(person[0].split()), person.end()
        if not name or not 0 <= at - place <= _BACK or not _may_be(said.speaker.lower(), name):
            return said
        self._last = name, at
        return replace(said, speaker=name)

    def _is_subject(self, end: int) -> bool:
        """Whether a name that ends here does something: what follows, past an aside, is a verb."""
        words = _words_of(self._masked, end, min(end + _ASIDE, len(self._masked)))
        if words and words[0].written == ",":
            comma = next((at for at in range(1, len(words)) if words[at].written == ","), len(words))
            words = words[comma + 1 :]
        return bool(words) and _is_verbal(words[0])

    # ── sentences ───────────────────────────────────────────────────────────────────────────────

    def _is_end(self, found: re.Match[str]) -> bool:
        if found[0].startswith("\n") or self._masked[found.start()] != ".":
            return True
        last = _LAST_WORD.search(self._masked, max(0, found.start() - 12), found.start())
        if last is None or found[0].find(_MARK) >= 0:
            return True
        return not _is_short(last[0])

    def _sentence_start(self, at: int) -> int:
        return self._borders[bisect_right(self._borders, at) - 1]

    def _sentence_end(self, at: int) -> int:
        number = bisect_right(self._borders, at)
        return self._borders[number] if number < len(self._borders) else len(self._masked)

    def _borders_in(self, first: int, last: int) -> list[int]:
        number = bisect_right(self._borders, first)
        return self._borders[number : bisect_right(self._borders, last - 1)]


def _masked(words: str, quotations: Sequence[Quoted]) -> str:
    """The words, as long as before, without what is quoted; the point that ends a quotation stays."""
    done: list[str] = []
    at = 0
    for one in quotations:
        if one.depth or one.start < at:
            continue
        last = one.pieces[-1][1]
        done += (words[at : one.start], _MARK, _QUOTE * (last - one.start - 1))
        if words[last - 1] in ".!?…" and last - 1 > one.start:
            done[-1] = done[-1][:-1] + words[last - 1]
        done.append(_MARK * (one.end - last))
        at = one.end
    return "".join((*done, words[at:]))


def _words_of(masked: str, first: int, last: int) -> list[_Word]:
    found: list[_Word] = []
    for token in _TOKEN.finditer(masked, first, last):
        start, end = token.span()
        word = token[0]
        if len(word) > 2 and word.endswith(".") and not _is_short(word[:-1]):
            found += (_Word(word[:-1], start, end - 1), _Word(".", end - 1, end))
        else:
            found.append(_Word(word, start, end))
    return found


def _is_short(word: str) -> bool:
    """Whether a point after the word belongs to it: “Gen.”, “U.S.”, “J.”"""
    return "." in word or word.lower() in listed("abbreviations") or (len(word) == 1 and word.isalpha())


def _leading(words: Sequence[_Word]) -> list[_Word]:
    """The subject that a clause begins with: “Secretary of State Mark Esper” before “quickly pushed”."""
    at = 0
    while at < len(words) and (not words[at].is_word or words[at].plain in listed("openings")):
        at += 1
    if at < len(words) and words[at].plain in listed("prepositions"):
        comma = next((number for number in range(at, len(words)) if words[number].written == ","), None)
        if comma is None:
            return []
        at = comma + 1
    words = words[at:]
    if not words:
        return []
    if words[0].plain in listed("pronouns"):
        return [words[0]]
    if words[0].written[0] == "[":
        return [words[0]]
    if words[0].plain in listed("unnamed"):
        return [words[0]]
    found: list[_Word] = []
    common = words[0].plain in listed("determiners") or not words[0].is_capital
    for number, word in enumerate(words[: _LONGEST + 1]):
        if not word.is_word or _ends_subject(word, words[number + 1 : number + 2], found, common):
            break
        found.append(word)
    while found and (found[-1].plain in listed("within_names") or found[-1].plain in listed("prepositions")):
        found.pop()
    return found if len(found) <= _LONGEST else []


def _ends_subject(word: _Word, coming: Sequence[_Word], found: Sequence[_Word], common: bool) -> bool:
    if not found or word.is_capital:
        return bool(found) and word.plain in listed("days")
    plain = word.plain
    if found[-1].plain in listed("determiners") and plain in listed("also_nouns") | listed("relaying"):
        return False
    if plain in listed("verbs") or plain in listed("clause") or plain.endswith("ly"):
        return True
    if plain in listed("saying") or plain in listed("relaying") or plain in listed("between"):
        return True
    if plain in listed("within_names"):
        return not common and not (
            coming and (coming[0].is_capital or coming[0].plain in listed("within_names"))
        )
    if plain in listed("prepositions"):
        return True
    if plain.endswith(("ed", "ing")) and found:
        return True
    # after a name, small letters are no name any more, but “press secretary Jay Carney” is one, and so
    # are “Iraqi forces” before a verb
    is_last = not coming or not coming[0].is_word or _is_verbal(coming[0])
    if plain.endswith("s") and is_last:
        return False
    return not common and plain not in listed("titles") and not _title_follows(coming)


def _is_verbal(word: _Word) -> bool:
    """Whether a word with which a subject has ended may be its verb."""
    plain = word.plain
    known = any(plain in listed(name) for name in ("saying", "relaying", "verbs", "between"))
    return not word.is_capital and (known or plain.endswith(("ed", "ly")))


def _may_be(pronoun: str, name: str) -> bool:
    """Whether the title of a name, if it has one, goes with “he” or “she”."""
    return not any(word.lower().rstrip(".") in listed("not_" + pronoun) for word in name.split())


def _title_follows(coming: Sequence[_Word]) -> bool:
    return bool(coming) and coming[0].plain in listed("titles")


def _subject(words: Sequence[_Word], verb: int) -> list[_Word]:
    """Who the verb belongs to: the words right before it, past asides between commas; else the
    subject that the sentence begins with.
    """
    at = verb
    while at and words[at - 1].is_word and _is_between(words[at - 1]):
        at -= 1
    participle = words[verb].plain.endswith("ing")
    if at and words[at - 1].written == "," and not participle:
        return _before_aside(words, at - 1) or _leading(words[:verb])
    near = [] if not at or not words[at - 1].is_word else _trailing(words[:at])
    if near:
        return near
    if participle and at and words[at - 1].written == ",":
        named = _trailing(words[: at - 1])
        first = _leading(words[:verb])
        return first or named
    return _leading(words[:verb])


def _before_aside(words: Sequence[_Word], comma: int) -> list[_Word]:
    """“Gen. Mark Milley, chairman of the Joint Chiefs of Staff, told …”"""
    commas = [at for at in range(comma) if words[at].written == ","]
    for at in reversed(commas):
        found = _trailing(words[:at])
        if found and any(word.is_capital for word in found):
            return found
    return []


def _trailing(words: Sequence[_Word]) -> list[_Word]:
    """The speaker that these words end with."""
    found: list[_Word] = []
    for word in reversed(words):
        if not word.is_word or word.plain in listed("clause") or len(found) > _LONGEST:
            break
        if word.plain in listed("saying") and not word.is_capital and not _by_somebody(found):
            break
        if word.plain in listed("verbs") and not word.is_capital:
            break
        found.insert(0, word)
    if not found:
        return []
    if found[-1].plain in listed("pronouns"):
        return [found[-1]]
    if found[-1].written[0] == "[":
        return [found[-1]]
    while found and found[0].plain in listed("openings"):
        found = found[1:]
    if (
        found
        and (found[0].plain in listed("determiners") or found[0].is_capital)
        and not (found[0].plain in listed("prepositions") or found[0].plain in listed("days"))
    ):
        return _leading(found) if _is_phrase(found) else _name_at_end(found)
    if found and found[-1].plain in listed("unnamed") and len(found) <= 3:
        return found
    return _name_at_end(found)


def _by_somebody(after: Sequence[_Word]) -> bool:
    """“written by …” belongs to what is written."""
    return bool(after) and after[0].plain == "by"


def _is_phrase(words: Sequence[_Word]) -> bool:
    return len(_leading(words)) == len(words) or words[0].plain in listed("determiners")


def _name_at_end(words: Sequence[_Word]) -> list[_Word]:
    """The name, with its titles, that the words end with."""
    at = len(words)
    while at and (words[at - 1].is_capital or words[at - 1].plain in listed("within_names")):
        at -= 1
    while at < len(words) and (not words[at].is_capital or words[at].plain in listed("days")):
        at += 1
    if at == len(words):
        return []
    while at and words[at - 1].plain in listed("titles"):
        at -= 1
    return list(words[at:])


def _is_name(words: Sequence[_Word]) -> bool:
    """Whether the words are a name and nothing else: what stands before a colon."""
    if not 0 < len(words) <= _LONGEST or not words[0].is_capital or not words[-1].is_capital:
        return False
    if len(words) > 1 and all(word.written.isupper() for word in words):
        return False  # “SEE ALSO:”
    small = listed("within_names") | listed("titles")
    return all(word.is_word and (word.is_capital or word.plain in small) for word in words)


def _names_somebody(words: Sequence[_Word]) -> bool:
    first = words[0].plain
    if first in listed("pronouns"):
        return first != "who"
    if first in listed("prepositions") or first in listed("saying") or first in listed("verbs"):
        return False
    if all(word.plain in listed("determiners") for word in words):
        return False
    if len(words) == 1 and first.endswith("ing"):
        return False
    if any(word.is_capital for word in words):
        return words[0].plain not in listed("days") and words[0].plain not in listed("clause")
    return words[0].plain in listed("determiners") or words[-1].plain in listed("unnamed") | listed("titles")


def _only_between(words: Sequence[_Word]) -> bool:
    """Whether nothing but asides between commas and small words stand between a speaker and the verb."""
    words = list(words)
    if words and words[0].written == ",":
        comma = next((at for at in range(len(words) - 1, 0, -1) if words[at].written == ","), None)
        if comma is None:
            return False
        words = words[comma + 1 :]
    return all(_is_between(word) for word in words)


def _is_between(word: _Word) -> bool:
    plain = word.plain
    return plain in listed("between") or (plain.endswith("ly") and not word.is_capital)


def _hearer_end(words: Sequence[_Word], verb: int) -> int:
    """The end of “told reporters”, “told the AP”."""
    end = words[verb].end
    if words[verb].plain not in listed("takes_hearer"):
        return end
    for number, word in enumerate(words[verb + 1 : verb + 6]):
        if not word.is_word or word.plain in listed("after_hearer"):
            break
        if number and word.plain in listed("determiners"):
            break
        if (
            number
            and word.plain not in listed("within_names")
            and not (word.is_capital or words[verb + number].plain in listed("determiners"))
        ):
            break
        end = word.end
    return end


def _has_name(speaker: str) -> bool:
    return any(word[:1].isupper() for word in speaker.split()[1:]) or (
        speaker[:1].isupper() and speaker.split()[0].lower() not in listed("determiners")
    )


@cache
def _person() -> re.Pattern[str]:
    """A title and the name of a person after it."""
    titles = "|".join(re.escape(title) for title in sorted(listed("titles"), key=len, reverse=True))
    before = r"(?:(?:[A-ZÀ-Þ][\w.-]*|press|of|the)\s+){0,5}"
    return re.compile(rf"\b{before}(?:(?i:{titles})\.?\s+)+(?:[A-ZÀ-Þ][\w’'.-]*\s+){{0,3}}[A-ZÀ-Þ][\w’'-]+")


def _may_be_one(speaker: str, other: str) -> bool:
    if not other or other.lower() in listed("pronouns"):
        return True
    return not set(speaker_words(speaker)).isdisjoint(speaker_words(other))


def names_in(speaker: str) -> tuple[str, ...]:
    """The names in what a speaker is called, in lower case: of “Gen. Mark Milley” mark and milley, of “the
    man” none.
    """
    called = re.findall(r"[\w’'-]+", speaker)
    return tuple(
        word.lower().removesuffix("’s").removesuffix("'s")
        for word in called
        if word[0].isupper() and len(word) > 1 and not _is_common(word.lower())
    )


def _is_common(word: str) -> bool:
    return word in listed("titles") or word in listed("determiners") or word in listed("pronouns")


def may_be_one(speaker: str, other: str) -> bool | None:
    """Whether two speakers are one, by what they are called; None when that does not tell."""
    names, others = names_in(speaker), names_in(other)
    if names and others:
        short, long = sorted((names, others), key=len)
        is_first_name = len(short) == 1 and len(long) == 2 and short[0] == long[0]
        is_acronym = len(short) == 1 and short[0] == "".join(word[0] for word in long)
        return names[-1] == others[-1] or is_first_name or is_acronym
    if names or others or not speaker or not other:
        return None
    words, other_words = list(speaker_words(speaker)), list(speaker_words(other))
    return True if words and other_words and words[-1] == other_words[-1] else None


def speaker_words(speaker: str) -> Iterator[str]:
    """The words of a speaker's name that tell who it is, in lower case: without titles and articles."""
    for word in re.findall(r"[\w’'-]+", speaker.lower()):
        if word not in listed("titles") and word not in listed("determiners") and len(word) > 1:
            yield word.removesuffix("’s").removesuffix("'s")
