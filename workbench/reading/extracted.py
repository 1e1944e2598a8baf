"""What the reader of a format takes out of a file, before the words themselves are looked at.

A reader says only what the format says: pieces in the order in which they are read, with their
kinds where the markup tells them, and metadata. What it leaves open is told from the words later
(see `assembling`), in the same way for every format.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.domain.article import Attribution, ZoneKind


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article that is set apart from the next: a paragraph, a heading, a caption.

    `kind` is None where the markup does not tell it. `page` counts from 1; 0 where there are none.
    `breaks` are positions in `words`, ascending, at each of which another page begins. A headline
    that `begins_article` is the first of one among several.
    """

    words: str
    kind: ZoneKind | None = None
    label: str = ""
    page: int = 0
    breaks: Sequence[int] = ()
    begins_article: bool = False


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article as its format tells it.

    `attribution` has origins in words (“JSON-LD”, “meta tag og:site_name”). `properties` is what stands
    beside the article and is believed only where neither markup nor words speak: a document’s
    properties name whoever owns the computer, and titles of long ago. `known_id` is the name
    that the article had in the collection it comes from. `notes` are sentences to tell the analyst.
    `original` and `file_name` are those of an article inside a file that holds several; else None
    and empty, for the file itself.
    """

    blocks: Sequence[Block]
    attribution: Attribution = field(default_factory=Attribution)
    encoding: str = ""
    media_type: str = ""
    known_id: str = ""
    notes: Sequence[str] = ()
    properties: Attribution = field(default_factory=Attribution)
    original: bytes | None = field(default=None, repr=False)
    file_name: str = ""
