"""How many passages a new version has left behind, told before anybody looks at them."""

from PySide6.QtCore import QObject, Signal

from workbench.domain.article import Text
from workbench.domain.changes import ChangeSet
from workbench.domain.claim import Appearance
from workbench.domain.evidence import Evidence
from workbench.ui.desk import Desk


class OrphanCount(QObject):
    """Counts the orphans of the case; `counted` is sent with how many there are."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._count = 0
        desk.changed.connect(self._on_changed)

    def count(self) -> None:
        self._count = len(self._desk.session.left_behind())
        self.counted.emit(self._count)

    def _on_changed(self, step: ChangeSet) -> None:
        # while nothing waits, only a new version can leave something behind
        if step.touches(Text) or (self._count and step.touches(Evidence, Appearance)):
            self.count()
