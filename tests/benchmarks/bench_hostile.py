"""What becomes of hostile files: each an article or one clear sentence, within its limits.

    python tests/benchmarks/bench_hostile.py [--data DIR]

Every file is read as an import reads it, in a process with limits of time and memory. No reader may
break down, go over its limits, leave a refusal without a sentence, or ask for the network or for
another program. So that libraries which go past Python are caught too, the files are read a second
time with all addresses in them changed to that of a server here, which must not hear of them.
"""

import io
import re
import resource
import socket
import sys
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing import parent_process
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from datasets import data_folder

from workbench.domain.errors import UserError
from workbench.services.reading_apart import BrokeDown, Limits, Outgrew, Readers, TookTooLong
from workbench.services.ready import Answer, Done, Errand, Ready, answers

LIMITS = Limits()

OUTSIDE = (
    *("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto"),
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "webbrowser.open"),
)
"""Python's names for what no reader has any business with."""

ADDRESS = re.compile(rb"(?:https?|ftp)://[^/\s\"'<>)\\]+")
REFERENCE = re.compile(rb'(?<= Target=")[a-z]+://[^/\s"]*')


@dataclass(frozen=True, slots=True)
class Account:
    """How the reading of a file went: its seconds, its process's most memory in bytes, what it asked for."""

    seconds: float
    memory: int
    asked: tuple[str, ...]


@dataclass(slots=True)
class Became:
    """What became of the files of a kind."""

    files: int = 0
    articles: int = 0
    refused: int = 0
    over: int = 0
    crashed: int = 0
    slowest: tuple[float, str] = (0.0, "")
    memory: int = 0
    wrong: list[str] = field(default_factory=list)


# in the reader's process

_asked: list[str] = []


def note(event: str, _arguments: object) -> None:
    if event in OUTSIDE:
        _asked.append(event)


if parent_process() is not None:
    # a reader begins: what its own guard refuses, which comes later, is still heard of here
    sys.addaudithook(note)


def watched(errand: Errand, known: Set[str]) -> Iterator[Answer | Account]:
    """Read as an import does, and give account of it in the end."""
    _asked.clear()
    began = time.perf_counter()
    try:
        yield from answers(errand, known)
    except UserError as problem:
        yield problem
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    yield Account(time.perf_counter() - began, memory, tuple(_asked))


# in this one


def read_all(errands: Iterable[Errand]) -> dict[str, Became]:
    """What became of the files, by their endings."""
    kinds: dict[str, Became] = {}
    outcomes: defaultdict[int, set[type]] = defaultdict(set)
    with Readers(limits=LIMITS, read=watched) as readers:
        for errand, answer in readers.read(errands):
            kind = kinds.setdefault(errand.path.suffix.lower() or "none", Became())
            name = errand.path.name
            outcomes[errand.number].add(type(answer))
            match answer:
                case Ready():
                    kind.articles += 1
                case TookTooLong() | Outgrew():
                    kind.over += 1
                    kind.wrong.append(str(answer))
                case BrokeDown():
                    kind.crashed += 1
                    kind.wrong.append(str(answer))
                case UserError(message=message):
                    kind.refused += 1
                    if not is_a_sentence(message):
                        kind.wrong.append(f"“{name}” is refused with {message!r}, which is no sentence.")
                case Account(seconds, memory, asked):
                    kind.slowest = max(kind.slowest, (seconds, name))
                    kind.memory = max(kind.memory, memory)
                    kind.wrong += (f"“{name}” asked for {event}." for event in asked)
                case Done():
                    kind.files += 1
                    if not outcomes[errand.number] & {Ready, UserError, TookTooLong, Outgrew, BrokeDown}:
                        kind.wrong.append(f"“{name}” gave neither an article nor a sentence.")
    return kinds


def is_a_sentence(message: str) -> bool:
    return message.endswith(".") and len(message.split()) > 2 and message.isprintable()


def called_by(files: Sequence[Path]) -> int:
    """How often a server here hears of the files, when every address in them is its own."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.setblocking(False)
        here = b"http://127.0.0.1:%d" % server.getsockname()[1]
        contents = [readdressed(path.read_bytes(), here) for path in files]
        read_all(
            Errand(number, path, len(content), content)
            for number, (path, content) in enumerate(zip(files, contents, strict=True))
        )
        calls = 0
        with suppress(BlockingIOError):
            while True:
                server.accept()[0].close()
                calls += 1
        return calls


def readdressed(content: bytes, here: bytes) -> bytes:
    """The same file with other addresses in it; in a packed document, those that its parts refer to."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return ADDRESS.sub(here, content)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(changed, "w") as after:
        for entry in before.infolist():
            part = before.read(entry)
            after.writestr(entry, REFERENCE.sub(here, part) if entry.filename.endswith(".rels") else part)
    return changed.getvalue()


def table(kinds: Mapping[str, Became]) -> None:
    print(
        f"{'kind':<6}{'files':>6}{'articles':>9}{'refused':>8}{'over limits':>12}{'crashes':>8}"
        f"{'memory':>9}   slowest"
    )
    for name, kind in sorted(kinds.items(), key=lambda named: -named[1].files):
        seconds, slowest = kind.slowest
        print(
            f"{name:<6}{kind.files:>6,}{kind.articles:>9,}{kind.refused:>8,}{kind.over:>12,}{kind.crashed:>8,}"
            f"{kind.memory // 1024**2:>6,} MB   {seconds:.2f} s, {slowest}"
        )


def main(folder: Path) -> int:
    """The exit code: 0 when nothing is wrong with what became of any file."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    began = time.perf_counter()
    kinds = read_all(Errand(number, path, path.stat().st_size) for number, path in enumerate(files))
    seconds = time.perf_counter() - began
    calls = called_by(files)
    table(kinds)
    print(
        f"{len(files)} files in {seconds:.1f} s; at most {LIMITS.seconds:.0f} s and "
        f"{LIMITS.memory / 1024**3:.0f} GB for each article; {calls} calls at a server that they name"
    )
    wrong = [sentence for kind in kinds.values() for sentence in kind.wrong]
    if calls:
        wrong.append("A reader called the server.")
    for sentence in wrong:
        print(f"wrong: {sentence}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(data_folder("hostile", str(__doc__).partition("\n")[0])))
