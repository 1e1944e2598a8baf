"""Title, question and scale of a case."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.services.case_details import edit_case
from workbench.services.scales import known_scales
from workbench.ui.desk import Desk
from workbench.ui.plain import PlainLabel


class CaseDetails(QDialog):
    """Changes the case in one step when Save is pressed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setWindowTitle("Case details")
        self._desk, case = desk, desk.session.case
        self.title = QLineEdit(case.title)
        self.title.setAccessibleName("Title")
        self.title.setCursorPosition(0)  # or of a long one only the end is seen
        self._note = QPlainTextEdit(case.note, tabChangesFocus=True)
        self._note.setPlaceholderText("What is this case to find out, and for whom?")
        self._note.setAccessibleName("Question")
        self._scale = QComboBox()
        self._scale.setAccessibleName("Rating scale")
        self._scales = [case.scale, *(s for s in known_scales() if s.id != case.scale.id)]
        self._scale.addItems([scale.name for scale in self._scales])
        judged = desk.session.is_judged
        self._scale.setEnabled(not judged)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.addRow("Title", self.title)
        form.addRow("Question", self._note)
        form.addRow("Rating scale", self._scale)
        if judged:
            words = PlainLabel("The scale stays, since verdicts have been given on it.", wordWrap=True)
            words.setProperty("role", "small")
            form.addRow("", words)
        self.save, cancel = QPushButton("Save"), QPushButton("Cancel")
        save = self.save
        save.setProperty("kind", "primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
        column.addLayout(form)
        column.addLayout(foot)
        self.setMinimumWidth(desk.theme.size(560))

    def _save(self) -> None:
        session = self._desk.session
        step = edit_case(
            session,
            title=self.title.text().strip() or session.case.title,
            # toPlainText() would turn no-break spaces into spaces
            note=self._note.document().toRawText().replace("\u2029", "\n"),
            scale=self._scales[self._scale.currentIndex()],
        )
        self._desk.do(step)
        self.accept()
