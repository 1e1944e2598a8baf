"""The details of the selected articles, below the list: what is known of them, to be corrected in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.article import Article, Part
from workbench.domain.changes import ChangeSet
from workbench.domain.overview import ArticleRow
from workbench.services import articles
from workbench.ui.desk import Desk
from workbench.ui.models.source_lines import SourceLine
from workbench.ui.panels.sources.attribution_form import AttributionForm
from workbench.ui.panels.sources.facts import FileFacts
from workbench.ui.panels.sources.version_links import VersionLinks
from workbench.ui.plain import PlainLabel

Subject = Article | Part


class DetailsSheet(QFrame):
    """Shows one article or part, or what several have in common; `folded` is sent with whether it is."""

    folded = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: Sequence[SourceLine] = ()
        self._part_id = ""
        self.head = QToolButton(self)
        self.head.setText("DETAILS")
        self.head.setProperty("kind", "section")
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.setAccessibleName("Details of the article")
        self.head.toggled.connect(self._on_toggled)
        self._which = PlainLabel(wordWrap=True)
        self._which.setProperty("role", "muted")
        self.parts = QComboBox(self)
        self.parts.setAccessibleName("Part of the page")
        # else the longest name would widen the pane
        self.parts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.parts.activated.connect(self._choose_part)
        self.form = AttributionForm(self._edit, self)
        self.form.settled.connect(self._drop_draft)
        self._note_name = PlainLabel("Note")
        self._note_name.setProperty("role", "small")
        self.note = _Note(self._edit_note)
        self._note_name.setBuddy(self.note)
        self._facts = FileFacts(desk.theme, self)
        self.versions = VersionLinks(self)
        self.versions.asked.connect(desk.show_text)
        self._lay_out()
        self._dress()
        desk.theme.changed.connect(self._dress)

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    @property
    def head_height(self) -> int:
        """How high the sheet is while it is folded."""
        return self.head.sizeHint().height() + 1

    def open(self) -> None:
        """Unfold, and go to the first field."""
        self.head.setChecked(True)
        shown = [field for field in self.form.fields.values() if not field.isHidden()]
        shown[0].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Show these articles or parts; what is still being typed for others is taken first."""
        if [line.key for line in lines] != [line.key for line in self._lines]:
            self._leave()
            self._part_id = lines[0].part.id if len(lines) == 1 and lines[0].part else ""
        self._lines = lines
        self.setVisible(bool(lines))
        if lines and self.is_open:
            self._show()

    def commit(self) -> None:
        """Take what has been typed and not yet entered."""
        if self._lines and self.is_open:
            self.form.commit()
            self.note.commit()

    def _leave(self) -> None:
        """Others are shown next: what could not be saved is their draft, and must not become theirs."""
        self.commit()
        self.form.give_up()
        self.note.give_up()

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    @property
    def _row(self) -> ArticleRow | None:
        """The article, when there is only one."""
        return self._lines[0].row if len(self._lines) == 1 else None

    @property
    def _subjects(self) -> list[Subject]:
        """The records that an edit changes."""
        if self._row is None:
            return [line.part or line.row.article for line in self._lines]
        part = next((part for part in self._row.parts if part.id == self._part_id), None)
        return [part or self._row.article]

    def _show(self) -> None:
        row, subjects = self._row, self._subjects
        self._which.setText(f"{len(subjects)} selected. What you enter is set for all of them.")
        self._which.setVisible(row is None)
        self._show_parts(row)
        self.form.show_attributions([subject.attribution for subject in subjects])
        is_article = row is not None and isinstance(subjects[0], Article)
        for widget in (self._note_name, self.note):
            widget.setVisible(is_article)
        self._facts.setVisible(row is not None)
        if row is not None:
            self.note.show_words(row.article.note)
            near = self._desk.session.near_copies(row.text)
            self._facts.show_text(row.text, [title for _, title in near])
        self.versions.show_versions(self._desk.session.texts_of(row.article.id) if row else ())
        read_only = self._desk.session.read_only
        self.form.set_read_only(read_only)
        self.note.setReadOnly(read_only)
        if len(subjects) == 1 and not read_only:
            self._show_drafts(subjects[0])

    def _show_drafts(self, subject: Subject) -> None:
        """Show again what was typed and could not be saved."""
        for name, field in self.form.fields.items():
            if (draft := self._desk.drafts.of(f"{subject.id} {name}")) is not None:
                field.write(draft)
        if (draft := self._desk.drafts.of(f"{subject.id} note")) is not None:
            self.note.write(draft)

    def _show_parts(self, row: ArticleRow | None) -> None:
        has_parts = row is not None and len(row.parts) > 1
        self.parts.setVisible(has_parts)
        if row is None or not has_parts:
            return
        self.parts.clear()
        self.parts.addItem("The whole page", "")
        for number, part in enumerate(row.parts, start=1):
            name = part.attribution.outlet or part.attribution.title
            self.parts.addItem(f"Part {number}: {name}" if name else f"Part {number}", part.id)
        self.parts.setCurrentIndex(max(self.parts.findData(self._part_id), 0))

    def _choose_part(self) -> None:
        self._leave()
        self._part_id = self.parts.currentData()
        self._show()

    # ── corrections ─────────────────────────────────────────────────────────────────────────────

    def _edit(self, name: str, value: str) -> bool:
        return self._save(name, value, articles.edit_attributions(self._subjects, **{name: value}))

    def _edit_note(self, note: str) -> bool:
        return self._row is None or self._save("note", note, articles.edit_note(self._row.article, note))

    def _save(self, name: str, value: str, step: ChangeSet) -> bool:
        """Save what was typed of one or of several; of one it is a draft when it could not be saved."""
        subjects = self._subjects
        saved = self._desk.save(step)
        if saved:
            self._drop_draft(name)
        elif len(subjects) == 1:
            self._desk.drafts.keep(f"{subjects[0].id} {name}", value)
        return saved

    def _drop_draft(self, name: str) -> None:
        for subject in self._subjects:
            self._desk.drafts.drop(f"{subject.id} {name}")

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 0, 16, 16)
        inside.setSpacing(8)
        for widget in (
            self._which,
            self.parts,
            self.form,
            self._note_name,
            self.note,
            self._facts,
            self.versions,
        ):
            inside.addWidget(widget)
        inside.addStretch(1)
        self._body = QScrollArea(self)
        self._body.setWidgetResizable(True)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab stops at the fields
        self._body.setWidget(body)
        self._body.hide()
        line = QFrame(self)
        line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)

    def _on_toggled(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        if is_open and self._lines:
            self._show()
        self._dress()
        self.folded.emit(not is_open)

    def _dress(self) -> None:
        self.head.setIcon(self._desk.theme.icon("fold.open" if self.is_open else "fold.closed"))
        side = self._desk.theme.size(16)
        self.head.setIconSize(QSize(side, side))
        self.note.setFixedHeight(self._desk.theme.size(72))


class _Note(QPlainTextEdit):
    """A note of several lines; it is taken when the focus leaves."""

    def __init__(self, save: Callable[[str], bool]) -> None:
        super().__init__()
        self._save = save
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setAccessibleName("Note")
        self.setPlaceholderText("For yourself and the report’s sources")

    @property
    def _is_being_typed(self) -> bool:
        return self.hasFocus() and self.toPlainText() != self._shown

    def show_words(self, words: str) -> None:
        if self._is_being_typed:
            return
        self._shown = words
        if self.toPlainText() != words:
            self.setPlainText(words)

    def commit(self) -> None:
        # what was typed here is the note; it is no text of an article, whose blanks must be kept
        words = self.toPlainText().strip()
        # while it is saved, the pane shows it anew
        shown, self._shown = self._shown, words
        if not self._save(words):
            self._shown = shown

    def write(self, words: str) -> None:
        """Put words in as if the analyst had typed them before."""
        if not self._is_being_typed:
            self.setPlainText(words)

    def give_up(self) -> None:
        """Bring the shown words back."""
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.commit()
