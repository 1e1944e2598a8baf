"""Search everything, in the drawer."""

from workbench.ui.panels.search.panel import SearchPanel

__all__ = ["SearchPanel"]
