"""The quote ledger in the drawer: sayings in all their wordings, and documents in all their copies."""

from workbench.ui.panels.quotes.panel import QuotesPanel

__all__ = ["QuotesPanel"]
