"""Bringing files into a case.

Files are read in processes of their own (`reading_apart`). What they hold is kept ahead of the records
that name it, and the records come into the case in steps: a small batch is one action that undo takes
back, a large one is many. Whatever has been done stays done when the batch is stopped or killed; run
again, it finds that in the case and does the rest.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path

from workbench.domain.article import Article, Part, Text, Zone, sha256
from workbench.domain.changes import ChangeSet, Record, adding
from workbench.domain.errors import UserError
from workbench.domain.identity import new_id, now
from workbench.reading import ImportedArticle, read_bytes
from workbench.reading.sniffing import Format, endings, kind_of
from workbench.services.addresses import is_address
from workbench.services.ahead import ahead
from workbench.services.files import Refusal, content_of, files_in, shown_name
from workbench.services.near_copies import Named, NearCopies
from workbench.services.ready import (
    DIVISIBLE,
    Arrival,
    Capture,
    Done,
    Errand,
    Known,
    Ready,
    articles,
    deliveries,
    ready,
)
from workbench.services.repeated import LABEL as SET_APART
from workbench.services.repeated import Repeated, SetApart
from workbench.services.session import Session
from workbench.store.contents import Sentences
from workbench.store.keeper import Keeper

Progress = Callable[["Step"], None]
"""Called for each step of a batch when it is done."""

_AT_ONCE = 100
"""Articles of one step: their records are written in some twenty milliseconds, which a window can wait."""

_LONGEST_WAIT = 5.0
"""Seconds after which what has been read comes into the case though there is not much of it."""

_NEWS = 0.2
"""Seconds after which is told how far the batch is."""

_FEW, _SMALL = 20, 256 * 1024
"""So few small texts are read in this process before another has begun: they hold nothing that could
harm it, and take a few milliseconds each where a process takes half a second to start."""

_SHARES = 2

IMPORT = "Import "
"""How the labels of these change sets begin."""


class Kind(StrEnum):
    IMPORTED = "imported"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An article that is in the case now: it is new, or was there already.

    `notes` are the reader's sentences for the analyst; `copy_of` is the title of an earlier article
    that it shares most of its words with. `place` is that of its file among all of the batch.
    """

    kind: Kind
    article_id: str
    title: str
    file_name: str
    notes: tuple[str, ...] = ()
    copy_of: str = ""
    copy_of_id: str = ""
    place: int = field(default=0, compare=False)

    def __str__(self) -> str:
        if self.kind is Kind.DUPLICATE:
            return f"“{self.file_name}” is in the case already, as “{self.title}” ({self.article_id})."
        said = [f"“{self.file_name}” was imported as “{self.title}”."]
        if self.copy_of:
            said.append(f"It shares most of its words with “{self.copy_of}”.")
        return " ".join([*said, *self.notes])


Came = Outcome | Refusal | SetApart
"""What came of a file, or of all of them together."""


@dataclass(frozen=True, slots=True)
class Step:
    """What came of some files: `change` is to be done to the case, which keeps all that it names.

    So far `files_done` files `of` have been read, the last one called `file_name`.
    """

    change: ChangeSet
    outcomes: tuple[Came, ...]
    files_done: int
    of: int
    file_name: str


def import_files(session: Session, paths: Iterable[Path], progress: Progress | None = None) -> list[Came]:
    """Import files, and those in folders that can be read; what came of each, in order, and at the end what
    was set apart because the articles repeat it.

    A file that cannot be imported does not stop the others. Raises UserError when the case is
    open for reading only.
    """
    return import_errands(session, list(errands_for(files_in(paths))), progress)


def import_errands(
    session: Session, errands: Sequence[Errand | Refusal], progress: Progress | None = None
) -> list[Came]:
    """Import what the errands name; see `import_files`."""
    if session.read_only:
        raise UserError(session.read_only_because, "Nothing was imported.")
    outcomes: list[Came] = []
    with session.keeper() as keeper:
        batch = Batch(keeper, errands)
        for step in chain(batch.steps(), batch.afterwards(session)):
            session.do(step.change)
            outcomes += step.outcomes
            if progress:
                progress(step)
    return in_order(outcomes)


def in_order(outcomes: Iterable[Came]) -> list[Came]:
    """What came of a batch in the order of its files, by the titles that the articles have in the end."""
    listed = sorted(outcomes, key=lambda outcome: outcome.place)
    titles = {id: title for one in listed if isinstance(one, SetApart) for id, title in one.titles.items()}
    return [
        replace(one, title=titles[one.article_id])
        if isinstance(one, Outcome) and one.article_id in titles
        else one
        for one in listed
    ]


def import_named(session: Session, names: Sequence[str], progress: Progress | None = None) -> list[Came]:
    """Import files, folders and addresses of pages, as somebody typed them; see `import_files`."""
    addresses = [name for name in names if is_address(name)]
    files = list(errands_for(files_in(Path(name) for name in names if not is_address(name))))
    pages = [errand_to(address, place) for place, address in enumerate(addresses, len(files))]
    return import_errands(session, [*files, *pages], progress)


def errand_to(address: str, place: int = 0, stop: Callable[[], bool] = lambda: False) -> Errand | Refusal:
    """Fetch a page, for a worker: an errand to read it, or why it cannot be fetched."""
    from workbench.services.fetching import fetch  # the network, which most imports never need

    try:
        fetched = fetch(address, stop=stop)
    except UserError as problem:
        return Refusal(Path(address), problem.message, problem.hint, place)
    name = Path(fetched.file_name)
    return Errand(place, name, len(fetched.content), fetched.content, capture=fetched.capture)


def errands_for(files: Iterable[Path | Refusal]) -> Iterator[Errand | Refusal]:
    """An errand for each file, in order."""
    for place, file in enumerate(files):
        if isinstance(file, Refusal):
            yield replace(file, place=place)
        else:
            yield Errand(place, file, _size(file))


def read(path: Path) -> ImportedArticle:
    """Read a file here and now. Raises UserError, naming the file, when it cannot be read."""
    return read_bytes(content_of(path), shown_name(path))


def read_named(name: str) -> tuple[ImportedArticle, Capture | None]:
    """Read a file or the page at an address, which hold one article, as `read` does; and how a page was
    fetched.
    """
    errand = _errand_named(name)
    for article in islice(_articles_of(errand), 1):
        if isinstance(article, UserError):
            raise article
        return article, errand.capture
    raise UserError(f"There is no article in “{name}”.", "Choose a file that holds one.")


def articles_in(name: str) -> Iterator[ImportedArticle | UserError]:
    """All articles in a file, or at the address of a page, as they are read."""
    return _articles_of(_errand_named(name))


def _errand_named(name: str) -> Errand:
    """Raises UserError for a page that cannot be fetched."""
    if not is_address(name):
        return Errand(0, Path(name))
    page = errand_to(name)
    if isinstance(page, Refusal):
        raise UserError(page.message, page.hint)
    return page


def _articles_of(errand: Errand) -> Iterator[ImportedArticle | UserError]:
    content = content_of(errand.path) if errand.content is None else errand.content
    return articles(content, shown_name(errand.path), errand.capture)


def add(session: Session, imported: ImportedArticle) -> Outcome:
    """Put what was read into the case, unless exactly these bytes are in it already."""
    for text in session.texts_with_original(sha256(imported.original)):
        title = session.article(text.article_id).attribution.title or text.file_name
        return Outcome(Kind.DUPLICATE, text.article_id, title, imported.file_name)
    arrived = ready(imported)
    article, records = _records(arrived, None)
    session.do(
        adding(f"{IMPORT}“{imported.file_name}”", article, *records),
        contents=(arrived.original, arrived.words),
        passages={arrived.words.sha256: imported.passages},
    )
    return Outcome(Kind.IMPORTED, article.id, _title(imported), imported.file_name, imported.notes)


def records_of(
    imported: ImportedArticle, original: str, size: int, words: str, capture: Capture | None = None
) -> tuple[Article, Text, list[Part], list[Zone]]:
    """What was read, as the records of a new article; `original` and `words` are hashes of contents, `size`
    is how many bytes the original has, and `capture` tells of a page that was fetched how it was.
    """
    article = Article(new_id(), imported.attribution)
    text = Text(
        new_id(),
        article.id,
        version=1,
        words_sha256=words,
        length=len(imported.words),
        original_sha256=original,
        original_size=size,
        file_name=imported.file_name,
        encoding=imported.encoding,
        captured=now(),
        page_starts=imported.page_starts,
        known_id=imported.known_id,
        **(capture.kept if capture else {}),
    )
    parts = [Part(new_id(), text.id, part.start, part.end, part.attribution) for part in imported.parts]
    zones = [Zone(new_id(), text.id, zone.start, zone.end, zone.kind, zone.label) for zone in imported.zones]
    return article, text, parts, zones


class Batch:
    """Errands under way: what has arrived and is not in the case yet, and what is known by now.

    For a worker: it waits. `stop` is asked now and then and ends the reading.
    """

    def __init__(
        self, keeper: Keeper, errands: Sequence[Errand | Refusal], stop: Callable[[], bool] = lambda: False
    ) -> None:
        self._keeper = keeper
        self._stop = stop
        self._errands = [errand for errand in errands if isinstance(errand, Errand)]
        self._outcomes: list[Came] = [one for one in errands if isinstance(one, Refusal)]
        self._of = len(errands)
        self._done = len(self._outcomes)
        self._file_name = ""
        self._known = keeper.originals()
        self._near = NearCopies(keeper)
        self._arrived: list[_Arrived] = []
        self._shares_left = Counter[int]()
        self._refused: set[tuple[int, str]] = set()
        newest = keeper.newest_label(IMPORT, SET_APART)
        self._repeated = Repeated(finish=newest.startswith(IMPORT))

    def steps(self) -> Iterator[Step]:
        """Read all errands and keep what is in them; the steps in which it comes into the case."""
        self._near.catch_up(self._stop)
        first = told = time.monotonic()
        for arrival in ahead(self._read, _NEWS):
            moment = time.monotonic()
            if not self._arrived:
                first = moment
            if arrival is not None:
                self._take(*arrival)
            if self._stop():
                return
            if len(self._arrived) >= _AT_ONCE or (self._arrived and moment - first > _LONGEST_WAIT):
                yield self._step()
                told = time.monotonic()
            elif moment - told > _NEWS:
                yield self._news()
                told = time.monotonic()
        if self._arrived or self._outcomes:
            yield self._step()

    def afterwards(self, session: Session) -> Iterator[Step]:
        """When all steps have been done to the case of `session`: those that set apart what many of the
        articles repeat. They concern different articles each.
        """
        for change, said in self._repeated.set_apart(session, self._stop):
            self._outcomes += [replace(said, place=self._of)] if said else []
            yield self._news(change)

    def _read(self, nobody_asks: Callable[[], bool]) -> Iterator[Arrival]:
        here, apart = _divided(self._errands)
        known = self._known.keys()
        self._shares_left.update(errand.number for errand in (*here, *apart))
        for errand in here:
            yield from _read_here(errand, known)
        if apart:
            from workbench.services.reading_apart import Readers  # processes, which few imports need

            with Readers(frozenset(known)) as readers:
                yield from readers.read(apart, lambda: nobody_asks() or self._stop())

    def _take(self, errand: Errand, answer: Ready | Known | UserError | Done) -> None:
        self._file_name = shown_name(errand.path)
        match answer:
            case Done():
                self._shares_left[errand.number] -= 1
                self._done += self._shares_left[errand.number] == 0
            case UserError():
                # several readers of one collection may come upon the same obstacle
                if (errand.number, answer.message) not in self._refused:
                    self._refused.add((errand.number, answer.message))
                    refusal = Refusal(errand.path, answer.message, answer.hint, errand.number)
                    self._outcomes.append(refusal)
            case Known(original, file_name):
                self._outcomes.append(self._duplicate(original, file_name, errand.number))
            case Ready():
                if answer.original.sha256 in self._known:
                    name = answer.imported.file_name
                    self._outcomes.append(self._duplicate(answer.original.sha256, name, errand.number))
                else:
                    article, records = _records(answer, errand)
                    self._known[answer.original.sha256] = (article.id, _title(answer.imported))
                    self._arrived.append(_Arrived(errand.number, answer, article, records))

    def _duplicate(self, original: str, file_name: str, place: int) -> Outcome:
        article_id, title = self._known[original]
        self._repeated.note_again(article_id)
        return Outcome(Kind.DUPLICATE, article_id, title, file_name, place=place)

    def _step(self) -> Step:
        """Keep what has arrived, and bring it into the case."""
        arrived = sorted(self._arrived, key=lambda one: one.place)
        self._arrived = []
        contents = (content for one in arrived for content in (one.ready.original, one.ready.words))
        sentences = [
            Sentences(one.ready.words.sha256, one.ready.imported.words, one.ready.imported.passages)
            for one in arrived
        ]
        self._keeper.keep(contents, sentences)
        for one in arrived:
            self._repeated.note(one.article.id, one.ready.paragraphs)
        copies = self._near.among(
            [(one.article.id, _title(one.ready.imported), one.ready) for one in arrived]
        )
        self._outcomes += (self._imported(one, copy) for one, copy in zip(arrived, copies, strict=True))
        return self._news(_together(arrived))

    def _imported(self, one: "_Arrived", copy: Named) -> Outcome:
        imported = one.ready.imported
        return Outcome(
            Kind.IMPORTED,
            one.article.id,
            _title(imported),
            imported.file_name,
            imported.notes,
            copy_of_id=copy[0],
            copy_of=copy[1],
            place=one.place,
        )

    def _news(self, change: ChangeSet = ChangeSet("", ())) -> Step:  # noqa: B008 - frozen
        outcomes, self._outcomes = tuple(self._outcomes), []
        return Step(change, outcomes, self._done, self._of, self._file_name)


@dataclass(frozen=True, slots=True)
class _Arrived:
    place: int
    ready: Ready
    article: Article
    records: Sequence[Record]


def _together(arrived: Sequence[_Arrived]) -> ChangeSet:
    """One action that adds all articles; records of a kind stand together, which is written faster."""
    if not arrived:
        return ChangeSet("", ())
    name = arrived[0].ready.imported.file_name
    label = f"{IMPORT}“{name}”" if len(arrived) == 1 else f"{IMPORT}{len(arrived)} articles"
    records = [record for one in arrived for record in one.records]
    kinds = (Text, Part, Zone)
    return adding(
        label,
        *(one.article for one in arrived),
        *(record for kind in kinds for record in records if isinstance(record, kind)),
    )


def _records(arrived: Ready, errand: Errand | None) -> tuple[Article, list[Record]]:
    imported, original, words = arrived.imported, arrived.original, arrived.words
    capture = errand.capture if errand else None
    article, text, parts, zones = records_of(imported, original.sha256, original.size, words.sha256, capture)
    return article, [text, *parts, *zones]


def _title(imported: ImportedArticle) -> str:
    return imported.attribution.title or imported.file_name


def _divided(errands: Sequence[Errand]) -> tuple[list[Errand], list[Errand]]:
    """What is read in this process, and what in others; large collections are shared among those."""
    here: list[Errand] = []
    apart: list[Errand] = []
    for errand in errands:
        if len(errands) <= _FEW and errand.size <= _SMALL and _is_plain_text(errand):
            here.append(errand)
        elif errand.size > _SMALL and errand.path.suffix.lower() in DIVISIBLE:
            apart += [replace(errand, share=share, of=_SHARES) for share in range(_SHARES)]
        else:
            apart.append(errand)
    return here, apart


def _is_plain_text(errand: Errand) -> bool:
    name = shown_name(errand.path)
    if errand.path.suffix.lower() not in endings(Format.TEXT):
        return False
    try:
        content = content_of(errand.path) if errand.content is None else errand.content
        return kind_of(content, name) is Format.TEXT
    except UserError:
        return True  # why it cannot be read is said in either place


def _read_here(errand: Errand, known: Set[str]) -> Iterator[Arrival]:
    try:
        for answer in deliveries(errand, known):
            yield errand, answer
    except UserError as problem:
        yield errand, problem
    yield errand, Done()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # why it cannot be read is said when it is read
        return 0
