"""The left pane: the articles of the case."""

from workbench.ui.panels.sources.panel import SourcesPanel

__all__ = ["SourcesPanel"]
