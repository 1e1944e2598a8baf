"""Reading strangers' files in processes of their own, which may die without harm to anybody else.

A file that takes too long, outgrows its memory or kills its reader is refused in a sentence; the
reader is replaced and goes on with the next file. Nothing a reader does reaches the case or the
network: it takes errands and gives answers.
"""

import logging
import multiprocessing
import pickle
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from workbench.domain.errors import UserError
from workbench.services import ready
from workbench.services.files import shown_name
from workbench.services.limits import OUTGROWN, end_after, forbid_network, limit_memory, work_of
from workbench.services.ready import Arrival, Delivery, Done, Errand

log = logging.getLogger(__name__)

Read = Callable[[Errand, Set[str]], Iterator[Delivery]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the reading of one article may take, in seconds, and with how many bytes of memory.

    What counts is the time that the reader works, where the system tells it: on a machine that is busy
    with others a long PDF takes several times as long by the clock.
    """

    seconds: float = 120.0
    memory: int = 2 * 1024**3


_AHEAD_FILES = 32
_AHEAD_BYTES = 256 * 1024
"""A reader is given small files before it asks, so that it never waits; large ones, one at a time."""

_BUSY = 5
"""Times as long by the clock a reader may take that works less than its time, or waits for ever."""

_START_UP = 60.0
"""Seconds that a process may take to begin, on a machine that is busy with others."""

_GRACE = 5
"""Seconds beyond the limit after which a reader ends itself, should nobody be left to end it."""

_GLANCE = 0.2
"""Seconds between two looks at the clock and at whether to stop."""

_SAVE_OTHERWISE = "Open it in the program it comes from, save its words as plain text, and import that."


class TookTooLong(UserError):
    """A file was not read within its time."""


class Outgrew(UserError):
    """A file needs more memory than there is for it."""


class BrokeDown(UserError):
    """A file found a fault in its reader, or ended its process."""


class Readers:
    """Processes that read files, at most `count` at a time. They start with the first files.

    `known` are the hashes of originals that need not be read. For one thread; closing ends them all.
    """

    def __init__(
        self,
        known: Set[str] = frozenset(),
        *,
        limits: Limits = Limits(),
        count: int = 2,
        read: Read = ready.deliveries,
    ) -> None:
        self._start: Callable[[], _Reader] = lambda: _Reader(read, frozenset(known), limits)
        self._limits = limits
        self._count = count
        self._readers: list[_Reader] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all readers at once, whatever they are at."""
        for reader in self._readers:
            reader.kill()
        self._readers.clear()

    def read(self, errands: Iterable[Errand], stop: Callable[[], bool] = lambda: False) -> Iterator[Arrival]:
        """Give each errand to a reader; what comes of it, in the order in which it comes.

        Every errand ends with Done. `stop` is asked several times a second and ends the reading.
        """
        waiting = deque(errands)
        while (waiting or self._busy) and not stop():
            self._hand_out(waiting)
            for connection in wait([reader.connection for reader in self._busy], _GLANCE):
                (reader,) = (reader for reader in self._readers if reader.connection is connection)
                yield from self._receive(reader, waiting)
            for reader in self._busy:
                if reader.is_late:
                    yield from self._replace(reader, waiting, _took_too_long(reader.errand, self._limits))

    @property
    def _busy(self) -> list["_Reader"]:
        return [reader for reader in self._readers if reader.errands]

    def _hand_out(self, waiting: deque[Errand]) -> None:
        """Files in turn to readers that have room for more; a reader more as long as files wait."""
        while waiting:
            free = [reader for reader in self._readers if reader.has_room_for(waiting[0])]
            idle = [reader for reader in free if not reader.errands]
            if not idle and len(self._readers) < self._count:
                idle = [self._start()]
                self._readers += idle
            if not free and not idle:
                return
            min(idle or free, key=lambda reader: len(reader.errands)).take(waiting.popleft())

    def _receive(self, reader: "_Reader", waiting: deque[Errand]) -> Iterator[Arrival]:
        try:
            answer = reader.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            reader.process.join()
            yield from self._replace(
                reader, waiting, _died(reader.errand, reader.process.exitcode, self._limits)
            )
            return
        reader.heard()
        match answer:
            case _Begun():
                return
            case _Outgrown():
                yield from self._replace(reader, waiting, _outgrew(reader.errand, self._limits))
                return
            case _Fault(account):
                log.error("a reader failed on a %s: %s", reader.errand.path.suffix, account)
                answer = _failed(reader.errand)
        yield reader.errand, answer
        if isinstance(answer, Done):
            reader.done()

    def _replace(self, reader: "_Reader", waiting: deque[Errand], problem: UserError) -> Iterator[Arrival]:
        """What the reader was at is refused; what it had not begun goes to others."""
        reader.kill()
        self._readers.remove(reader)
        errand = reader.errands.popleft()
        waiting.extendleft(reversed(reader.errands))
        log.warning("a reader was ended: %s", type(problem).__name__)
        yield errand, problem
        yield errand, Done()


class _Reader:
    """One process, the errands it has been given in order, and when it was last heard of."""

    def __init__(self, read: Read, known: frozenset[str], limits: Limits) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.connection, theirs = spawn.Pipe()
        self.errands: deque[Errand] = deque()
        self._limits = limits
        self._ahead = 0
        self._patience = max(_START_UP, limits.seconds)
        self._heard = time.monotonic()
        self._worked: float | None = None
        self.process: SpawnProcess = spawn.Process(
            target=_work, args=(theirs, read, known, limits), daemon=True, name="workbench reader"
        )
        self.process.start()
        theirs.close()  # or its end would never be seen

    @property
    def errand(self) -> Errand:
        """What it is at."""
        return self.errands[0]

    def has_room_for(self, errand: Errand) -> bool:
        few = len(self.errands) < _AHEAD_FILES and self._ahead + errand.size <= _AHEAD_BYTES
        # content might not fit into the pipe while an answer waits in it: both sides would wait for ever
        return not self.errands or (few and errand.content is None)

    def take(self, errand: Errand) -> None:
        if not self.errands:
            self._begin_to_wait()
        self.errands.append(errand)
        self._ahead += errand.size
        with suppress(BrokenPipeError):  # it is dead, which is noticed when its answer is awaited
            self.connection.send(errand)

    def heard(self) -> None:
        """Something came from it: what it does next has its own time."""
        self._begin_to_wait()
        self._patience = self._limits.seconds

    def _begin_to_wait(self) -> None:
        self._heard = time.monotonic()
        self._worked = None

    def done(self) -> None:
        self._ahead -= self.errands.popleft().size

    @property
    def is_late(self) -> bool:
        """Whether it has worked too long on an article, or kept us waiting several times as long."""
        waited = time.monotonic() - self._heard
        if not self.errands or waited < _GLANCE:
            return False
        worked = work_of(self.process.pid or 0)
        if worked is None:
            return waited > self._patience
        if self._worked is None:  # so early that it counts as the beginning
            self._worked = worked
        return worked - self._worked > self._patience or waited > _BUSY * self._patience

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


# in the other process


@dataclass(frozen=True, slots=True)
class _Begun:
    """The process is there and reads from now on."""


@dataclass(frozen=True, slots=True)
class _Outgrown:
    """There is no memory left to read with."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """A bug of ours, or of a library: what Python tells of it."""

    account: str


def _work(connection: Connection, read: Read, known: frozenset[str], limits: Limits) -> None:
    """Answer errands until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever was interrupted ends us
    limit_memory(limits.memory)
    forbid_network()
    connection.send(_Begun())
    with suppress(EOFError, BrokenPipeError):
        while True:
            _answer(connection, connection.recv(), read, known, round(_BUSY * limits.seconds) + _GRACE)


def _answer(connection: Connection, errand: Errand, read: Read, known: Set[str], seconds: int) -> None:
    end_after(seconds)
    try:
        for answer in read(errand, known):
            connection.send(answer)
            end_after(seconds)
    except UserError as problem:
        connection.send(problem)
    except (BrokenPipeError, EOFError):
        raise
    except MemoryError:
        connection.send(_Outgrown())
    except Exception:  # noqa: BLE001 - whatever a file makes of its reader, the next one is read
        connection.send(_Fault(traceback.format_exc(limit=-4)))
    end_after(0)
    connection.send(Done())


# what is said of files that cannot be read


def _took_too_long(errand: Errand, limits: Limits) -> TookTooLong:
    name = shown_name(errand.path)
    return TookTooLong(f"“{name}” could not be read within {limits.seconds:.0f} seconds.", _SAVE_OTHERWISE)


def _outgrew(errand: Errand, limits: Limits) -> Outgrew:
    name, size = shown_name(errand.path), limits.memory / 1024**3
    return Outgrew(f"“{name}” needs more than {size:.1f} GB of memory to be read.", _SAVE_OTHERWISE)


def _died(errand: Errand, code: int | None, limits: Limits) -> Outgrew | BrokeDown:
    if code == OUTGROWN:
        return _outgrew(errand, limits)
    return BrokeDown(f"“{shown_name(errand.path)}” made its reader crash.", _SAVE_OTHERWISE)


def _failed(errand: Errand) -> BrokeDown:
    return BrokeDown(
        f"“{shown_name(errand.path)}” could not be read, because of a fault in this program.",
        f"The log tells more. {_SAVE_OTHERWISE}",
    )
