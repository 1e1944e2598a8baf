"""Documents that several outlets have copied out: a letter, a statement, a post."""

from dataclasses import dataclass

from workbench.domain.anchor import Anchor


@dataclass(frozen=True, slots=True)
class Document:
    """Something written that articles of the case copy out. `title` is what the analyst calls it;
    `created` is a moment in UTC and gives the order of the list.
    """

    id: str
    title: str
    created: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """A stretch of a text in which a document is copied out, all of it or a piece."""

    id: str
    document_id: str
    anchor: Anchor
