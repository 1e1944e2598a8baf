"""What can still be read of a damaged case, as the values a case is made of.

A case holds most things twice: its records in their tables, and how they came about in the history.
What one has lost the other often still has.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workbench.domain.article import Article, Text, sha256
from workbench.domain.case import Case
from workbench.domain.changes import RECORD_KINDS, Record
from workbench.domain.history import replayed
from workbench.store import journal, records
from workbench.store.wreck import Wreck

Held = dict[tuple[type[Record], str], Record]


@dataclass
class Salvage:
    """All that could be read, and the words about what could not.

    `history` is what holds together from the first entry on; `history_is_whole` when that is all.
    """

    records: Held = field(default_factory=dict)
    history: list[journal.Row] = field(default_factory=list)
    history_is_whole: bool = True
    contents: dict[str, bytes] = field(default_factory=dict)
    passages: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def of(self, kind: type[Any]) -> list[Any]:
        """The records of one kind."""
        return [record for (its_kind, _), record in self.records.items() if its_kind is kind]

    def name_of(self, text: Text) -> str:
        """What a person knows the article of a text by."""
        article = self.records.get((Article, text.article_id))
        title = article.attribution.title if isinstance(article, Article) else ""
        return title or text.file_name

    def __bool__(self) -> bool:
        return bool(self.history or self.contents or self.records)


def salvage_from(wreck: Wreck) -> Salvage:
    salvage = Salvage()
    if wreck.schema_lost:
        salvage.lost.append(
            "The beginning of the file was overwritten; where its tables are was told from a new case."
        )
    _read_history(wreck, salvage)
    _read_contents(wreck, salvage)
    _read_records(wreck, salvage)
    return salvage


def _read_history(wreck: Wreck, salvage: Salvage) -> None:
    rows, whole = wreck.read("history", journal.COLUMNS)
    rows.sort()
    salvage.history = journal.unbroken(rows)
    salvage.history_is_whole = whole and len(salvage.history) == len(rows)
    if not salvage.history_is_whole:
        salvage.lost.append(
            f"The history could be read up to entry {len(salvage.history)}. "
            "All that came after it is kept as one action, “Recover case”."
        )


def _read_contents(wreck: Wreck, salvage: Salvage) -> None:
    rows, _ = wreck.read("contents", "id, sha256, data")
    names = wreck.indexed("contents", "sha256") | {id: name for id, name, _ in rows}
    for _, name, data in rows:
        try:
            content = zlib.decompress(data)
        except (zlib.error, TypeError):
            continue
        if sha256(content) == name:
            salvage.contents[name] = content
    passages, _ = wreck.read("passages", 'words_id, start, "end", words')
    for words_id, start, end, words in passages:
        if words_id in names and isinstance(words, str) and len(words) == end - start:
            salvage.passages.setdefault(names[words_id], []).append((start, end, words))


def _read_records(wreck: Wreck, salvage: Salvage) -> None:
    """From the history where it is whole, for its hashes vouch for it; else from the tables, and
    from what there is of the history where those have gaps.
    """
    told = replayed(journal.entry_of(row).step for row in salvage.history)
    for kind in RECORD_KINDS:
        table = records.TABLES[kind]
        columns = [column for column in records.columns(kind) if column in wreck.columns(table)]
        if not columns:
            continue  # an earlier version had no such records
        rows, whole = wreck.read(table, ", ".join(f'"{column}"' for column in columns))
        found = {record.id: record for record in _readable(kind, columns, rows)}
        remembered = {id: record for (its_kind, id), record in told.items() if its_kind is kind}
        if salvage.history_is_whole:
            # only the case itself is there before the first entry
            found = found | remembered if kind is Case else remembered
        elif not whole or len(found) < len(rows):
            known = {*wreck.indexed(table, "id").values(), *remembered}
            found = remembered | found
            _tell_lost(salvage, table, len(known - found.keys()))
        salvage.records.update({(kind, id): record for id, record in found.items()})


def _readable(kind: type[Record], columns: list[str], rows: list[journal.Row]) -> Iterator[Record]:
    for row in rows:
        try:
            yield records.read_named(kind, dict(zip(columns, row, strict=True)))
        except (ValueError, TypeError, KeyError):
            continue


def _tell_lost(salvage: Salvage, table: str, number: int) -> None:
    if number:
        salvage.lost.append(f"{number} of the {table} could not be read.")
