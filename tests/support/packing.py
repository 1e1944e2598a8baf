"""Making files for readers: packed ones, and office documents from their XML."""

import io
import zipfile
from collections.abc import Mapping

from workbench.domain.article import ZoneKind
from workbench.reading.imported import ImportedArticle

ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def packed(files: Mapping[str, bytes | str], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", way) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def odt(body: str, styles: str = "", meta: str = "", automatic: str = "", **more: str) -> bytes:
    """An OpenDocument text with this body, which may use the prefixes in `ODF`."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}>{styles}</office:document-styles>",
            "meta.xml": f"<office:document-meta {ODF}>{meta}</office:document-meta>",
        }
        | more
    )


def told(article: ImportedArticle) -> list[tuple[ZoneKind, str, str]]:
    """The zones of an article: their kind, label and words."""
    return [(zone.kind, zone.label, article.words[zone.start : zone.end].strip()) for zone in article.zones]


def words_in(article: ImportedArticle, kind: ZoneKind, label: str = "") -> list[str]:
    """The words of the zones of this kind and label."""
    return [words for found, announced, words in told(article) if (found, announced) == (kind, label)]
