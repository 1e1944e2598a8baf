"""The number ledger, in the drawer."""

from workbench.ui.panels.numbers.panel import NumbersPanel

__all__ = ["NumbersPanel"]
