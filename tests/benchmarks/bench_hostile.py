"""What becomes of hostile files: each an article or one clear sentence, within its limits.

    python tests/benchmarks/bench_hostile.py [--data DIR]

Every file is read as an import reads it, in a process with limits of time and memory. No reader may
break down, go over its limits, leave a refusal without a sentence, or ask for the network or for
another program. XML is read where it does harm, too: as the words of DOCX, ODT, EPUB and HTML.
So that libraries which go past Python are caught too, the files are read a second time with all
addresses in them changed to that of a server here, which must not hear of them.
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
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from datasets import data_folder
from packing import packed

from workbench.domain.errors import UserError
from workbench.services.reading_apart import BrokeDown, Limits, Outgrew, Readers, TookTooLong
from workbench.services.ready import Delivery, Done, Errand, Ready, deliveries

LIMITS = Limits()

OUTSIDE = (
    *("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto"),
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "webbrowser.open"),
)
"""Python's names for what no reader has any business with."""

IPV6_TRIED = ("socket.bind", ("::1", 0))
"""What urllib3 does when trafilatura loads it, to know whether this computer has IPv6; it calls nobody."""

ADDRESS = re.compile(rb"(?:https?|ftp)://[^/\s\"'<>)\\]+")

REFERENCE = re.compile(rb"""((?:Target|SYSTEM|href|src)\s*=?\s*["'])[a-z]+://[^/\s"']*""")
"""Not all addresses: the names of XML vocabularies look like some, and must stay as they are."""

BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
    "a.opf": '<p><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></p>',
    "a.xhtml": "<html><body><p>The board has voted.</p></body></html>",
}
"""An EPUB, in parts."""


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


def note(event: str, arguments: tuple[object, ...]) -> None:
    if event in OUTSIDE and (event, *arguments[1:]) != IPV6_TRIED:
        _asked.append(event)


if (
    __name__ == "__mp_main__"
):  # a reader begins; what its own guard, which comes later, refuses is heard of too
    sys.addaudithook(note)


def watched(errand: Errand, known: Set[str]) -> Iterator[Delivery | Account]:
    """Read as an import does, and give account of it in the end."""
    _asked.clear()
    began = time.perf_counter()
    try:
        yield from deliveries(errand, known)
    except UserError as problem:
        yield problem
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    yield Account(time.perf_counter() - began, memory, tuple(_asked))


# in this one


@dataclass(frozen=True, slots=True)
class Sample:
    kind: str
    name: str
    content: bytes = field(repr=False)


def samples(files: Iterable[Path]) -> Iterator[Sample]:
    """The files, and those of XML as parts of documents too."""
    for path in files:
        content = path.read_bytes()
        yield Sample(path.suffix.lower() or "(none)", path.name, content)
        if path.suffix.lower() == ".xml":
            yield from disguised(path.stem, content)


def disguised(name: str, xml: bytes) -> Iterator[Sample]:
    """XML in documents, which are taken apart where a file of data is not."""
    docx = packed({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})
    odt = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml})
    yield Sample("XML in .docx", f"{name}.docx", docx)
    yield Sample("XML in .odt", f"{name}.odt", odt)
    for part in ("META-INF/container.xml", "a.opf", "a.xhtml"):
        yield Sample("XML in .epub", f"{name}.epub", packed(BOOK | {part: xml}))
    yield Sample("XML in .html", f"{name}.html", b"<!doctype html><title>A</title>" + xml)


def read_all(samples: Sequence[Sample]) -> dict[str, Became]:
    """What became of the samples, by their kinds."""
    kinds: defaultdict[str, Became] = defaultdict(Became)
    answered: set[int] = set()
    errands = (
        Errand(number, Path(sample.name), len(sample.content), sample.content)
        for number, sample in enumerate(samples)
    )
    with Readers(limits=LIMITS, read=watched) as readers:
        for errand, answer in readers.read(errands):
            kind = kinds[samples[errand.number].kind]
            name = samples[errand.number].name
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
                    if errand.number not in answered:
                        kind.wrong.append(f"“{name}” gave neither an article nor a sentence.")
            if not isinstance(answer, Account):
                answered.add(errand.number)
    return kinds


def is_a_sentence(message: str) -> bool:
    return message.endswith(".") and len(message.split()) > 2 and message.isprintable()


def called_by(samples: Iterable[Sample]) -> tuple[int, list[str]]:
    """How often a server hears of the samples when all addresses in them are its own; what else is wrong."""
    with closing(socket.create_server(("127.0.0.1", 0), backlog=1024)) as server:
        here = b"http://127.0.0.1:%d" % server.getsockname()[1]
        kinds = read_all([replace(sample, content=readdressed(sample.content, here)) for sample in samples])
        server.setblocking(False)
        calls = 0
        with suppress(BlockingIOError):
            while True:
                server.accept()[0].close()
                calls += 1
    return calls, wrong_with(kinds)


def readdressed(content: bytes, here: bytes) -> bytes:
    """The same bytes with other addresses in them; in packed ones only where something is referred to."""
    if not content.startswith(b"PK"):
        return ADDRESS.sub(here, content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    return packed({name: REFERENCE.sub(rb"\1" + here, part) for name, part in parts.items()})


def wrong_with(kinds: Mapping[str, Became]) -> list[str]:
    return [sentence for kind in kinds.values() for sentence in kind.wrong]


def table(kinds: Mapping[str, Became]) -> None:
    heads = ("files", "articles", "refused", "over limits", "crashes", "memory")
    print(f"{'kind':<13}", *(f"{head:>{len(head) + 1}}" for head in heads), "  slowest")
    for name, kind in sorted(kinds.items(), key=lambda named: -named[1].files):
        numbers = (kind.files, kind.articles, kind.refused, kind.over, kind.crashed)
        cells = [f"{number:>{len(head) + 1}}" for number, head in zip(numbers, heads, strict=False)]
        seconds, slowest = kind.slowest
        print(f"{name:<13}", *cells, f"{kind.memory // 1024**2:>4} MB", f"  {seconds:.2f} s, {slowest}")


def main(folder: Path) -> int:
    """The exit code: 0 when nothing is wrong with what became of any file."""
    all_samples = list(samples(sorted(path for path in folder.rglob("*") if path.is_file())))
    began = time.perf_counter()
    kinds = read_all(all_samples)
    seconds = time.perf_counter() - began
    calls, wrong_there = called_by(all_samples)
    table(kinds)
    most = f"{LIMITS.seconds:.0f} s and {LIMITS.memory / 1024**3:.0f} GB"
    print(f"{len(all_samples)} files in {seconds:.1f} s, at most {most} each; calls at a server: {calls}")
    wrong = wrong_with(kinds) + [sentence for sentence in wrong_there if sentence not in wrong_with(kinds)]
    for sentence in wrong:
        print(f"wrong: {sentence}")
    return bool(wrong or calls)


if __name__ == "__main__":
    sys.exit(main(data_folder("hostile", str(__doc__).partition("\n")[0])))
