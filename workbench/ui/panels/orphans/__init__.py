"""Passages that a new version of their article has left behind, and where they may belong."""

from workbench.ui.panels.orphans.panel import OrphansPanel

__all__ = ["OrphansPanel"]
