"""A kept original as plain text: all of its words, also those that are not the article."""

from workbench.domain.errors import UserError
from workbench.reading.reader import extract
from workbench.reading.sniffing import Format, kind_of


def plain_view(content: bytes, file_name: str) -> str:
    """All words of a file as text that does nothing: no script runs, nothing is loaded.

    Of a web page these are the menus and advertisements too; of other formats what their reader
    takes out. Raises UserError, naming the file, for what cannot be read.
    """
    format = kind_of(content, file_name)
    if format is Format.HTML:
        from workbench.reading.formats import html  # lxml, which not everybody needs

        return html.plain_view(content)
    if format is Format.MHTML:
        from workbench.reading.formats import mhtml

        return mhtml.plain_view(content, file_name)
    found = (item for item in extract(content, file_name) if not isinstance(item, UserError))
    return "\n\n".join(block.words for item in found for block in item.blocks)
