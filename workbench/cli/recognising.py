"""Scans: ocr."""

import sys
from collections.abc import Iterator
from typing import Any

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.layout import ID_SHOWN, as_json, cut, width, wrapped
from workbench.config.settings import OCR_LANGUAGE
from workbench.domain.article import Article
from workbench.services import recognising
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add(
        "ocr",
        ocr,
        help="read the words of scans, where Tesseract is installed",
        about="Read the words of scanned pages with Tesseract, which has to be installed. They become a new "
        "version of the article; the scan is kept. Without an article, all scans of the case are read.",
        examples=("workbench ocr iraq", "workbench ocr iraq letter --language eng+ara"),
    )
    takes_case(command)
    command.add_argument("articles", nargs="*", metavar="ARTICLE", help="only these")
    command.add_argument(
        "--language",
        default="",
        metavar="NAME",
        help="the language as Tesseract names it: eng, deu+fra (default: as the settings say)",
    )


def ocr(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        named = [session.find_article(words) for words in options.articles]
        wanted = named or recognising.scans(session)
        read = [
            _read(session, article, options.language or call.settings[OCR_LANGUAGE]) for article in wanted
        ]
    if call.json:
        yield as_json(read)
        return
    for one in read:
        yield from wrapped(f"“{one['title']}” [{one['article'][:ID_SHOWN]}]: {one['encoding']}.")
    if not read:
        yield "There are no scans in this case."


def _read(session: Session, article: Article, language: str) -> dict[str, Any]:
    added = recognising.add_words(session, article, language, _progress(article))
    return {
        "article": article.id,
        "title": session.article(article.id).attribution.title or added.new.file_name,
        "version": added.new.version,
        "encoding": added.new.encoding,
        "characters": added.new.length,
    }


def _progress(article: Article) -> recognising.Progress | None:
    """How far it is, on a line that is written over, where somebody is looking."""
    if not sys.stderr.isatty():
        return None

    def show(page: int, pages: int) -> None:
        words = f"page {page:,} of {pages:,} {article.attribution.title}"
        sys.stderr.write(f"\r\033[K{cut(words, width() - 1)}\r")
        sys.stderr.flush()

    return show
