"""The passages proposed for the current claim, in the drawer."""

from workbench.ui.panels.suggestions.panel import SuggestionsPanel

__all__ = ["SuggestionsPanel"]
