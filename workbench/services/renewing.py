"""Whether an article that comes into the case is a newer version of one that is there."""

from collections.abc import Sequence

from workbench.domain.article import Article, Attribution, Text
from workbench.domain.errors import NotFound
from workbench.reading import ImportedArticle
from workbench.services.session import Session

_SHARED = 0.3
"""The share of its sentences that a file of the same name has in common with an article it renews."""

_NAMESAKES = 5
"""As many texts from files of the same name are compared; “index.html” is everywhere."""


def propose_version_of(session: Session, imported: ImportedArticle) -> Article | None:
    """The article that this is a newer version of, as far as can be told: it has the same address, the
    same title and outlet, or the same file name and sentences in common. None for a new article.
    """
    sentences = [imported.words[start:end] for start, end in imported.passages]
    return _older(session, imported.attribution, imported.file_name, sentences)


def older_version_of(session: Session, article_id: str) -> Article | None:
    """The article, here before, that this one of the case may be a newer version of.

    None when there is none, or when the article itself is not there any more.
    """
    try:
        article, text = session.article(article_id), session.newest_text(article_id)
    except NotFound:
        return None
    words = session.words(text)
    sentences = [words[start:end] for start, end in session.passages(text.id)]
    return _older(session, article.attribution, text.file_name, sentences, text)


def _older(
    session: Session, said: Attribution, file_name: str, sentences: Sequence[str], text: Text | None = None
) -> Article | None:
    """The first article that fits; with `text`, among those that were there before it."""
    own_id = text.article_id if text else ""
    alike = session.articles_with(url=said.url) if said.url else []
    if said.title and said.outlet:
        alike += session.articles_with(title=said.title, outlet=said.outlet)
    for article in alike:
        if article.id != own_id:
            return article if _is_before(session, article, text) else None
    namesakes = [one for one in session.texts_called(file_name) if one.article_id != own_id]
    for other in namesakes[-_NAMESAKES:]:
        if _shared(sentences, session.words(other)) >= _SHARED:
            article = session.article(other.article_id)
            return article if _is_before(session, article, text) else None
    return None


def _is_before(session: Session, article: Article, text: Text | None) -> bool:
    """Of two articles that came together the one that is listed first is the older."""
    if text is None:
        return True
    ids = [row.article.id for row in session.articles()]
    return ids.index(article.id) < ids.index(text.article_id)


def _shared(sentences: Sequence[str], words: str) -> float:
    """The share of the sentences that stand in these words."""
    return sum(sentence in words for sentence in sentences) / len(sentences) if sentences else 0.0
