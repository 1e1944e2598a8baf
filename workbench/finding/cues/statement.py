"""What cues are seen between: a statement that is checked, and a place that may speak to it."""

from dataclasses import dataclass

from workbench.domain.article import ZoneKind


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as far as cues need it; dates and periods are in the analyst's words."""

    wording: str
    said_by: str = ""
    said_on: str = ""
    speaks_about: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with what stands around it and who published it.

    `before` and `after` are words of the same part of the text, as many as there are at hand: the rest
    of the paragraph tells whose quotation a sentence is from. `published` is a date (see domain.dates).
    """

    words: str
    before: str = ""
    after: str = ""
    zone: ZoneKind = ZoneKind.BODY
    outlet: str = ""
    byline: str = ""
    published: str = ""
