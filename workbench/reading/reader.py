"""From the bytes of a file to an article."""

from workbench.domain.article import normalise
from workbench.reading.attribution import find_parts, page_attribution
from workbench.reading.decoding import decode
from workbench.reading.imported import ImportedArticle
from workbench.reading.sentences import sentences
from workbench.reading.zones import find_zones


def read_bytes(content: bytes, file_name: str) -> ImportedArticle:
    """Read a plain text: its words, and what the words say about themselves.

    Raises UserError, naming the file, for what is no text or cannot be read.
    """
    characters, encoding = decode(content, file_name)
    words = normalise(characters)
    zones = find_zones(words)
    parts = find_parts(words, zones)
    attribution = page_attribution(words, zones, parts)
    passages = sentences(words, zones, attribution.language)
    return ImportedArticle(content, file_name, encoding, words, attribution, parts, zones, passages)
