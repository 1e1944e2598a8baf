"""What a PDF says about itself in its properties, as far as somebody wrote it and no program made it up."""

import re
from collections.abc import Iterator

from workbench.domain.article import Attribution
from workbench.domain.dates import checked_date, readable_date
from workbench.domain.errors import UserError
from workbench.reading.formats.pdf.customs import pattern
from workbench.reading.formats.pdf.document import Document

ORIGIN = "document properties"

_MOMENT = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")


def properties_of(document: Document, file_name: str) -> Attribution:
    """Title, author and language. The day on which the file was made is not the article's: see `remarks`."""
    found = {
        field: said
        for field, name in (("title", "Title"), ("byline", "Author"))
        if _is_somebodys(said := document.said(name), file_name)
    }
    if _LANGUAGE.fullmatch(language := document.language):
        found["language"] = language.replace("_", "-")
    return Attribution(**found, origins=dict.fromkeys(found, ORIGIN))


def remarks(document: Document) -> Iterator[str]:
    """When the file was made: often not long before or after its article was published, but not the same."""
    match = _MOMENT.match(document.said("CreationDate"))
    if match is None:
        return
    try:
        day = checked_date("-".join(filter(None, match.groups())))
    except UserError:
        return  # made by a program that keeps no proper clock
    yield f"The PDF was made on {readable_date(day)}; when it was published its properties do not say."


def _is_somebodys(said: str, file_name: str) -> bool:
    is_file = _plain(said) == _plain(file_name.rpartition(".")[0])
    return bool(said) and not is_file and not pattern("properties", "nobodys").fullmatch(said)


def _plain(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())
