"""Looking a case over, from its pages to its quotes, and making its derived data again."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.article import Article, Part, Text, Zone, sha256
from workbench.domain.case import Case
from workbench.domain.changes import RECORD_KINDS, Record
from workbench.domain.claim import Appearance, Claim
from workbench.domain.evidence import Evidence
from workbench.domain.history import replayed
from workbench.domain.span import Span
from workbench.domain.suggestion import Answer
from workbench.store import journal, records, terms
from workbench.store.casefile import CaseFile
from workbench.store.faults import DamagedCase, in_words
from workbench.store.opening import open_case, way_to_read

Sentences = Callable[[str, Sequence[Zone], str], Sequence[Span]]
"""Where the sentences of words are, given their zones and the language of the article."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, a sentence each.

    `damage` is lost or altered and needs `recover`; `index` is derived data out of step, which
    `rebuild_index` mends; `review` is for a person to decide: passages whose words have moved away,
    what two writers have taken back across each other, and what an earlier recovery could not save.
    """

    damage: tuple[str, ...] = ()
    index: tuple[str, ...] = ()
    review: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.damage and not self.index


def examine(path: Path) -> Findings:
    """Look everything over without changing anything.

    Raises UserError for a file that is no case, or not one of this version.
    """
    try:
        with open_case(path, read_only=True) as file, in_words(path):
            damage = [*_broken_pages(path), *_lost_references(path), *_altered_contents(file)]
            damage += [*file.history_problems(), *_strays_from_history(file), *_gaps(file)]
            review = [*filter(None, [file.remark]), *_crossed_steps(file), *_to_review(file)]
            return Findings(tuple(damage), tuple(_index_problems(file)), tuple(review))
    except DamagedCase:
        return Findings(damage=tuple(_broken_pages(path)) or (f"“{path.name}” cannot be read to its end.",))


def rebuild_index(file: CaseFile, sentences: Sentences | None = None) -> None:
    """Make the passages and their full-text index again from the words of the texts.

    Without `sentences` the passages stay where they are, and only the index is made again.
    """
    texts = {text.words_sha256: text for text in file.find(Text)}
    with file.transaction() as connection:
        if sentences is not None:
            connection.execute("DELETE FROM passages")
            for text in texts.values():
                words, language = file.words(text), _language(file, text)
                spans = sentences(words, file.find(Zone, text_id=text.id), language)
                add_passages(connection, text.words_sha256, words, spans)
        terms.clear(connection)
        # an index that cannot even be loaded is given the records of an empty one
        connection.execute("INSERT OR REPLACE INTO passage_index_data VALUES (10, x'00000000000000')")
        connection.execute("INSERT OR REPLACE INTO passage_index_config VALUES ('version', 4)")
        connection.execute("INSERT INTO passage_index(passage_index) VALUES ('rebuild')")


def add_passages(
    connection: sqlite3.Connection, words_sha256: str, words: str, spans: Sequence[Span]
) -> None:
    """Write the passages of words whose content is there already, without indexing them."""
    (words_id,) = connection.execute("SELECT id FROM contents WHERE sha256 = ?", (words_sha256,)).fetchone()
    connection.executemany(
        'INSERT INTO passages (words_id, start, "end", words) VALUES (?, ?, ?, ?)',
        [(words_id, start, end, words[start:end]) for start, end in spans],
    )


def _language(file: CaseFile, text: Text) -> str:
    article = file.get(Article, text.article_id)
    return article.attribution.language if article else ""


def _broken_pages(path: Path) -> Iterator[str]:
    try:
        with closing(way_to_read(path)()) as connection:
            said = [line for (line,) in connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        said = [str(error)]
    if said != ["ok"]:
        yield f"The pages of the file do not fit together: {said[0].splitlines()[-1]}."


def _lost_references(path: Path) -> Iterator[str]:
    with closing(way_to_read(path)()) as connection:
        lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table, owner in dict.fromkeys((table, owner) for table, _, owner, _ in lost):
        number = sum(row[0] == table and row[2] == owner for row in lost)
        yield f"{number} of the {table} name {owner} that are gone."


def _altered_contents(file: CaseFile) -> Iterator[str]:
    for text in file.find(Text):
        name = _name(file, text)
        for what, wanted in (("words", text.words_sha256), ("original file", text.original_sha256)):
            for (data,) in file.rows("SELECT data FROM contents WHERE sha256 = ?", (wanted,)):
                if data and not _is_content(data, wanted):
                    yield f"The {what} of “{name}” are not what was imported."


def _is_content(data: bytes, wanted: str) -> bool:
    try:
        return sha256(zlib.decompress(data)) == wanted
    except zlib.error:
        return False


def _strays_from_history(file: CaseFile) -> Iterator[str]:
    """The records that are not as the history says; they were changed behind its back."""
    expected = replayed((journal.entry_of(row).step for row in file.rows(journal.ALL)), file.find(Case))
    stored: dict[tuple[type[Record], str], Record] = {}
    for kind in RECORD_KINDS:
        found: Sequence[Record] = file.find(kind)
        stored.update({(kind, record.id): record for record in found})
    astray = [key for key in expected.keys() | stored.keys() if expected.get(key) != stored.get(key)]
    for kind in RECORD_KINDS:
        number = sum(key[0] is kind for key in astray)
        if number:
            yield f"{number} of the {records.TABLES[kind]} are not as the history says."


def _gaps(file: CaseFile) -> Iterator[str]:
    for text in file.find(Text):
        for kind in (Zone, Part):
            stretches: Sequence[Zone | Part] = file.find(kind, text_id=text.id)
            ends = [0, *(stretch.end for stretch in stretches)]
            starts = [*(stretch.start for stretch in stretches), text.length]
            if stretches and ends != starts:
                yield f"The {records.TABLES[kind]} of “{_name(file, text)}” leave gaps or overlap."


def _index_problems(file: CaseFile) -> Iterator[str]:
    for text in file.find(Text):
        words = _sound_words(file, text)
        rows = file.rows(_PASSAGES_OF, (text.words_sha256,))
        if words is None:
            continue
        if not rows and words.strip():
            yield f"The words of “{_name(file, text)}” have not been divided into sentences."
        elif any(words[start:end] != passage for start, end, passage in rows):
            yield f"The sentences of “{_name(file, text)}” are not where the index has them."
    if not _index_is_in_step(file.path):
        yield "The full-text index does not match the sentences."
    if not terms.is_in_step(file):
        yield "The index of terms does not match the sentences."


_PASSAGES_OF = """
    SELECT passages.start, passages.end, passages.words FROM passages
    JOIN contents ON contents.id = passages.words_id WHERE contents.sha256 = ?
"""


def _index_is_in_step(path: Path) -> bool:
    """FTS5 checks its index by a command that counts as writing: it is given to a passing copy."""
    with closing(way_to_read(path)()) as original, closing(sqlite3.connect("")) as copy:
        original.backup(copy)
        try:
            copy.execute("INSERT INTO passage_index(passage_index, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            return False
    return True


def _crossed_steps(file: CaseFile) -> Iterator[str]:
    for number in file.out_of_turn():
        entry = file.entry(number)
        yield (
            f"Entry {number} of the history, {entry.deed} of entry {entry.target} by {entry.by}, came out of "
            "turn: somebody else wrote into the case at the same time. See whether all is as it should be."
        )


def _to_review(file: CaseFile) -> Iterator[str]:
    texts = {text.id: text for text in file.find(Text)}
    claims = {claim.id: claim for claim in file.find(Claim)}
    for kind in (Evidence, Appearance, Answer):
        found: Sequence[Evidence | Appearance | Answer] = file.find(kind)
        for record in found:
            text = texts.get(record.anchor.text_id)
            claim = claims.get(record.claim_id)
            words = _sound_words(file, text) if text else None
            if text and claim and words is not None and not record.anchor.holds_in(words):
                yield (
                    f"The passage “{_short(record.anchor.quote)}” for the claim "
                    f"“{_short(claim.wording)}” is no longer at its place in “{_name(file, text)}”."
                )
    for text in texts.values():
        for what, wanted in (("words", text.words_sha256), ("original file", text.original_sha256)):
            if file.rows("SELECT 1 FROM contents WHERE sha256 = ? AND data = x''", (wanted,)):
                yield f"The {what} of “{_name(file, text)}” could not be saved in an earlier recovery."


def _sound_words(file: CaseFile, text: Text) -> str | None:
    """The words of a text; None where they are damaged, which is told elsewhere."""
    try:
        return file.words(text)
    except DamagedCase:
        return None


def _name(file: CaseFile, text: Text) -> str:
    article = file.get(Article, text.article_id)
    return article.attribution.title if article and article.attribution.title else text.file_name


def _short(words: str, length: int = 60) -> str:
    return words if len(words) <= length else f"{words[: length - 1]}…"
