"""The lens in a field that searches."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workbench.ui.lens import Lens
from workbench.ui.theme import Theme


def test_it_grows_with_the_window_s_words_and_the_words_begin_behind_it(qtbot: QtBot) -> None:
    theme = Theme()
    theme.choose("light")
    field = QLineEdit()
    qtbot.addWidget(field)
    lens = Lens(field, theme)
    field.show()
    for scale, size in ((1.0, 16), (2.0, 32)):
        theme.choose("light", scale)
        field.resize(300, round(30 * scale))
        assert (lens.width(), lens.height()) == (size, size)
        assert field.textMargins().left() >= size
        assert abs(lens.geometry().center().y() - field.rect().center().y()) <= 1
        assert lens.pixmap().deviceIndependentSize().width() == size
