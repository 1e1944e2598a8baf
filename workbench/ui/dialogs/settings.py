"""Settings: who you are, how things look, which key does what. Every change shows at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from workbench.config import settings as table
from workbench.config.settings import Setting, Settings
from workbench.services.recognising import languages
from workbench.services.scales import known_scales
from workbench.services.sentence_models import model_files
from workbench.ui.dialogs.keys_page import KeysPage
from workbench.ui.plain import PlainLabel
from workbench.ui.tasks import Tasks
from workbench.ui.theme import Theme

T = TypeVar("T", str, int, bool)

_DRESSING = (table.THEME.name, table.WINDOW_SCALE.name, table.TEXT_SIZE.name)
_TEXT_SIZES = (12, 14, 15, 16, 17, 18, 20, 22, 24, 28, 32, 40)
_WINDOW_SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
_LANGUAGE_LENGTH = 16
_FOLDER_WIDTH = 280
_MARGIN = 24
_SIZE = QSize(680, 560)
_THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))


class SettingsDialog(QDialog):
    """Changes `settings` as they are made and dresses the windows anew.

    `renamed` is sent when the analyst goes by another name, `keys_changed` when a command has another
    key. The language of scans is there to be chosen
    once Tesseract, which reads them, has been found.
    """

    renamed = Signal()
    keys_changed = Signal()

    def __init__(self, parent: QWidget, settings: Settings, theme: Theme, tasks: Tasks) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self._settings, self._theme = settings, theme
        self._form = form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._row(form, "Your name", self._name(), table.ANALYST.help)
        self._row(form, "Colours", self._colours(), "")
        self._row(
            form,
            "Article text",
            self._number(table.TEXT_SIZE, " px", _TEXT_SIZES),
            "Also by View › Larger text and Smaller text.",
        )
        self._row(form, "Window text", self._number(table.WINDOW_SCALE, " %", _WINDOW_SCALES), "")
        self._row(form, "Rating scale", self._scale(), table.SCALE.help)
        self._row(form, "Motion", self._motion(), "")
        self._row(form, "Sentence model", self._model(), table.MEANING_MODEL.help)
        self._language = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._language.setMinimumContentsLength(_LANGUAGE_LENGTH)
        self._row(form, "Language of scans", self._language, "Tesseract’s name for it. Several: deu+eng.")
        form.setRowVisible(form.rowCount() - 1, False)
        close = QPushButton("Done")
        close.setProperty("kind", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        self._rows = QWidget()
        self._rows.setLayout(form)
        self._general = QScrollArea(self, widgetResizable=True)
        self._general.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._general.setWidget(self._rows)
        self.keys = KeysPage(settings, theme, self)
        self.keys.changed.connect(self.keys_changed)
        self.pages = QTabBar(self, drawBase=False, expanding=False)
        self.pages.setAccessibleName("Pages of the settings")
        stack = QStackedWidget(self)
        for name, page in (("General", self._general), ("Keys", self.keys)):
            self.pages.addTab(name)
            stack.addWidget(page)
        self.pages.currentChanged.connect(stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, _MARGIN)
        column.setSpacing(16)
        column.addWidget(self.pages)
        column.addWidget(stack, 1)
        column.addLayout(foot)
        self.setMinimumWidth(theme.size(480))
        self.resize(theme.size(_SIZE.width()), theme.size(_SIZE.height()))
        self._fit()
        # Tesseract is a program of its own, which takes its time to answer
        asking = tasks.run(lambda _job: languages(), self._offer_languages)
        self.finished.connect(asking.cancel)

    def _row(self, form: QFormLayout, name: str, field: QWidget, help_words: str) -> None:
        cell = QVBoxLayout()
        cell.setSpacing(4)
        if isinstance(field, QLineEdit):
            cell.addWidget(field)
        else:
            cell.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        if help_words:
            words = PlainLabel(help_words, wordWrap=True)
            words.setProperty("role", "small")
            cell.addWidget(words)
        label = PlainLabel(name)
        # in line with the field, not with the words below it
        label.setFixedHeight(field.sizeHint().height())
        label.setBuddy(field)
        field.setAccessibleName(name)
        form.addRow(label, cell)

    def _name(self) -> QLineEdit:
        field = QLineEdit(self._settings[table.ANALYST])
        field.setPlaceholderText(self._settings.analyst)

        def rename() -> None:
            if field.text().strip() != self._settings[table.ANALYST]:
                self._set(table.ANALYST, field.text().strip())

        field.editingFinished.connect(rename)
        # the button that ends the dialog does not take the keyboard from the field on every system
        self.finished.connect(rename)
        return field

    def _colours(self) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        group = QButtonGroup(row)
        self.colours: dict[str, QPushButton] = {}
        for choice, words in _THEMES:
            button = QPushButton(words)
            button.setCheckable(True)
            button.setProperty("kind", "choice")
            button.setChecked(self._settings[table.THEME] == choice)
            button.clicked.connect(lambda _checked, choice=choice: self._set(table.THEME, choice))
            group.addButton(button)
            self.colours[choice] = button
            inside.addWidget(button)
        inside.addStretch(1)
        return row

    def _number(self, setting: Setting[int], unit: str, steps: Sequence[int]) -> QComboBox:
        """A size among `steps`, and the one that is set now if it is none of them."""
        now = self._settings[setting]
        field = QComboBox()
        for size in sorted({*steps, now}):
            field.addItem(f"{size}{unit}", size)
        field.setCurrentIndex(field.findData(now))
        field.currentIndexChanged.connect(lambda index: self._set(setting, int(field.itemData(index))))
        return field

    def _scale(self) -> QComboBox:
        field = QComboBox()
        for scale in known_scales():
            field.addItem(scale.name, scale.id)
        field.setCurrentIndex(field.findData(self._settings[table.SCALE]))
        field.currentIndexChanged.connect(lambda index: self._set(table.SCALE, field.itemData(index)))
        return field

    def _motion(self) -> QCheckBox:
        field = QCheckBox("Show no movement")
        field.setChecked(self._settings[table.REDUCED_MOTION])
        field.toggled.connect(lambda checked: self._set(table.REDUCED_MOTION, checked))
        return field

    def _model(self) -> QWidget:
        """The folder of a sentence model; one that holds none is shown to be wrong, and not set."""
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        field, choose = QLineEdit(self._settings[table.MEANING_MODEL]), QPushButton("Choose…")
        field.setPlaceholderText("None: passages are compared by their words")
        field.setAccessibleName("Folder of the sentence model")
        choose.setAccessibleName("Choose the folder of the sentence model")

        def take(typed: str) -> None:
            folder = typed.strip()
            is_model = not folder or model_files(Path(folder).expanduser()) is not None
            field.setProperty("invalid", not is_model)
            field.style().polish(field)
            if is_model and folder != self._settings[table.MEANING_MODEL]:
                self._set(table.MEANING_MODEL, str(Path(folder).expanduser()) if folder else "")

        def ask() -> None:
            folder = QFileDialog.getExistingDirectory(self, "Folder of a sentence model", field.text())
            if folder:
                field.setText(folder)

        field.textChanged.connect(take)
        choose.clicked.connect(ask)
        field.setMinimumWidth(self._theme.size(_FOLDER_WIDTH))
        inside.addWidget(field, 1)
        inside.addWidget(choose)
        return row

    def _offer_languages(self, known: Sequence[str]) -> None:
        """One of the languages that Tesseract knows here, or several with a plus."""
        typed = self._language.lineEdit()
        if not known or typed is None:
            return
        self._language.addItems(known)
        self._language.setCurrentIndex(-1)
        typed.setText(self._settings[table.OCR_LANGUAGE])
        typed.setPlaceholderText("eng" if "eng" in known else known[0])

        def choose(words: str) -> None:
            wanted = words.strip()
            is_known = not wanted or set(wanted.split("+")) <= set(known)
            self._language.setProperty("invalid", not is_known)
            self._language.style().polish(self._language)
            if is_known and wanted != self._settings[table.OCR_LANGUAGE]:
                self._set(table.OCR_LANGUAGE, wanted)

        typed.textChanged.connect(choose)
        self._form.setRowVisible(self._form.rowCount() - 1, True)
        self._fit()

    def _fit(self) -> None:
        """Show all rows if the screen has the room; else they scroll."""
        self.ensurePolished()
        inside = max(self.width(), self.minimumSizeHint().width()) - 2 * _MARGIN
        rows = max(self._rows.heightForWidth(inside), self._rows.sizeHint().height())
        lacking = rows - self._general.sizeHint().height()
        wanted = QSize(self.width(), self.sizeHint().height() + lacking)
        self.resize(wanted.expandedTo(self.size()).boundedTo(self.screen().availableSize()))

    def _set(self, setting: Setting[T], value: T) -> None:
        self._settings[setting] = value
        if setting.name == table.ANALYST.name:
            self.renamed.emit()
        if setting.name in _DRESSING:
            self._theme.choose(self._settings[table.THEME], self._settings[table.WINDOW_SCALE] / 100)
