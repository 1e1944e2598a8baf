"""The file that an article was read from, as plain words. Nothing in it runs and nothing is loaded."""

from bisect import bisect_left
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.config.settings import LAST_FOLDER
from workbench.domain.article import Text
from workbench.domain.errors import UserError
from workbench.services.originals import Original, name_to_save, original_of, save_original
from workbench.ui.desk import Desk
from workbench.ui.notices import Tone
from workbench.ui.panels.article.ink import FOUND
from workbench.ui.panels.article.matching import places_of
from workbench.ui.panels.article.page import Page
from workbench.ui.panels.article.setting import set_page
from workbench.ui.plain import PlainLabel
from workbench.ui.tasks import Job

_MOST = 400_000
"""Characters that are shown; Qt would take seconds over a file of many millions."""

_TINT = 0.55
"""How strongly what is found is tinted, as in the article."""

_PAINTED = 500
"""Places that are tinted at once: more than a screen holds, few enough to be painted at every step."""


class OriginalDialog(QDialog):
    """Shows the kept original of `text`: its words, to be searched and copied, and what proves it."""

    def __init__(self, parent: QWidget, desk: Desk, text: Text) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Original file")
        self._desk, self._text = desk, text
        self._page = Page()
        self._places: list[tuple[int, int]] = []
        self._current = -1
        self._is_closed = False
        self._heading = PlainLabel(text.file_name, wordWrap=True)
        self._heading.setProperty("role", "title")
        self.facts = PlainLabel(wordWrap=True)
        self.facts.setText(f"{text.original_size:,} bytes\nSHA-256 {text.original_sha256}")
        self.facts.setProperty("role", "small")
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.facts.setAccessibleName("Size and SHA-256")
        self.said = PlainLabel("Reading the file…", wordWrap=True)
        self._progress = QProgressBar(maximum=0)
        self._progress.setAccessibleName("Reading the file")
        self.words = _words(desk)
        self.field = QLineEdit(placeholderText="Find in the original")
        self.field.setAccessibleName("Find in the original")
        self.field.setProperty("role", "search")
        self.field.setEnabled(False)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.count = PlainLabel()
        self.count.setProperty("role", "small")
        self.save_button = QPushButton("Save the original file…")
        self.save_button.clicked.connect(self._ask_and_save)
        self._lay_out()
        self.resize(desk.theme.size(760), desk.theme.size(640))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._go_to_field)
        desk.theme.changed.connect(self._tint)

        def read(_job: Job) -> tuple[Original, Page]:
            with desk.session.reader() as reader:
                original = original_of(reader, text)
            return original, set_page(original.words[:_MOST])

        self._job = desk.tasks.run(read, self._show, self._fail)
        self.finished.connect(self._leave)

    def _lay_out(self) -> None:
        close = QPushButton("Close")
        close.setProperty("kind", "primary")
        close.clicked.connect(self.reject)
        self._steps = (self._step_button("previous", "Previous", -1), self._step_button("next", "Next", 1))
        finding = QHBoxLayout()
        finding.setSpacing(4)
        finding.addWidget(self.field, 1)
        finding.addWidget(self.count)
        for button in self._steps:
            finding.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self.facts)
        column.addWidget(self.said)
        column.addWidget(self._progress)
        column.addLayout(finding)
        column.addWidget(self.words, 1)
        column.addLayout(foot)
        for quiet in (close, self.save_button):
            quiet.setAutoDefault(False)  # Enter in the field goes on to the next place

    def _step_button(self, icon: str, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._desk.theme.icon(icon))
        button.setAccessibleName(f"{name} place")
        button.setToolTip(f"{name} place")
        button.setEnabled(False)
        button.clicked.connect(lambda: self._step(by))
        return button

    # ── the words ───────────────────────────────────────────────────────────────────────────────

    def _show(self, read: tuple[Original, Page]) -> None:
        original, self._page = read
        self._progress.hide()
        said, whole = original.said, len(original.words)
        if whole > _MOST:
            said += f" Shown are the first {_MOST:,} of {whole:,} characters; the file holds all."
        self.said.setText(said)
        self.words.setPlainText(self._page.shown)
        self.words.setVisible(bool(original.words))
        self.field.setEnabled(bool(original.words))
        (self.field if original.words else self.save_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.reject()
            raise error
        self._progress.hide()
        self.words.hide()
        self._say(str(error), "problem")

    def _say(self, words: str, role: str) -> None:
        self.said.setText(words)
        self.said.setProperty("role", role)
        self.said.style().polish(self.said)

    # ── finding ─────────────────────────────────────────────────────────────────────────────────

    def _go_to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _search(self) -> None:
        self._places = places_of(self.field.text(), self._page.words)
        here = self._page.positions.from_qt(self.words.textCursor().selectionStart())
        after = bisect_left(self._places, (here, 0))
        self._current = after % len(self._places) if self._places else -1
        self._tell()

    def _step(self, by: int) -> None:
        if self._places:
            self._current = (self._current + by) % len(self._places)
            self._tell()

    def _tell(self) -> None:
        is_missing = bool(self.field.text().strip()) and not self._places
        count = f"{self._current + 1:,} of {len(self._places):,}" if self._places else ""
        self.count.setText("not found" if is_missing else count)
        self.field.setAccessibleDescription(self.count.text())
        self.field.setProperty("invalid", is_missing)
        self.field.style().polish(self.field)
        for button in self._steps:
            button.setEnabled(bool(self._places))
        if self._current >= 0:
            self.words.setTextCursor(self._cursor_over(self._places[self._current]))
            self.words.centerCursor()
        self._tint()

    def _tint(self) -> None:
        """Tint the places around the current one; that itself is selected."""
        first = max(0, self._current - _PAINTED // 2)
        tinted = []
        for place in self._places[first : first + _PAINTED]:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor_over(place)
            selection.format.setBackground(self._desk.theme.colour(FOUND, _TINT))
            tinted.append(selection)
        self.words.setExtraSelections(tinted)

    def _cursor_over(self, place: tuple[int, int]) -> QTextCursor:
        cursor = self.words.textCursor()
        cursor.setPosition(self._page.positions.to_qt(place[0]))
        cursor.setPosition(self._page.positions.end_to_qt(place[1]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        is_enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.field and is_enter and event.type() is QEvent.Type.KeyPress:
            backwards = isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if backwards else 1)
            return True
        return super().eventFilter(watched, event)

    # ── saving ──────────────────────────────────────────────────────────────────────────────────

    def _ask_and_save(self) -> None:
        folder = Path(self._desk.settings[LAST_FOLDER] or Path.home())
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the original file", str(folder / name_to_save(self._text))
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the bytes as they came, off the GUI thread."""
        desk, text = self._desk, self._text
        desk.settings[LAST_FOLDER] = str(path.parent)

        def write(_job: Job) -> None:
            with desk.session.reader() as reader:
                save_original(reader, text, path)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self._end_saving(str(error), Tone.PROBLEM)

        desk.tasks.run(write, lambda _none: self._end_saving(f"Saved as {path}.", Tone.DONE), failed)

    def _end_saving(self, words: str, tone: Tone) -> None:
        """Say what came of it here, or in the window when this one has been closed meanwhile."""
        if self._is_closed:
            self._desk.notify(words, tone)
        else:
            self._say(words, "problem" if tone is Tone.PROBLEM else "")

    def _leave(self) -> None:
        """The words are of no use any more; a file that is being saved is finished."""
        self._is_closed = True
        self._job.cancel()


def _words(desk: Desk) -> QPlainTextEdit:
    """A field that knows plain text alone, in the font that articles are read in."""
    field = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
    field.setAccessibleName("Words of the original")
    field.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    field.document().setDefaultFont(desk.theme.reading_font(15))
    field.document().setDocumentMargin(16)
    # what is found stays to be seen while the keyboard is in the field above
    palette = field.palette()
    palette.setColor(
        QPalette.ColorGroup.Inactive,
        QPalette.ColorRole.Highlight,
        palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight),
    )
    field.setPalette(palette)
    return field
