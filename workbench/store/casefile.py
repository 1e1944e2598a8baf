"""An open case: reads by kind, and the one way to write."""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

from workbench.domain.article import Article, Text, sha256
from workbench.domain.case import Case
from workbench.domain.changes import Change, ChangeSet, Record
from workbench.domain.claim import Claim
from workbench.domain.errors import Conflict, NotFound, UserError
from workbench.domain.history import Course, Deed, Entry, course_of, out_of_turn
from workbench.domain.identity import now
from workbench.domain.span import Span
from workbench.store import journal, records
from workbench.store.aside import Aside
from workbench.store.contents import Packed, Sentences, keep, missing, packed, write_sentences
from workbench.store.faults import CannotOpen, LostContent, ReadOnlyCase, damaged, in_words, unwanted
from workbench.store.keeper import Keeper
from workbench.store.remembered import RememberedWords
from workbench.store.write_ahead import Turn, put_first_page_into_log

R = TypeVar("R")
Stop = Callable[[], bool]

_STEPS = 100_000
"""Steps of SQLite between two looks at whether to stop: some 10 ms. Each look may have to wait for another
thread of Python, so that many more would make a search slow while something else is computed."""


class CaseFile:
    """A case file that `opening` has found fit to use, for one thread.

    `read_only_because` says in a sentence why nothing can be changed; it is empty when all can. `remark`
    is what opening it has brought to light and a person should know, else empty.
    `let_go` is called once on closing, to free what keeps a second writer out. `remembered` are the
    words that others have read from the same file, `aside` is what lets a reading copy write derived
    data, and `stop` tells it that nobody wants what it reads any more.
    """

    def __init__(
        self,
        path: Path,
        connect: Callable[[], sqlite3.Connection],
        connect_to_read: Callable[[], sqlite3.Connection],
        *,
        read_only_because: str = "",
        remark: str = "",
        let_go: Callable[[], None] = lambda: None,
        remembered: RememberedWords | None = None,
        aside: Callable[[Stop], Aside | None] = lambda _stop: None,
        stop: Stop = lambda: False,
    ) -> None:
        self.path = path
        self.read_only_because = read_only_because
        self.remark = remark
        self._connect = connect
        self._connect_to_read = connect_to_read
        self._let_go = let_go
        self._aside = aside
        self._stop = stop
        self._turn, self._alone = Turn(self._must_be_in_place), Lock()
        with in_words(path):
            self._connection = connect()
        self._identity = _identity(path)
        # what can be undone and redone, and the number of the entry after which that was read
        self._course: tuple[int, Course] | None = None
        # the version of the file when it was last looked at for what others do, and the last entry then
        self._looked_at: tuple[int, tuple[int, str]] | None = None
        self._remembered = remembered or RememberedWords()

    @property
    def read_only(self) -> bool:
        return bool(self.read_only_because)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in. Closing twice does no harm."""
        self._connection.close()
        self._let_go()
        self._let_go = lambda: None

    def reader(self, stop: Stop | None = None) -> "CaseFile":
        """A second connection, for reading in another thread. It is closed by whoever asked for it.

        `stop` is asked again and again while something is looked for, which breaks off when it says so and
        raises Stopped. Raises CannotOpen when the file is no longer where it was opened, DamagedCase and its
        like.
        """
        self._must_be_in_place()
        reader = CaseFile(
            self.path,
            self._connect_to_read,
            self._connect_to_read,
            read_only_because="This is a reading copy for work in the background.",
            remembered=self._remembered,
            aside=self._aside if self.read_only else self._write_aside,
            stop=stop or (lambda: False),
        )
        if stop is not None:
            reader._connection.set_progress_handler(stop, _STEPS)
        return reader

    def go_on(self) -> None:
        """Raises Stopped when what is being read for is no longer wanted; for work between two statements."""
        if self._stop():
            raise unwanted(self.path)

    def aside(self) -> Aside | None:
        """A second connection that writes derived data; None where the case cannot be written to.

        A reading copy of a case that is open for writing has one, too.
        """
        return self._aside(self._stop) if self.read_only else self._write_aside(self._stop)

    def _write_aside(self, stop: Stop) -> Aside:
        self._must_be_in_place()
        return Aside(self.path, self._connect, self._turn, self._alone, stop)

    def keeper(self) -> Keeper:
        """A second connection that keeps contents ahead, for the thread that asks for it and closes it."""
        self._must_be_writable()
        return Keeper(self.path, self._connect, self._turn)

    def writer(self) -> "CaseFile":
        """A second connection that writes as this one does, for an action in another thread. It is closed by
        whoever asked for it; `took` is told what it has written.
        """
        self._must_be_writable()
        twin = CaseFile(
            self.path, self._connect, self._connect_to_read, remembered=self._remembered, aside=self._aside
        )
        twin._turn = self._turn
        return twin

    def took(self, entry: Entry) -> None:
        """Another connection has written an entry: something else can be undone and redone now."""
        if self._course is not None and self._course[0] == entry.number - 1:
            self._course = entry.number, self._course[1].after(entry.number, entry.deed, entry.target)
        else:
            self._course = None

    # reading

    def rows(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement that reads. Raises DamagedCase and its like in words."""
        with in_words(self.path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What is read inside is the case as it is at one moment, whatever others write meanwhile."""
        with in_words(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:  # SQLite itself ends one that a broken disk stops
                    self._connection.execute("COMMIT")

    def get(self, kind: type[R], id: str) -> R | None:
        found = self.find(kind, id=id)
        return found[0] if found else None

    def find(self, kind: type[R], **equals: records.Value) -> list[R]:
        """The records whose columns hold exactly these values, in the natural order of their kind."""
        found = self.rows(records.select(kind, equals), tuple(equals.values()))
        try:
            return [records.read(kind, iter(row)) for row in found]
        except (ValueError, TypeError, KeyError) as error:  # a word no rating, kind or list is written as
            raise damaged(self.path) from error

    def content(self, sha256_hex: str) -> bytes:
        """The bytes kept under this hash, checked against it.

        Raises NotFound when there are none, LostContent when a recovery could not save them,
        DamagedCase when they are no longer what they were.
        """
        rows = self.rows("SELECT data FROM contents WHERE sha256 = ?", (sha256_hex,))
        if not rows:
            raise NotFound(f"“{self.path.name}” holds no content {sha256_hex[:12]}….")
        ((data,),) = rows
        if not data:
            raise LostContent(
                "This was lost when the case was damaged, and could not be recovered.",
                "Look for it in an older copy of the case, or import the article again.",
            )
        try:
            content = zlib.decompress(data)
        except zlib.error as error:
            raise damaged(self.path) from error
        if sha256(content) != sha256_hex:
            raise damaged(self.path)
        return content

    def words(self, text: Text) -> str:
        """The normalised words of a text; none where they were lost. Those read last are kept at hand."""
        words = self._remembered.get(text.words_sha256)
        if words is None:
            words = self._read_words(text)
            self._remembered.keep(text.words_sha256, words)
        return words

    def has_at_hand(self, text: Text) -> bool:
        """Whether the words of a text were read before, so that they take no time."""
        return self._remembered.get(text.words_sha256) is not None

    def _read_words(self, text: Text) -> str:
        try:
            return self.content(text.words_sha256).decode()
        except LostContent:
            return ""  # every passage of the text is then an orphan, and still shows its quote

    # history

    def entries(self, limit: int | None = None, before: int | None = None, after: int = 0) -> list[Entry]:
        """The history, newest first: at most `limit` entries, with numbers between `after` and `before`."""
        return list(self.each_entry(limit, before, after))

    def each_entry(
        self, limit: int | None = None, before: int | None = None, after: int = 0
    ) -> Iterator[Entry]:
        """The same one by one: a single entry may have changed tens of thousands of records."""
        bounds = {"after": after, "before": before, "limit": -1 if limit is None else limit}
        with in_words(self.path):
            for row in self._connection.execute(journal.NEWEST, bounds):
                yield journal.entry_of(row)

    def entry(self, number: int) -> Entry:
        rows = self.rows(journal.ONE, (number,))
        if not rows:
            raise NotFound(
                f"The history has no entry {number}.", "Look at the history for the numbers there are."
            )
        return journal.entry_of(rows[0])

    def label(self, number: int) -> str:
        """What an entry is called, without reading what it changed, which may be thousands of records."""
        ((label,),) = self.rows(journal.LABEL, (number,))
        return str(label)

    def weight(self, number: int) -> int:
        """How many characters tell what an entry has changed: some 300 for each record."""
        ((length,),) = self.rows(journal.WEIGHT, (number,))
        return int(length)

    def done_by_others(self) -> list[Entry]:
        """What others have done in the case since this was asked last, oldest first; nothing the first
        time. It costs next to nothing when they have done nothing.

        Raises Conflict when what was there is no longer: the case was restored from a copy.
        """
        ((version,),) = self.rows("PRAGMA data_version")
        if self._looked_at is None:
            self._looked_at = version, self._last_entry()
        seen, last = self._looked_at
        if version == seen:
            return []
        self._course = None
        number, own_hash = last
        if number and self.rows("SELECT hash FROM history WHERE number = ?", (number,)) != [(own_hash,)]:
            raise Conflict(
                f"“{self.path.name}” was put back to an earlier copy.", "Close this window and open it again."
            )
        entries = self.entries(after=number)[::-1]
        self._looked_at = version, (entries[-1].number, entries[-1].hash) if entries else last
        return entries

    def history_problems(self) -> list[str]:
        """In words, each place where the chain of the history does not hold; empty when it does."""
        return list(journal.broken_links(self.rows(journal.ALL)))

    def out_of_turn(self) -> list[int]:
        """The numbers of the entries that took back or repeated another than the next one."""
        return out_of_turn(self._deeds())

    @property
    def course(self) -> Course:
        """What can be undone and redone next."""
        if self._course is None:
            deeds = self._deeds()
            self._course = (deeds[-1][0] if deeds else 0), course_of(deeds)
        return self._course[1]

    def _deeds(self) -> list[tuple[int, Deed, int | None]]:
        rows = self.rows("SELECT number, deed, target FROM history ORDER BY number")
        return [(number, Deed(deed), target) for number, deed, target in rows]

    # writing

    def apply(
        self,
        step: ChangeSet,
        *,
        by: str,
        deed: Deed = Deed.DO,
        target: int | None = None,
        contents: Iterable[bytes | Packed] = (),
        passages: Mapping[str, Sequence[Span]] | None = None,
    ) -> Entry:
        """Make a change set happen and write it into the history, both or neither.

        `contents` are the bytes that new texts name by hash, `passages` the sentences of words, by
        the SHA-256 of those words. Both stay when the step is undone. Raises Conflict when a record
        is no longer as the step remembers it, or `target` is no longer the next to be undone or redone;
        ReadOnlyCase, DiskFull and their like.
        """
        self._must_be_writable()
        with self._transaction():
            number, previous_hash = self._last_entry()
            course = self._course_after(number).after(number + 1, deed, target)
            keep(self._connection, (packed(one) if isinstance(one, bytes) else one for one in contents))
            for words_sha256, spans in (passages or {}).items():
                self._keep_passages(words_sha256, spans)
            for _, alike in groupby(step.changes, _statement_of):
                self._make(list(alike))
            at = now()
            row = journal.row_of(number + 1, deed, target, by, at, step, previous_hash)
            self._connection.execute(journal.ADD, row)
        entry = Entry(number + 1, deed, target, by, at, step, previous_hash, row[-1])
        self._course = entry.number, course
        return entry

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """For the store's own upkeep of derived data, which has no place in the history."""
        self._must_be_writable()
        with self._transaction():
            yield self._connection

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        from sqlite_utils import Database  # here, because loading it costs as much as opening the window

        with in_words(self.path), self._turn.taken(self._connection):
            try:
                with Database(self._connection, execute_plugins=False).atomic():
                    put_first_page_into_log(self._connection)
                    # owners and what they own may come in any order; the check is at the end
                    self._connection.execute("PRAGMA defer_foreign_keys = ON")
                    yield
            except sqlite3.IntegrityError as error:
                raise Conflict(
                    "The case has changed in the meantime, and this no longer fits into it.",
                    "Look at it again and repeat the action.",
                ) from error
            except UnicodeEncodeError as error:
                raise UserError(
                    "The words hold half a character, which no file can keep.", "Write them again without it."
                ) from error

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyCase(f"“{self.path.name}” is open for reading only.", self.read_only_because)
        self._must_be_in_place()

    def _must_be_in_place(self) -> None:
        """Else we would write into what nobody can find any more, and read from another file."""
        if _identity(self.path) != self._identity:
            raise CannotOpen(
                f"“{self.path.name}” was moved, renamed or replaced while it was open.",
                "Put it back under its name, or close the window and open the case where it is now.",
            )

    def _keep_passages(self, words_sha256: str, spans: Sequence[Span]) -> None:
        unwritten = missing(self._connection, Sentences(words_sha256, "", spans))
        if unwritten:
            words = self.content(words_sha256).decode()
            write_sentences(self._connection, [Sentences(words_sha256, words, unwritten)])

    def _make(self, changes: Sequence[Change]) -> None:
        """Add, remove or replace records by one statement; SQLite itself compares what is there with
        `before`, and leaves out the record that is otherwise.
        """
        statement, _ = records.turn(changes[0])
        values = (records.turn(change)[1] for change in changes)
        if self._connection.executemany(statement, values).rowcount == len(changes):
            return
        for change in changes:
            stored = self.get(type(change.record), change.record.id)
            if stored != change.after or len(changes) == 1:
                raise _conflict(change, stored)
        raise _conflict(changes[-1], changes[-1].after)  # the same record twice

    def _last_entry(self) -> tuple[int, str]:
        """The number and the hash of the last entry of the history; (0, "") before the first."""
        rows = self.rows("SELECT number, hash FROM history ORDER BY number DESC LIMIT 1")
        return (rows[0][0], rows[0][1]) if rows else (0, "")

    def _course_after(self, number: int) -> Course:
        """The course once this entry, the last one, was written; whoever wrote it."""
        if self._course is not None and self._course[0] != number:
            self._course = None
        return self.course


def _statement_of(change: Change) -> tuple[type[Record], bool, bool]:
    """What changes that follow each other must have in common to be made by one statement."""
    return type(change.record), change.before is None, change.after is None


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from all others on this computer, whatever it is called."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _conflict(change: Change, stored: Record | None) -> Conflict:
    match change.before or change.after:
        case Claim(wording=wording):
            name = f"The claim “{wording}”"
        case Article(attribution=attribution):
            name = f"The article “{attribution.title or attribution.outlet}”"
        case Case(title=title):
            name = f"The case “{title}”"
        case other:
            name = f"The {type(other).__name__.lower()}"
    if change.before is None:
        what = "is in the case already" if stored else "has no place in the case as it is now"
    else:
        what = "has changed in the meantime" if stored else "is no longer in the case"
    return Conflict(f"{name} {what}.", "Look at it again and repeat the action.")


def warm_up() -> None:
    """Load what the first transaction needs, so that it does not have to."""
    import sqlite_utils  # noqa: F401
