"""The scrollbar of a very long text, of which only a stretch is on the page."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from workbench.ui.panels.article.page_view import PageView

_Action = QScrollBar.SliderAction
_STEPS = (
    _Action.SliderSingleStepAdd,
    _Action.SliderSingleStepSub,
    _Action.SliderPageStepAdd,
    _Action.SliderPageStepSub,
)


class TextBar(QScrollBar):
    """Stands for the scrollbar of `view` while that knows only a stretch: its values are code points of
    the whole text. Steps and the wheel are left to the view, which knows its lines.
    """

    def __init__(self, view: PageView, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._view = view
        self.setAccessibleName("Place in the article")
        self.hide()
        self.actionTriggered.connect(self._on_action)
        self.valueChanged.connect(view.scroll_to)
        view.scrolled.connect(self.follow)
        view.set_anew.connect(self.follow)

    def follow(self) -> None:
        """Say where the view is."""
        page = self._view.page
        self.setVisible(not page.is_whole)
        if page.is_whole or self.isSliderDown():
            return
        first, last = self._view.places.ends()
        inner = self._view.verticalScrollBar()
        is_at_end = page.end == len(page.words) and inner.value() == inner.maximum()
        with QSignalBlocker(self):
            self.setPageStep(max(1, last - first))
            self.setRange(0, max(1, len(page.words) - self.pageStep()))
            self.setValue(self.maximum() if is_at_end else min(first, self.maximum() - 1))

    def _on_action(self, action: int) -> None:
        if _Action(action) in _STEPS:
            self._view.verticalScrollBar().triggerAction(_Action(action))
            self._view.keep_room()
            self.setSliderPosition(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        QApplication.sendEvent(self._view.viewport(), event)
