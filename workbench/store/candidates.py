"""The passages that fit some terms best: each by its own terms and by those of the text it is from.

Every passage that has any of the terms is weighed, by adding up lists of numbers; only the best are
looked at. This is BM25 (Robertson and Zaragoza, 2009), with each term counted once in a passage, where it
rarely stands twice, and in a text for each passage once or twice.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.domain.candidate import Candidate, Found, Term
from workbench.store.casefile import CaseFile
from workbench.store.places import Integers, unpacked
from workbench.store.queries import NOT_REPORTING
from workbench.store.terms import (
    BATCH,
    OFTEN,
    Analyser,
    Batch,
    Weighing,
    catch_up,
    kept_places,
    unwritten,
    written,
)

Floats = NDArray[np.float32]

_BEST_TEXTS, _BESIDE, _SHORT = 30, 2, 15
"""Of so many texts those passages are candidates, too, that stand so near to one with any of the terms:
the sentence before it, or the one after it, may say what counts. Of texts as short as the last all are."""

_JUST_TOUCHED = np.float32(1e-6)

_MORE = 4
"""So many times as many are looked at when too many of the best are not to be proposed."""


class Candidates:
    """The passages of a case as they are now, to be asked for terms as often as needed."""

    def __init__(self, file: CaseFile, analyser: Analyser, weighing: Weighing) -> None:
        self._file = file
        self._weighing = weighing
        catch_up(file, analyser)
        with file.at_one_moment():  # another window may write into the index meanwhile
            in_file = written(file, analyser)
            self._unwritten = unwritten(file, analyser)
        self._in_file = max((batch.end for batch in in_file), default=0)
        self._all = _Passages([*in_file, *self._unwritten])

    def best(self, terms: Iterable[str], limit: int) -> Found:
        """The `limit` passages of newest texts that fit the terms best, without comments, teasers and
        boilerplate.
        """
        asked = list(dict.fromkeys(terms))
        places = self._places([*asked, *(term + OFTEN for term in asked)])
        often = [places.pop(term + OFTEN) for term in asked]
        if not any(map(len, places.values())):
            return Found()
        times = np.stack(
            [
                self._all.times_in_texts(there) + self._all.times_in_texts(again)
                for there, again in zip(places.values(), often, strict=True)
            ]
        )
        known = tuple(
            Term(
                name, _rarity(len(there), self._all.count), _rarity(np.count_nonzero(of_it), self._all.texts)
            )
            for (name, there), of_it in zip(places.items(), times, strict=True)
        )
        rows = self._proposable(self._ranked(known, places, times), limit)
        texts = self._all.text_of[[passage for passage, *_ in rows]]
        lengths = self._all.text_lengths[texts].astype(int).tolist()
        in_texts = times[:, texts].T.astype(int).tolist()
        candidates = (
            Candidate(text_id, start, end, words, title, in_text, length)
            for (_, text_id, start, end, words, title), in_text, length in zip(
                rows, in_texts, lengths, strict=True
            )
        )
        return Found(known, tuple(candidates), self._all.mean_length, self._all.mean_text_length)

    def rarity(self, terms: Collection[str]) -> dict[str, float]:
        """How much each term tells, as in `Term`."""
        holders = Counter(dict(self._file.rows(_HOLDERS, (json.dumps(list(terms)),))))
        for one in self._unwritten:
            holders.update({term: len(one.places[term]) for term in terms if term in one.places})
        return {term: _rarity(holders[term], self._all.count) for term in terms}

    def _places(self, terms: Sequence[str]) -> dict[str, Integers]:
        """The numbers of the passages that each term stands in. What came into the file after this was made
        is left out.
        """
        found: dict[str, list[Integers]] = {}
        for term, batch, holders, data in kept_places(self._file.rows, terms):
            numbers = unpacked(data, holders) + batch * BATCH
            found.setdefault(term, []).append(numbers[numbers < self._in_file])
        for one in self._unwritten:
            for term in terms:
                if term in one.places:
                    places = np.frombuffer(one.places[term], np.uint16).astype(np.int64)
                    found.setdefault(term, []).append(places + one.number * BATCH)
        nothing = np.zeros(0, np.int64)
        return {term: np.concatenate([nothing, *found.get(term, ())]) for term in terms}

    def _ranked(self, terms: Sequence[Term], places: Mapping[str, Integers], times: Floats) -> "_Ranked":
        set_to, everything = self._weighing, self._all
        sums = np.zeros(len(everything.lengths), np.float32)
        text_fit = np.zeros(everything.texts, np.float32)
        text_damping = set_to.repetition * (
            1
            - set_to.text_length
            + set_to.text_length * everything.text_lengths / everything.mean_text_length
        )
        for term, of_it in zip(terms, times, strict=True):
            sums[places[term.name]] += np.float32(term.rarity)
            text_fit += np.float32(term.text_rarity) * of_it / (of_it + text_damping)
        best_texts = np.argpartition(-text_fit, min(_BEST_TEXTS, everything.texts) - 1)[:_BEST_TEXTS]
        best_texts = best_texts[text_fit[best_texts] > 0]
        for start, end in zip(everything.starts[best_texts], everything.starts[best_texts + 1], strict=True):
            _touch_beside(sums[start:end])
        touched = np.flatnonzero(sums > 0)
        lengths = everything.lengths[touched] * np.float32(1 / everything.mean_length)
        damping = 1 + set_to.repetition * (1 - set_to.length + set_to.length * lengths)
        fit = sums[touched] / damping + set_to.text * text_fit[everything.text_of[touched]]
        return _Ranked(touched, fit)

    def _proposable(self, ranked: "_Ranked", limit: int) -> list[tuple[Any, ...]]:
        """The best that are not comments and the like, as rows of `_LOOKED_AT`, best first."""
        wanted = limit
        while True:
            best = ranked.best(wanted)
            rows = self._file.rows(_LOOKED_AT, {"passages": json.dumps(best), "not_reporting": NOT_REPORTING})
            if len(rows) >= limit or len(best) < wanted:
                return rows[:limit]
            wanted *= _MORE


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Passages by their numbers, and how well each fits."""

    passages: Integers
    fit: Floats

    def best(self, limit: int) -> list[int]:
        """The numbers of the best, best first; of equals the earlier one."""
        best = np.arange(len(self.fit))
        if limit < len(best):
            best = np.sort(np.argpartition(self.fit, -limit)[-limit:])
        best = best[np.argsort(-self.fit[best], kind="stable")]
        return list(map(int, self.passages[best].tolist()))


class _Passages:
    """What is known of all passages: by their numbers their `lengths` in terms, and in `text_of` the
    text that each is from; texts are numbered in the order of their passages, that `starts` at.
    """

    def __init__(self, batches: Sequence[Batch]) -> None:
        ends = [one.end for one in batches]
        self.lengths = np.zeros(max(ends, default=0), np.uint8)
        for one, end in zip(batches, ends, strict=True):
            self.lengths[end - len(one.lengths) : end] = np.frombuffer(one.lengths, np.uint8)
        nothing = np.zeros(0, np.int64)
        owners = np.concatenate([nothing, *(np.frombuffer(one.owners, np.uint32) for one in batches)])
        starts = np.concatenate(
            [
                nothing,
                *(np.frombuffer(one.starts, np.uint16) + np.int64(one.number * BATCH) for one in batches),
            ]
        )
        starts = starts[np.flatnonzero(np.diff(owners, prepend=-1))]
        starts[:1] = 0
        self.texts = len(starts)
        self.starts = np.append(starts, len(self.lengths))
        self.text_of = np.repeat(np.arange(self.texts), np.diff(self.starts))
        self.text_lengths: Floats = np.zeros(self.texts, np.float32)
        if self.texts:
            self.text_lengths = np.add.reduceat(self.lengths, starts, dtype=np.float32)
        self.count = int(np.count_nonzero(self.lengths))
        self.mean_length = float(self.lengths.sum() / max(self.count, 1)) or 1.0
        self.mean_text_length = float(self.lengths.sum() / max(self.texts, 1)) or 1.0

    def times_in_texts(self, passages: Integers) -> Floats:
        """How many of these passages each text has."""
        return np.bincount(self.text_of[passages], minlength=self.texts).astype(np.float32)


def _touch_beside(sums: Floats) -> None:
    """Give the least of sums to passages of one text that have none and stand near one that has some."""
    there = sums > 0
    near = np.full_like(there, len(there) <= _SHORT)
    for step in range(1, _BESIDE + 1):
        near[step:] |= there[:-step]
        near[:-step] |= there[step:]
    sums[near & ~there] = _JUST_TOUCHED


def _rarity(holders: int | np.integer[Any], of: int) -> float:
    """The weight of a term that so many have: BM25’s inverse document frequency."""
    return float(np.log1p((of - holders + 0.5) / (holders + 0.5)))


_HOLDERS = """
    SELECT term_places.term, sum(term_places.holders)
    FROM term_batches CROSS JOIN json_each(?) AS asked
    CROSS JOIN term_places ON term_places.batch = term_batches.number AND term_places.term = asked.value
    GROUP BY term_places.term
"""

_LOOKED_AT = """
    WITH asked AS MATERIALIZED (SELECT value AS passage, key AS rank FROM json_each(:passages))
    SELECT passages.id, texts.id, passages.start, passages.end, passages.words,
        coalesce(nullif(parts.title, ''), articles.title)
    FROM asked
    CROSS JOIN passages ON passages.id = asked.passage
    CROSS JOIN contents ON contents.id = passages.words_id
    CROSS JOIN texts ON texts.words_sha256 = contents.sha256
    CROSS JOIN articles ON articles.id = texts.article_id
    LEFT JOIN parts ON parts.text_id = texts.id
        AND parts.start <= passages.start AND passages.start < parts.end
    WHERE texts.version = (
            SELECT max(version) FROM texts AS all_of WHERE all_of.article_id = texts.article_id)
        AND coalesce((
            SELECT kind FROM zones WHERE zones.text_id = texts.id AND zones.start <= passages.start
            ORDER BY zones.start DESC LIMIT 1
        ), '') NOT IN (SELECT value FROM json_each(:not_reporting))
    ORDER BY asked.rank, texts.rowid
"""
