"""The Article pane: an article's words with their marks, and the selection of passages.

`setting` sets the words in lines on a `page`, of a very long text a `stretch` of them; `layout` gives each
line its place, `page_canvas` draws them, `page_view` goes about in them, `viewer` lets words be selected,
and `panel` joins it with the desk.
"""

from workbench.ui.panels.article.panel import ArticlePanel

__all__ = ["ArticlePanel"]
