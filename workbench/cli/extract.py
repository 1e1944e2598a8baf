"""What a reader makes of a file, without a case."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.call import Adder, Call
from workbench.cli.layout import as_json, wrapped
from workbench.domain.article import Attribution
from workbench.domain.counting import counted
from workbench.domain.dates import readable_date
from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle
from workbench.services import importing

_FIELDS = ("title", "outlet", "byline", "published", "updated", "url", "language")


def declare(add: Adder) -> None:
    command = add(
        "extract",
        extract,
        help="show what is read from a file or an address, without a case",
        about="Show what is read from a file: the words with their zones, who published them and when, and "
        "where each of these was found. Nothing is kept.",
        examples=("workbench extract page.html", "workbench extract --json https://www.example.org/story"),
    )
    command.add_argument("file", metavar="FILE", help="the file to read, or the address of a page")


def extract(call: Call) -> Iterator[str]:
    refused: list[UserError] = []
    found: list[Any] = []
    for article in importing.articles_in(call.options.file):
        if isinstance(article, UserError):
            refused.append(article)
        elif call.json:
            found.append(_described(article))
        else:
            yield from _told(article)
    if call.json:
        yield as_json(found)
    if refused:
        first = refused[0]
        more = f" {counted(len(refused) - 1, 'other')} could not be read either." if refused[1:] else ""
        raise UserError(first.message + more, first.hint)


def _told(article: ImportedArticle) -> Iterator[str]:
    for field in _FIELDS:
        if value := getattr(article.attribution, field):
            shown = readable_date(value) if field in ("published", "updated") else value
            origin = article.attribution.origins.get(field, "")
            yield from wrapped(f"{shown}  ({origin})" if origin else shown, " " * 11, f"{field:9}  ")
    for note in article.notes:
        yield from wrapped(note, " " * 11, "note       ")
    for zone in article.zones:
        yield ""
        yield f"[{zone.kind}: {zone.label}]" if zone.label else f"[{zone.kind}]"
        yield from wrapped(article.words[zone.start : zone.end])
    yield ""


def _described(article: ImportedArticle) -> dict[str, Any]:
    return {
        "file": article.file_name,
        "id": article.known_id,
        "media_type": article.media_type,
        "encoding": article.encoding,
        "attribution": _attributed(article.attribution),
        "notes": article.notes,
        "text": article.words,
        "zones": article.zones,
        "parts": [
            {"start": part.start, "end": part.end, "attribution": _attributed(part.attribution)}
            for part in article.parts
        ],
        "sentences": article.passages,
        "pages": article.page_starts,
    }


def _attributed(said: Attribution) -> dict[str, Any]:
    return {
        field: {"value": getattr(said, field), "origin": said.origins.get(field, "")}
        for field in _FIELDS
        if getattr(said, field)
    }
