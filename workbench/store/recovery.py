"""Saving what can be saved of a damaged case, into a new file, and saying what could not be."""

import secrets
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Text, sha256
from workbench.domain.case import Case
from workbench.domain.changes import RECORD_KINDS, Change, ChangeSet, Record, joined
from workbench.domain.claim import Claim
from workbench.domain.dates import readable_date
from workbench.domain.document import Document
from workbench.domain.errors import UserError
from workbench.domain.history import Deed, replayed
from workbench.domain.identity import new_id, now
from workbench.domain.scale import Rating, Scale
from workbench.domain.verdict import Verdict
from workbench.store import journal, records
from workbench.store.backup import backups_of
from workbench.store.casefile import CaseFile
from workbench.store.doctor import Sentences, add_passages, rebuild_index
from workbench.store.faults import DamagedCase, in_words
from workbench.store.opening import (
    build,
    give_name,
    must_be_a_file,
    must_be_free,
    nobody_writing,
    open_case,
    remove,
)
from workbench.store.salvage import Salvage, salvage_from
from workbench.store.wreck import wreck_of

_BY = "workbench doctor"


@dataclass(frozen=True, slots=True)
class Recovery:
    """What came of it: how many records of each table are in the new file, and what is lost, in words."""

    into: Path
    saved: Mapping[str, int]
    lost: tuple[str, ...]


def recover(path: Path, into: Path, sentences: Sentences | None = None) -> Recovery:
    """Write what can be read of the damaged case at `path` into a new case at `into`.

    The damaged file is only read. Raises UserError when there is a file at `into` already, the
    damaged case is open somewhere, or nothing can be read; then it names the newest good copy.
    """
    must_be_a_file(path)
    must_be_free(into)
    with nobody_writing(path), in_words(path), wreck_of(path) as wreck:
        salvage = salvage_from(wreck)
    if not salvage:
        raise DamagedCase(f"Nothing could be read from “{path.name}”.", _newest_copy(path))
    _settle_case(salvage, path)
    _settle_contents(salvage)
    _drop_orphaned_records(salvage)
    draft = into.with_name(f".{into.name}.{secrets.token_hex(4)}")
    try:
        with in_words(into):
            _write(draft, salvage, sentences)
        give_name(draft, into)
    finally:
        remove(draft)
    saved = {records.TABLES[kind]: len(salvage.of(kind)) for kind in RECORD_KINDS}
    return Recovery(into, saved, tuple(salvage.lost))


def _newest_copy(path: Path) -> str:
    for backup in backups_of(path):
        day = readable_date(backup.made.date().isoformat())
        return f"The newest copy is “{backup.path}”, made on {day} at {backup.made:%H:%M} UTC: open that."
    return "There is no copy of it beside it; look among your own backups."


# making it a case again


def _settle_case(salvage: Salvage, path: Path) -> None:
    """A case file holds exactly one case."""
    cases: list[Case] = salvage.of(Case)
    if cases:
        return
    case = _case_of_newest_copy(path, salvage) or Case(
        new_id(), path.stem, _scale_as_used(salvage), created=now()
    )
    salvage.records[Case, case.id] = case
    salvage.lost.append(
        f"The case's own title, note and scale are lost; they are now those of “{case.title}”."
    )


def _case_of_newest_copy(path: Path, salvage: Salvage) -> Case | None:
    for backup in backups_of(path):
        with suppress(UserError), open_case(backup.path, read_only=True) as file:  # else the next one
            if _may_be_the_same(file, salvage):
                return file.find(Case)[0]
    return None


def _may_be_the_same(copy: CaseFile, salvage: Salvage) -> bool:
    """Whether a copy may be of the case that was saved, and not of another that had its name: whose
    history began in the same way.
    """
    began = copy.rows("SELECT hash FROM history WHERE number = 1")
    return not began or not salvage.history or began == [(salvage.history[0][-1],)]


def _scale_as_used(salvage: Salvage) -> Scale:
    used = dict.fromkeys(verdict.rating for verdict in salvage.of(Verdict))
    ratings = tuple(Rating(rating, rating, "open", "") for rating in used)
    return Scale("recovered", "Recovered from the verdicts", ratings)


def _settle_contents(salvage: Salvage) -> None:
    """Every text names contents; an empty one stands for what is lost."""
    for text in salvage.of(Text):
        if text.words_sha256 not in salvage.contents:
            _settle_words(salvage, text)
    for text in salvage.of(Text):
        if not salvage.contents.setdefault(text.original_sha256, b""):
            salvage.lost.append(f"The original file of “{salvage.name_of(text)}” is lost.")


def _settle_words(salvage: Salvage, text: Text) -> None:
    name = salvage.name_of(text)
    words = _words_from_passages(salvage.passages.get(text.words_sha256, []), text.length)
    if words is None:
        salvage.contents[text.words_sha256] = b""
        salvage.lost.append(f"The words of “{name}” are lost; what was cited of them is kept as quotes.")
        return
    content = words.encode()
    salvage.contents[sha256(content)] = content
    salvage.passages[sha256(content)] = salvage.passages[text.words_sha256]
    salvage.records[Text, text.id] = replace(text, words_sha256=sha256(content))
    salvage.lost.append(
        f"The words of “{name}” were put together from its sentences; "
        "the blanks and breaks between them may differ."
    )


def _words_from_passages(passages: list[tuple[int, int, str]], length: int) -> str | None:
    """The words again, each sentence at its place and a blank wherever nothing is known."""
    if not passages:
        return None
    characters = [" "] * length
    for start, end, words in passages:
        characters[start:end] = words
    return "".join(characters)


def _drop_orphaned_records(salvage: Salvage) -> None:
    """Drop what belongs to a record that is lost; there is no place for it."""
    dropped: dict[str, int] = {}
    for kind in RECORD_KINDS:  # owners first, so that what hangs on a dropped record goes too
        for record in salvage.of(kind):
            if not all(owner in salvage.records for owner in _owners(record)):
                del salvage.records[kind, record.id]
                dropped[records.TABLES[kind]] = dropped.get(records.TABLES[kind], 0) + 1
    for table, number in dropped.items():
        salvage.lost.append(f"{number} of the {table} belonged to something that is lost, and had to go.")


_NAMED_OWNERS: tuple[tuple[type[Record], str], ...] = (
    (Article, "article_id"),
    (Text, "text_id"),
    (Claim, "claim_id"),
    (Document, "document_id"),
    (Article, "one_article_id"),
    (Article, "other_article_id"),
)


def _owners(record: Any) -> Iterator[tuple[type[Record], str]]:
    for kind, attribute in _NAMED_OWNERS:
        if hasattr(record, attribute):
            yield kind, getattr(record, attribute)
    anchor = getattr(record, "anchor", None)
    if isinstance(anchor, Anchor):
        yield Text, anchor.text_id


# writing the new file


def _write(draft: Path, salvage: Salvage, sentences: Sentences | None) -> None:
    (case,) = salvage.of(Case)
    build(draft, case)
    with open_case(draft) as file:
        with file.transaction() as connection:
            for name, content in salvage.contents.items():
                connection.execute(
                    "INSERT INTO contents (sha256, size, data) VALUES (?, ?, ?)",
                    (name, len(content), zlib.compress(content) if content else b""),
                )
            for record in salvage.records.values():
                if not isinstance(record, Case):
                    connection.execute(*records.turn(Change(None, record)))
            connection.executemany(journal.ADD, salvage.history)
            _write_recovery(connection, salvage)
            if sentences is None:
                for name, passages in salvage.passages.items():
                    words = salvage.contents.get(name, b"").decode()
                    fitting = [(start, end) for start, end, said in passages if words[start:end] == said]
                    add_passages(connection, name, words, fitting)
        rebuild_index(file, sentences)


def _write_recovery(connection: sqlite3.Connection, salvage: Salvage) -> None:
    """The last entry: from what the history leads to, to what has been saved."""
    told = replayed((journal.entry_of(row).step for row in salvage.history), salvage.of(Case))
    step = joined(
        "Recover case",
        [
            ChangeSet("", (Change(told.get(key), salvage.records.get(key)),))
            for key in (told | salvage.records)
            if told.get(key) != salvage.records.get(key)
        ],
    )
    if step:
        last = salvage.history[-1][-1] if salvage.history else ""
        number = len(salvage.history) + 1
        connection.execute(journal.ADD, journal.row_of(number, Deed.DO, None, _BY, now(), step, last))
