"""From what was typed to a passage of the case."""

from workbench.domain.anchor import Anchor
from workbench.services.quoting import place_quote
from workbench.services.session import Session


def passage_named(session: Session, article: str, quote: str, within: str = "") -> Anchor:
    """Where the quote stands in the newest version of the article. Raises NotFound and UserError."""
    text = session.newest_text(session.find_article(article).id)
    return session.anchor(text.id, *place_quote(session.words(text), quote, within))
