"""Who says what is quoted, and by which verb, as far as the sentence tells.

A quotation is announced (“Esper told reporters, “…””), followed (““…,” one source said”), or stands
inside a clause (“Carney said that “…””). Nothing is better than somebody wrong: where the sentence does
not say clearly who speaks, nobody is named.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from workbench.domain.span import Span
from workbench.finding.masked_words import MARK, QUOTE, Word, covered, is_short, words_between
from workbench.finding.quotation_marks import Quoted
from workbench.finding.quotation_words import any_of, listed
from workbench.finding.speaker_names import person_in, speaker_words
from workbench.finding.subjects import (
    LONGEST,
    explained,
    is_name,
    is_verbal,
    leading,
    name_at_end,
    names_somebody,
    only_between,
    subject,
)

_BEFORE, _AFTER, _BACK = 400, 260, 700
_BORDER = re.compile(rf"[.!?…][{MARK})\]]*(\s+)(?=[\x00\x01(\[]*[^\Wa-zß-öø-ÿ]|\x01)|\n\s*\n|\n(?=[^a-z])")
_ASIDE = 120
_STOP = re.compile(rf"[;{QUOTE}{MARK}]|\n")
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


class Speakers:
    """A text whose quotations are asked who says them, one after the other in their order."""

    def __init__(self, words: str, quotations: Sequence[Quoted]) -> None:
        self._words = words
        self._masked = covered(words, quotations)
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
        if len(between) > _AFTER or QUOTE in between or "\n\n" in between:
            return False
        said = self._following(first, last)
        if not said.speaker or not between.rstrip().endswith((".", ",", ";", ":", "—", "–", "-")):
            return False
        point = first + len(between.rstrip()) - 1
        if any(first < at < point for at in self._borders_in(first, last)):
            return False
        other = self._following(end, min(self._sentence_end(end), end + _AFTER))
        return other.is_relayed or _may_go_on(said.speaker, other.speaker)

    def of_verb(self, start: int, end: int) -> Said:
        """Who does what the verb from `start` to `end` says, which stands outside of any quotation: the
        subject right before it, past asides; nobody when it is a noun or its subject stands further off.
        """
        words = words_between(self._masked, max(self._sentence_start(start), start - _BEFORE), end)
        at = next((number for number, word in enumerate(words) if word.start >= start), len(words))
        if not 0 < at < len(words) or self._is_noun(words, at) or _is_passive(words, at):
            return NOBODY
        is_relative = words[at - 1].plain == "who"
        speaker = name_at_end(words[: at - 1]) if is_relative else subject(words, at)
        if not speaker or not names_somebody(speaker):
            return NOBODY
        first, last = (words.index(word) for word in (speaker[0], speaker[-1]))
        if not is_relative and (link := _beside(words, first)):
            speaker = _with_its_body(words, link, last)
        if not speaker or not _only_between(words[last + 1 : at]):
            return NOBODY
        return self._resolved(self._said(speaker, words, at))

    def named_behind(self, end: int) -> Said:
        """Who is named right behind words like “according to” that end at `end`."""
        words = words_between(self._masked, end, min(self._sentence_end(end), end + _AFTER))
        is_name = bool(words) and words[0].is_word and words[0].plain not in listed("clause")
        speaker = explained(words) if is_name else []
        if not speaker or not names_somebody(speaker):
            return NOBODY
        return Said(self._called(speaker), (speaker[0].start, speaker[-1].end), is_relayed=True)

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
        words = words_between(self._masked, first, stop.start() if stop else last)
        while words and not words[0].is_word:
            words = words[1:]
        for at, word in enumerate(words[: LONGEST + 12]):
            if not self._is_verb(words, at):
                continue
            if at == 0:
                may_turn = word.plain not in listed("takes_hearer") or word.plain in ("asked", "asks")
                speaker = explained(words[1:]) if may_turn else []
            else:
                before = [*words[:at]]
                speaker = leading(before)
                if speaker and not only_between(before[len(speaker) :]):
                    speaker = []
            if speaker and names_somebody(speaker):
                return self._said(speaker, words, at)
            if word.plain not in listed("between"):
                break
        return NOBODY

    def _announcing(self, start: int) -> Said:
        """“Esper told reporters there was “…””: the last verb of saying before the quotation."""
        first = max(self._sentence_start(start), start - _BEFORE)
        words = words_between(self._masked, first, start)
        if words and words[-1].written == ":" and is_name(words[:-1]):
            speaker = words[:-1]
            return Said(self._called(speaker), (speaker[0].start, speaker[-1].end))
        for at in range(len(words) - 1, -1, -1):
            if self._is_verb(words, at) and self._is_near(words, at):
                speaker = subject(words, at)
                if speaker and names_somebody(speaker):
                    return self._said(speaker, words, at)
                if words[at].plain not in listed("also_nouns"):
                    return NOBODY
        return NOBODY

    def _around(self, start: int, end: int) -> Said:
        """“The report, sourced to “…” says …”: the verb comes right after."""
        words = words_between(self._masked, end, min(len(self._masked), end + 60))
        first = max(self._sentence_start(start), start - _BEFORE)
        for at in range(min(3, len(words))):
            if self._is_verb(words, at):
                speaker = leading(words_between(self._masked, first, start))
                return self._said(speaker, words, at) if speaker and names_somebody(speaker) else NOBODY
            if words[at].plain not in listed("between"):
                break
        return NOBODY

    def _according(self, end: int) -> Said:
        last = min(self._sentence_end(end), end + _AFTER, len(self._masked))
        found = any_of("according").search(self._masked, end, last)
        if found is None:
            return NOBODY
        words = words_between(self._masked, found.end(), last)
        speaker = leading(words)
        if not speaker or not names_somebody(speaker):
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

    def _is_verb(self, words: Sequence[Word], at: int) -> bool:
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

    def _is_noun(self, words: Sequence[Word], at: int) -> bool:
        """“a warning”, “the minister’s claims”: what looks like a verb is a noun there."""
        before = words[at - 1] if at else None
        if before is None or not before.is_word or before.plain in ("both", "all"):
            return False
        return before.plain in listed("determiners") or before.written.endswith(("’s", "'s", "s’", "s'"))

    def _is_near(self, words: Sequence[Word], at: int) -> bool:
        """Whether a verb that often means something else stands as near as one of saying does."""
        between = len(words) - 1 - at
        if words[at].plain in listed("right_before"):
            return between <= 1
        return words[at].plain not in listed("just_before") or between <= _JUST

    def _said(self, speaker: Sequence[Word], words: Sequence[Word], at: int) -> Said:
        verb = words[at]
        end = _hearer_end(words, at) if speaker[0].start < verb.start else verb.end
        return Said(
            self._called(speaker),
            (speaker[0].start, speaker[-1].end),
            self._words[verb.start : end],
            (verb.start, end),
            is_relayed=verb.plain in listed("relaying"),
        )

    def _called(self, speaker: Sequence[Word]) -> str:
        kept = [word for word in speaker if word.plain not in listed("loaded")] or speaker
        called = self._words[kept[0].start : kept[-1].end]
        for word in speaker:
            if word not in kept and kept[0].start < word.start < kept[-1].end:
                called = called.replace(f"{word.written} ", "", 1)
        name = " ".join(called.split())
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
            if person.end() > place and self._is_subject(person.end()) and _is_somebody(person):
                name, place = " ".join(person[0].split()), person.end()
        if not name or not 0 <= at - place <= _BACK or not _may_be(said.speaker.lower(), name):
            return said
        self._last = name, at
        return replace(said, speaker=name)

    def _is_subject(self, end: int) -> bool:
        """Whether a name that ends here does something: what follows, past an aside, is a verb."""
        words = words_between(self._masked, end, min(end + _ASIDE, len(self._masked)))
        if words and words[0].written == "," and not (words[1:] and is_verbal(words[1])):
            comma = next((at for at in range(1, len(words)) if words[at].written == ","), len(words))
            words = words[comma + 1 :]
        elif words and words[0].written == ",":  # “The mayor, Ana Ruiz, said”
            words = words[1:]
        return bool(words) and is_verbal(words[0])

    # ── sentences ───────────────────────────────────────────────────────────────────────────────

    def _is_end(self, found: re.Match[str]) -> bool:
        if found[0].startswith("\n") or self._masked[found.start()] != ".":
            return True
        last = _LAST_WORD.search(self._masked, max(0, found.start() - 12), found.start())
        if last is None or found[0].find(MARK) >= 0:
            return True
        return not is_short(last[0])

    def _sentence_start(self, at: int) -> int:
        return self._borders[bisect_right(self._borders, at) - 1]

    def _sentence_end(self, at: int) -> int:
        number = bisect_right(self._borders, at)
        return self._borders[number] if number < len(self._borders) else len(self._masked)

    def _borders_in(self, first: int, last: int) -> list[int]:
        number = bisect_right(self._borders, first)
        return self._borders[number : bisect_right(self._borders, last - 1)]


def _beside(words: Sequence[Word], first: int) -> int:
    """The place of a word like “with” or “from” before a name that begins there; 0 where there is none."""
    at = first - 1
    while at > 0 and words[at].plain in listed("determiners"):
        at -= 1
    return at if at > 0 and words[at].plain in listed("beside") else 0


def _with_its_body(words: Sequence[Word], link: int, last: int) -> list[Word]:
    """“Rescuers from the Red Cross”; nobody of “participants with COPD”."""
    first = leading(words[:link])
    if not first or words[link].plain not in listed("of_a_body"):
        return []
    named = list(words[words.index(first[0]) : last + 1])
    return named if all(word.is_word for word in named) and len(named) <= LONGEST else []


def _is_passive(words: Sequence[Word], at: int) -> bool:
    """“the plan was announced”"""
    return words[at - 1].plain in listed("being") and not words[at].plain.endswith("ing")


def _only_between(words: Sequence[Word]) -> bool:
    """Whether nothing but asides, days and small words stand between a speaker and the verb."""
    words = [word for word in words if word.plain not in listed("days") and word.plain != "on"]
    if words and words[0].written == "," and (len(words) == 1 or MARK in words[-1].written):
        return True  # “The mayor, Ana Ruiz, said”; “But Milley, agreeing it was a “mistake,” told”
    return only_between(words)


def _may_be(pronoun: str, name: str) -> bool:
    """Whether the title of a name, if it has one, goes with “he” or “she”."""
    return not any(word.lower().rstrip(".") in listed("not_" + pronoun) for word in name.split())


def _hearer_end(words: Sequence[Word], verb: int) -> int:
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
    """A title and the name of a person after it, or a name of several words."""
    titles = "|".join(re.escape(title) for title in sorted(listed("titles"), key=len, reverse=True))
    before = r"(?:(?:[A-ZÀ-Þ][\w.-]*|press|of|the)\s+){0,5}"
    small = "|".join(sorted(listed("particles")))
    titled = rf"{before}(?:(?i:{titles})\.?\s+)+(?:[A-ZÀ-Þ][\w’'.-]*\s+){{0,3}}[A-ZÀ-Þ][\w’'-]+"
    several = rf"[A-ZÀ-Þ][\w’'-]+(?: (?:(?:{small}) )*[A-ZÀ-Þ][\w’'-]+){{1,3}}"
    openings = "|".join(word.capitalize() for word in sorted(listed("openings") | listed("clause")))
    return re.compile(rf"\b(?:{titled}|(?!(?:{openings})\b)(?P<name>{several}))")


def _is_somebody(person: re.Match[str]) -> bool:
    """Whether a name without a title is a person's, as far as its words tell."""
    return person["name"] is None or bool(person_in(person["name"]))


def _may_go_on(speaker: str, other: str) -> bool:
    """Whether it may be the same speaker who goes on, by what the next one is called."""
    if not other or other.lower() in listed("pronouns"):
        return True
    return not set(speaker_words(speaker)).isdisjoint(speaker_words(other))
