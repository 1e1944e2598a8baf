"""Plain text and Markdown: characters, and nothing that they say about themselves."""

from collections.abc import Iterator

from workbench.reading.decoding import decode
from workbench.reading.extracted import Block, Extracted


def read(content: bytes, file_name: str) -> Iterator[Extracted]:
    """The whole text as one piece. Raises UserError, naming the file, for what is no text."""
    characters, encoding = decode(content, file_name)
    yield Extracted((Block(characters),), encoding=encoding, media_type="text/plain")
