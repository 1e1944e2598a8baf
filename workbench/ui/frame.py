"""What stands around the panes of a case window: top bar, a place for each pane, drawer, foot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from workbench.ui.commands import Actions
from workbench.ui.drawer import Drawer
from workbench.ui.drawer_tabs import Tab
from workbench.ui.foot import Foot
from workbench.ui.remembered import Layout
from workbench.ui.theme import Theme
from workbench.ui.top_bar import TopBar

_PANES = (("sources", "bar", 220), ("article", "paper", 320), ("claims", "bar", 300))
"""Name, ground and least width of each pane, from the left."""
_LEAST_TOGETHER = sum(least for _name, _ground, least in _PANES) + len(_PANES)
_WIDTHS = (260, 640, 380)
_TABS = (
    Tab(
        "suggestions",
        "Suggestions",
        "suggestions",
        "view.suggestions",
        ("passage to answer", "passages to answer"),
    ),
    Tab(
        "quotes",
        "Quotes",
        "quotes",
        "view.quotes",
        ("saying in several outlets", "sayings in several outlets"),
    ),
    Tab(
        "numbers",
        "Numbers",
        "numbers",
        "view.numbers",
        ("group of numbers that disagree", "groups of numbers that disagree"),
    ),
    Tab("orphans", "To review", "orphans", "view.orphans", ("passage to review", "passages to review")),
    Tab("search", "Search", "search", "search.everything"),
    Tab("history", "History", "history", "view.history"),
)
"""The panels of the drawer, from the left; `Panes` tells how each is made."""
_DRAWER_HEIGHT = 320
_DRAWER_SHARE = 0.6
"""The share of the window that a drawer takes at most, until somebody draws it higher."""
_LEAST_DRAWER_HEIGHT = 140
_NO_LIMIT = 16777215
"""What Qt calls QWIDGETSIZE_MAX."""


class Frame(QWidget):
    """Is there before anything of the case is. `places` are the places by the names of their panes."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        self._drawer_height = 0
        """How high the open drawer was last; 0 when it never was open."""
        self.top_bar = TopBar(theme, actions, self)
        self.places = {name: Place(theme, ground, least) for name, ground, least in _PANES}
        self.drawer = Drawer(theme, actions, _TABS, self)
        self.foot = Foot(theme, actions, self)
        self._lay_out()
        actions.on("view.sources", lambda: self._toggle("sources"))
        actions.on("view.claims", lambda: self._toggle("claims"))
        actions.on("view.drawer", lambda: self.drawer.open(not self.drawer.is_open))
        self.drawer.opened.connect(self._fit_drawer)
        theme.changed.connect(self._fit_words)

    def show_pane(self, name: str, wanted: bool = True) -> None:
        """Show or hide `sources`, `article` or `claims`."""
        self.places[name].setVisible(wanted)
        self._check_actions()

    def show_layout(self, layout: Layout) -> None:
        """Be as a window was left; its geometry is the window's own affair."""
        self._drawer_height = layout.drawer
        self._across.setSizes(layout.across or [self._theme.size(width) for width in _WIDTHS])
        self._fit_panes()
        for name, place in self.places.items():
            place.setHidden(name in layout.hidden)
        self.drawer.choose(layout.drawer_tab)
        if layout.drawer_open:
            self.drawer.open()
        self._fit_drawer(self.drawer.is_open)

    def layout_now(self, geometry: bytes) -> Layout:
        """How it is now, in a window with this geometry."""
        return Layout(
            geometry,
            across=tuple(self._across.sizes()),
            drawer=self._down.sizes()[1] if self.drawer.is_open else self._drawer_height,
            drawer_open=self.drawer.is_open,
            drawer_tab=self.drawer.current,
            hidden=frozenset(name for name, place in self.places.items() if place.isHidden()),
        )

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self._across = QSplitter(Qt.Orientation.Horizontal, handleWidth=1, childrenCollapsible=False)
        for place in self.places.values():
            self._across.addWidget(place)
        self._across.setStretchFactor(1, 1)
        self._down = QSplitter(Qt.Orientation.Vertical, handleWidth=1, childrenCollapsible=False)
        self._down.addWidget(self._across)
        self._down.addWidget(self.drawer)
        self._down.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self._down, 1)
        column.addWidget(self.foot)

    # ── what is shown, and how large it is ──────────────────────────────────────────────────────

    def _toggle(self, name: str) -> None:
        self.show_pane(name, self.places[name].isHidden())

    def _check_actions(self) -> None:
        self._actions["view.sources"].setChecked(not self.places["sources"].isHidden())
        self._actions["view.claims"].setChecked(not self.places["claims"].isHidden())
        self._actions["view.drawer"].setChecked(self.drawer.is_open)

    def _fit_panes(self) -> None:
        """Panes that would overlap, because words are large or the window is small, are narrower."""
        for place in self.places.values():
            place.fit(self.window().width())

    def _fit_words(self) -> None:
        self._fit_panes()
        self._fit_drawer(self.drawer.is_open)

    def _fit_drawer(self, is_open: bool) -> None:
        """A shut drawer is as high as its tabs; an open one as high as it was last."""
        heights = self._down.sizes()
        if is_open:
            self.drawer.setMaximumHeight(_NO_LIMIT)
            self.drawer.setMinimumHeight(_LEAST_DRAWER_HEIGHT)
            height = self._drawer_height or self._first_height()
            self._down.setSizes([sum(heights) - height, height])
        else:
            if heights[1] > self.drawer.shut_height:
                self._drawer_height = heights[1]
            self.drawer.setFixedHeight(self.drawer.shut_height)
            self._down.setSizes([sum(heights) - self.drawer.shut_height, self.drawer.shut_height])
        self._check_actions()

    def _first_height(self) -> int:
        """How high a drawer is that was never open."""
        share = round(self.window().height() * _DRAWER_SHARE)
        return min(self._theme.size(_DRAWER_HEIGHT), share)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_panes()


class Place(QFrame):
    """The place of a pane, empty until the pane is loaded."""

    def __init__(self, theme: Theme, ground: str, least: int) -> None:
        """`least` is how narrow it may be, in logical pixels at the usual size of words."""
        super().__init__()
        self._theme, self._least = theme, least
        self.setProperty("role", ground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, pane: QWidget) -> None:
        self._column.addWidget(pane)

    def fit(self, width: int) -> None:
        """Be as wide as the words need, but never more than the share of a window that is `width` wide."""
        share = width * self._least // _LEAST_TOGETHER
        self.setMinimumWidth(min(self._theme.size(self._least), share))
