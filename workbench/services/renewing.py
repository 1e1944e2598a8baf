"""Whether an article that comes into the case is a newer version of one that is there."""

from collections.abc import Sequence

from workbench.domain.article import Article, Attribution, Text
from workbench.domain.errors import NotFound
from workbench.services.session import Session

_SHARED = 0.3
"""The share of its sentences that a file of the same name has in common with an article it renews."""

_NAMESAKES = 5
"""As many texts from files of the same name are compared; “index.html” is everywhere."""


def older_version_of(session: Session, article_id: str) -> Article | None:
    """The article, here before, that this one of the case may be a newer version of.

    None when there is none, or when the article itself is not there any more.
    """
    try:
        article, text = session.article(article_id), session.newest_text(article_id)
    except NotFound:
        return None
    older = _like(session, article.attribution, text)
    return older if older and _is_before(session, older, article) else None


def _like(session: Session, said: Attribution, text: Text) -> Article | None:
    """The first other article with the same address, with the same title and outlet, or from a file of the
    same name and with sentences in common.
    """
    alike = session.articles_with(url=said.url) if said.url else []
    if said.title and said.outlet:
        alike += session.articles_with(title=said.title, outlet=said.outlet)
    for article in alike:
        if article.id != text.article_id:
            return article
    namesakes = [one for one in session.texts_called(text.file_name) if one.article_id != text.article_id]
    if not namesakes:
        return None
    words = session.words(text)
    sentences = [words[start:end] for start, end in session.passages(text.id)]
    for other in namesakes[-_NAMESAKES:]:
        if _shared(sentences, session.words(other)) >= _SHARED:
            return session.article(other.article_id)
    return None


def _is_before(session: Session, one: Article, other: Article) -> bool:
    """Of two articles that came together the one that is listed first is the older."""
    ids = [row.article.id for row in session.articles()]
    return ids.index(one.id) < ids.index(other.id)


def _shared(sentences: Sequence[str], words: str) -> float:
    """The share of the sentences that stand in these words."""
    return sum(sentence in words for sentence in sentences) / len(sentences) if sentences else 0.0
