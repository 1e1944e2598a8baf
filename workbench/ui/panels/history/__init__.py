"""The history of the case, in the drawer."""

from workbench.ui.panels.history.panel import HistoryPanel

__all__ = ["HistoryPanel"]
