"""The Article pane: an article's words with their marks, and the selection of passages.

`page` sets the words in lines, `layout` gives each line its place, `viewer` shows them, `panel` joins
the viewer with the desk.
"""

from workbench.ui.panels.article.panel import ArticlePanel

__all__ = ["ArticlePanel"]
