"""An open case and the analyst who works in it: the only door from the window and the shell to the store."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.case import Case
from workbench.domain.changes import ChangeSet, Record, joined
from workbench.domain.claim import Appearance, Claim
from workbench.domain.document import Document, Witness
from workbench.domain.errors import NotFound, UserError
from workbench.domain.evidence import Evidence
from workbench.domain.history import Deed, Entry
from workbench.domain.identity import new_id, now
from workbench.domain.overview import ArticleRow, ClaimPage, ClaimRow, Hit, OpenText, Source
from workbench.domain.ruling import Ruling
from workbench.domain.scale import Scale
from workbench.domain.span import Span
from workbench.domain.suggestion import Answer
from workbench.domain.verdict import Verdict
from workbench.services.naming import the_one
from workbench.store import queries, whereabouts
from workbench.store.casefile import CaseFile, warm_up
from workbench.store.contents import Packed
from workbench.store.keeper import Keeper
from workbench.store.opening import create, open_case
from workbench.store.search import hits
from workbench.store.surroundings import Surroundings

if TYPE_CHECKING:
    from workbench.store.candidates import Candidates
    from workbench.store.terms import Analyser, Weighing

R = TypeVar("R", bound=Record)
Listener = Callable[[ChangeSet], None]


class Session:
    """Everything that can be read from a case, and the one way to change it.

    Records come and go as values of the domain. Methods raise UserError for what a person can mend:
    NotFound for what the case does not hold, the store's own kinds for what is wrong with the file.
    """

    def __init__(self, file: CaseFile, analyst: str) -> None:
        self._file = file
        self.analyst = analyst
        self._listeners: list[Listener] = []

    @classmethod
    def create(cls, path: Path, title: str, analyst: str, scale: Scale) -> Self:
        """Make a new case at `path`, which must not exist yet."""
        return cls(create(path, Case(new_id(), title, scale, created=now())), analyst)

    @classmethod
    def open(cls, path: Path, analyst: str, *, read_only: bool = False) -> Self:
        """Open a case. Look at `read_only_because` afterwards: it may be open for reading only."""
        return cls(open_case(path, read_only=read_only), analyst)

    def reader(self, stop: Callable[[], bool] | None = None) -> "Session":
        """A twin that only reads, for a worker thread, which closes it when it is done.

        `stop` tells whether what is being looked for is still wanted; it raises Stopped when it is not.
        """
        return Session(self._file.reader(stop), self.analyst)

    def keeper(self) -> Keeper:
        """What keeps contents ahead of the records that name them, for a worker thread, which closes it."""
        return self._file.keeper()

    def beside(self) -> "Session":
        """A twin that can change the case from a worker thread, which closes it when it is done. What it has
        done is told to nobody before `take_in`.
        """
        return Session(self._file.writer(), self.analyst)

    def take_in(self, entry: Entry) -> None:
        """Tell the listeners what a twin has done."""
        self._file.took(entry)
        self._tell(entry.step)

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def read_only(self) -> bool:
        return self._file.read_only

    @property
    def read_only_because(self) -> str:
        """Why nothing can be changed, in a sentence; empty when all can."""
        return self._file.read_only_because

    @property
    def remark(self) -> str:
        """What opening the case has brought to light and a person should know; empty when nothing has."""
        return self._file.remark

    @property
    def case(self) -> Case:
        return queries.case(self._file)

    def counts(self) -> tuple[int, int]:
        """How many articles and how many claims the case holds."""
        return queries.counts(self._file)

    @property
    def is_judged(self) -> bool:
        """Whether a verdict has been given on any claim, so that the scale has to stay."""
        return queries.is_judged(self._file)

    def back_up(self, stop: Callable[[], bool] = lambda: False) -> Path | None:
        """Copy the case into the folder beside it, unless that is not needed yet; for a worker.

        Returns the copy. `stop` tells whether to break off, which raises Stopped. Raises CannotBackUp, and
        DamagedCase when the case is found damaged; older copies stay.
        """
        from workbench.store.backup import rolling_backup

        return None if self.read_only else rolling_backup(self.path, stop=stop)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What is read inside is the case as it is at one moment, whatever others do in it meanwhile."""
        with self._file.at_one_moment():
            yield

    # changing

    @staticmethod
    def warm_up() -> None:
        """Load what the first change needs and opening does not; for a worker, after the first paint."""
        warm_up()

    def listen(self, listener: Listener) -> None:
        """Call `listener` with the change set after each change, undone and redone ones included."""
        self._listeners.append(listener)

    def do(
        self,
        step: ChangeSet,
        *,
        contents: Iterable[bytes | Packed] = (),
        passages: Mapping[str, Sequence[Span]] | None = None,
    ) -> Entry | None:
        """Make a change set happen. Returns its entry in the history, None when there is nothing to do."""
        if not step:
            return None
        return self._told(self._file.apply(step, by=self.analyst, contents=contents, passages=passages or {}))

    def undo(self) -> Entry:
        """Take back the last action that has not been taken back."""
        done = self._file.course.done
        if not done:
            raise UserError("There is nothing to undo.")
        step = self._file.entry(done[-1]).step.inverse()
        return self._told(self._file.apply(step, by=self.analyst, deed=Deed.UNDO, target=done[-1]))

    def redo(self) -> Entry:
        """Repeat the action that was last taken back."""
        undone = self._file.course.undone
        if not undone:
            raise UserError("There is nothing to redo.")
        step = self._file.entry(undone[-1]).step
        return self._told(self._file.apply(step, by=self.analyst, deed=Deed.REDO, target=undone[-1]))

    @property
    def undo_weight(self) -> int:
        """How much `undo` would have to do: the characters that tell it, some 300 for each record."""
        return self._weight_of(self._file.course.done)

    @property
    def redo_weight(self) -> int:
        return self._weight_of(self._file.course.undone)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back, in words; empty when there is nothing."""
        return self._label_of(self._file.course.done)

    @property
    def redo_label(self) -> str:
        """What `redo` would repeat, in words; empty when there is nothing."""
        return self._label_of(self._file.course.undone)

    def restore_to(self, number: int) -> Entry:
        """Bring the case back to how it was right after entry `number`; 0 is before the first.

        This is a new action like any other, and can be undone.
        """
        return self._told(self._file.apply(self.way_back_to(number), by=self.analyst))

    def way_back_to(self, number: int) -> ChangeSet:
        """What `restore_to` does, without doing it. Of thousands of entries a worker asks a reader for it.

        Raises NotFound, and UserError when there is nothing to do.
        """
        goal = f"Restore to “{self._file.entry(number).label}”" if number else "Restore to the beginning"
        step = joined(goal, (entry.step.inverse() for entry in self._file.entries(after=number)))
        if not step:
            raise UserError("The case is already as it was then.")
        return step

    def follow(self) -> bool:
        """Tell the listeners what others have done in the case since it was last asked; whether anything
        was. For a session that only reads: nobody else writes while one that can write is open.
        """
        entries = self._file.done_by_others()
        if not entries:
            return False
        self._tell(joined(entries[-1].label, (entry.step for entry in entries)))
        return True

    def history(self, limit: int | None = None, before: int | None = None) -> list[Entry]:
        """The entries of the history, newest first; `before` continues from an entry's number."""
        return self._file.entries(limit, before)

    def each_entry(
        self, limit: int | None = None, before: int | None = None, after: int = 0
    ) -> Iterator[Entry]:
        """The same one by one, for whoever keeps none of them; of entries with numbers above `after`."""
        return self._file.each_entry(limit, before, after)

    def verify(self) -> list[str]:
        """In words, what is wrong with the history; empty when nothing is."""
        return self._file.history_problems()

    def _told(self, entry: Entry) -> Entry:
        self._tell(entry.step)
        return entry

    def _tell(self, step: ChangeSet) -> None:
        for listener in self._listeners:
            listener(step)

    def _label_of(self, numbers: Sequence[int]) -> str:
        return self._file.label(numbers[-1]) if numbers else ""

    def _weight_of(self, numbers: Sequence[int]) -> int:
        return self._file.weight(numbers[-1]) if numbers else 0

    # articles

    def articles(self) -> list[ArticleRow]:
        return queries.article_rows(self._file)

    def cited(self, article_id: str) -> int:
        """How many passages of an article are evidence, as its row counts them."""
        return queries.cited(self._file, article_id)

    def characters(self) -> int:
        """How long all texts of the case are together."""
        return queries.characters(self._file)

    def article(self, article_id: str) -> Article:
        return self._held(Article, article_id, "article")

    def find_article(self, words: str) -> Article:
        """The article with this id, with an id that begins so, or with these words in its title,
        its outlet, an outlet of its parts, its file name, or the id it had in its collection.

        Raises NotFound when none fits or several do.
        """
        if wanted := words.strip():
            known = {text.article_id for text in self._file.find(Text, known_id=wanted)}
            if len(known) == 1:
                return self.article(*known)
        rows = self.articles()
        named = {row.article.id: row.article for row in rows}
        described = {row.article.id: _description(row) for row in rows}
        return named[the_one(words, described, "article")]

    def newest_text(self, article_id: str) -> Text:
        return queries.newest_text(self._file, article_id)

    def first_text(self) -> str:
        """The id of the newest text of the first article; "" in an empty case."""
        return queries.first_text(self._file)

    def text(self, text_id: str) -> Text:
        return self._held(Text, text_id, "text")

    def texts_of(self, article_id: str) -> list[Text]:
        """The versions of an article, oldest first."""
        return self._file.find(Text, article_id=article_id)

    def texts_with_original(self, sha256: str) -> list[Text]:
        """The texts that were read from exactly these bytes."""
        return self._file.find(Text, original_sha256=sha256)

    def texts_called(self, file_name: str) -> list[Text]:
        """The texts that were read from a file of this name."""
        return self._file.find(Text, file_name=file_name)

    def articles_with(self, **said: str) -> list[Article]:
        """The articles whose attribution says exactly this: `url=…`, `title=…, outlet=…`."""
        return self._file.find(Article, **said)

    def left_behind(self) -> list[Evidence | Appearance]:
        """What still cites an older version of its article and has not been settled."""
        return queries.left_behind(self._file)

    def near_copies(self, text: Text) -> list[tuple[str, str]]:
        """The id and the title of each other article that was found to share most of its words."""
        return queries.near_copies(self._file, text)

    def open_text(self, text_id: str) -> OpenText:
        return queries.open_text(self._file, text_id)

    def marked_again(self, opened: OpenText) -> OpenText:
        """An open text with what is marked in it now, for much less than opening it again."""
        return queries.marked_again(self._file, opened)

    def has_at_hand(self, text: Text) -> bool:
        """Whether the words of a text have been read before and are there at once."""
        return self._file.has_at_hand(text)

    def words(self, text: Text) -> str:
        return self._file.words(text)

    def original(self, text: Text) -> bytes:
        """The bytes of the file that the text was read from."""
        return self._file.content(text.original_sha256)

    def part(self, part_id: str) -> Part:
        return self._held(Part, part_id, "part")

    def parts(self, text_id: str) -> list[Part]:
        return self._file.find(Part, text_id=text_id)

    def zones(self, text_id: str) -> list[Zone]:
        return self._file.find(Zone, text_id=text_id)

    def passages(self, text_id: str) -> list[Span]:
        """The sentences of a text as (start, end), in code points."""
        return queries.passages(self._file, self.text(text_id))

    def passage_at(self, text_id: str, position: int) -> Span | None:
        """The sentence that a position lies in; None between sentences."""
        return queries.passage_at(self._file, self.text(text_id), position)

    def passage_from(self, text_id: str, position: int) -> Span | None:
        """The first sentence that begins at a position or behind it."""
        return queries.passage_from(self._file, self.text(text_id), position)

    def passages_within(self, text: Text, spans: Iterable[Span]) -> int:
        """How many passages lie in stretches of a text, comments and boilerplate left out."""
        return queries.passages_within(self._file, text, spans)

    def anchor(self, text_id: str, start: int, end: int) -> Anchor:
        """The anchor of a stretch of a text. Raises UserError when there are no words in it."""
        return anchor_at(text_id, self.words(self.text(text_id)), start, end)

    def source_of(self, anchor: Anchor) -> Source:
        return queries.source_of(self._file, anchor)

    def outlets(self) -> list[str]:
        """The outlets of the case's articles and parts, in alphabetical order."""
        return queries.outlets(self._file)

    # claims

    def claims(self) -> list[ClaimRow]:
        return queries.claim_rows(self._file)

    def claim_row(self, claim_id: str) -> ClaimRow:
        """One line of `claims()`. Raises NotFound."""
        self.claim(claim_id)
        return queries.claim_rows(self._file, claim_id)[0]

    def claim(self, claim_id: str) -> Claim:
        return self._held(Claim, claim_id, "claim")

    def find_claim(self, words: str) -> Claim:
        """The claim with this id, with an id that begins so, or with these words in its wording.

        Raises NotFound when none fits or several do.
        """
        return self._meant(words, self._file.find(Claim), lambda claim: claim.wording, "claim")

    def find_evidence(self, words: str) -> Evidence:
        """The linked passage with this id, with an id that begins so, or with these words in its quote.

        Raises NotFound when none is meant or several are.
        """
        return self._meant(words, self._file.find(Evidence), lambda one: one.anchor.quote, "passage")

    def find_appearance(self, words: str) -> Appearance:
        """The place where a claim is made that is meant; see `find_evidence`."""
        return self._meant(words, self._file.find(Appearance), lambda one: one.anchor.quote, "appearance")

    def find_document(self, words: str) -> Document:
        """The document that is meant, by its id or its title; see `find_evidence`."""
        return self._meant(words, self.documents(), lambda one: one.title, "document")

    def find_witness(self, words: str) -> Witness:
        """The copy of a document that is meant; see `find_evidence`."""
        return self._meant(words, self._file.find(Witness), lambda one: one.anchor.quote, "copy")

    def claim_page(self, claim_id: str) -> ClaimPage:
        return queries.claim_page(self._file, claim_id)

    def reading_for(self, claim_id: str) -> int:
        """How many characters have to be read before a claim's page can be shown: of the texts that it
        quotes from, those whose words are not at hand.
        """
        texts = queries.texts_cited(self._file, claim_id)
        return sum(text.length for text in texts if not self._file.has_at_hand(text))

    def evidence(self, evidence_id: str) -> Evidence:
        return self._held(Evidence, evidence_id, "passage")

    def appearance(self, appearance_id: str) -> Appearance:
        return self._held(Appearance, appearance_id, "appearance")

    def evidence_of(self, claim_id: str) -> list[Evidence]:
        return self._file.find(Evidence, claim_id=claim_id)

    def evidence_in(self, text_id: str) -> list[Evidence]:
        return self._file.find(Evidence, text_id=text_id)

    def appearances_of(self, claim_id: str) -> list[Appearance]:
        return self._file.find(Appearance, claim_id=claim_id)

    def appearances_in(self, text_id: str) -> list[Appearance]:
        return self._file.find(Appearance, text_id=text_id)

    def verdicts_of(self, claim_id: str) -> list[Verdict]:
        """The verdicts on a claim, the standing one last."""
        return self._file.find(Verdict, claim_id=claim_id)

    def answers_of(self, claim_id: str) -> list[Answer]:
        return self._file.find(Answer, claim_id=claim_id)

    def answers_in(self, text_id: str) -> list[Answer]:
        return self._file.find(Answer, text_id=text_id)

    def documents(self) -> list[Document]:
        """The documents that articles are said to copy out, in the order in which they were named."""
        return self._file.find(Document)

    def document(self, document_id: str) -> Document:
        return self._held(Document, document_id, "document")

    def witnesses_of(self, document_id: str) -> list[Witness]:
        return self._file.find(Witness, document_id=document_id)

    def witnesses_in(self, text_id: str) -> list[Witness]:
        return self._file.find(Witness, text_id=text_id)

    def rulings(self) -> list[Ruling]:
        """What analysts say of where two sources have their story from, in the order they said it."""
        return self._file.find(Ruling)

    def rulings_of(self, article_id: str) -> list[Ruling]:
        """Those that concern an article or a part of it."""
        return [ruling for ruling in self.rulings() if article_id in dict(ruling.sources)]

    def tags(self) -> list[str]:
        """The tags that claims of this case have, in alphabetical order."""
        return queries.tags(self._file)

    def search(
        self, query: str, *, outlet: str = "", since: str = "", until: str = "", limit: int = 200
    ) -> list[Hit]:
        """The passages that hold all words of the query, best first. See `store.search`."""
        return list(self.hits(query, outlet=outlet, since=since, until=until, limit=limit))

    def hits(
        self, query: str, *, outlet: str = "", since: str = "", until: str = "", limit: int = 200
    ) -> Iterator[Hit]:
        """The same, each read when it is asked for: the first are there long before the last."""
        return hits(self._file, query, outlet=outlet, since=since, until=until, limit=limit)

    def passages_with_row(self, words: Sequence[str], limit: int) -> list[int]:
        """The numbers of passages in which these words stand in a row."""
        return whereabouts.passages_with_row(self._file, words, limit)

    def passages_with_any(self, words: Iterable[str], limit: int) -> list[int]:
        """The numbers of the passages that hold most of these words, best first."""
        return whereabouts.passages_with_any(self._file, words, limit)

    def texts_with_passages(self, passages: Sequence[int]) -> list[str]:
        """The ids of the newest texts that have these passages, in the order of the passages."""
        return whereabouts.texts_with_passages(self._file, passages)

    def bring_terms_up_to_date(self, analyser: "Analyser") -> None:
        """Write down the terms of new passages, unless the case can only be read."""
        from workbench.store.terms import catch_up

        catch_up(self._file, analyser)

    def candidates(self, analyser: "Analyser", weighing: "Weighing") -> "Candidates":
        """What finds passages by their terms; it writes down those of new passages first."""
        from workbench.store.candidates import Candidates  # with numpy, which takes its time

        return Candidates(self._file, analyser, weighing)

    def surroundings(self, text_ids: Iterable[str]) -> Surroundings:
        """What tells where anchors in these texts lie, for many at once."""
        return Surroundings(self._file, text_ids)

    def _meant(self, words: str, records: Iterable[R], described: Callable[[R], str], name: str) -> R:
        named = {record.id: record for record in records}
        return named[the_one(words, {id: described(record) for id, record in named.items()}, name)]

    def _held(self, kind: type[R], id: str, name: str) -> R:
        record = self._file.get(kind, id)
        if record is None:
            raise NotFound(
                f"This {name} is not in the case.", "It may have been removed; undo brings it back."
            )
        return record


def _description(row: ArticleRow) -> str:
    said = row.article.attribution
    outlets = (part.attribution.outlet for part in row.parts)
    return " ".join(filter(None, (said.title, said.outlet, *outlets, row.text.file_name, row.text.known_id)))
