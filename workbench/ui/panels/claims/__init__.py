"""The Claims pane: the list of claims, and the page of the current one."""

from workbench.ui.panels.claims.panel import ClaimsPanel

__all__ = ["ClaimsPanel"]
