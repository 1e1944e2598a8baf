"""Reading scans: the words that Tesseract finds in a PDF's pictures become a new version of the article.

Tesseract is looked for when it is wanted, and never required. The scan itself stays as it came.
"""

from collections.abc import Callable
from dataclasses import replace

from workbench.domain.article import Article, is_scan
from workbench.domain.errors import UserError
from workbench.reading.assembling import assemble
from workbench.services import versions
from workbench.services.ready import Capture
from workbench.services.session import Session
from workbench.services.versions import NewVersion

Progress = Callable[[int, int], None]
"""Called before each page that is recognised, with its number and the number of pages."""


def languages() -> tuple[str, ...]:
    """The languages that scans can be read in here, by Tesseract's names; none when it is not installed."""
    from workbench.reading.formats.pdf.recognition import tesseract

    program = tesseract()
    return program.languages if program else ()


def scans(session: Session) -> list[Article]:
    """The articles whose newest version has pages that are pictures without words."""
    return [
        row.article
        for row in session.articles()
        if row.text.page_starts and is_scan(session.zones(row.text.id))
    ]


def recognise(
    session: Session, article: Article, language: str = "", progress: Progress | None = None
) -> NewVersion:
    """The next version of an article, with the words of its pictures. For a worker: a page takes seconds.

    `language` is one of `languages()`, or several with a plus; English when it is empty. Raises
    UserError when the article has no such pages, or they cannot be read here.
    """
    from workbench.reading.formats.pdf.recognition import recognise as words_of

    text = session.newest_text(article.id)
    if not is_scan(session.zones(text.id)):
        title = article.attribution.title or text.file_name
        raise UserError(f"“{title}” has no pages without words.", "OCR is for scans and photographs.")
    original = session.original(text)
    found = words_of(original, text.file_name, language, progress)
    read = replace(assemble(found, original, text.file_name), known_id=text.known_id)
    return versions.prepare(session, article, read, Capture.of(text))


def add_words(
    session: Session, article: Article, language: str = "", progress: Progress | None = None
) -> NewVersion:
    """Add the words of an article's pictures as its next version, in one action."""
    prepared = recognise(session, article, language, progress)
    session.do(prepared.step, contents=prepared.contents, passages=prepared.passages)
    return prepared
