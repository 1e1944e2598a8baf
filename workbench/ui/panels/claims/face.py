"""What a card shows of a passage, and how that is spread over its width."""

from dataclasses import dataclass

from workbench.domain.article import ZoneKind
from workbench.domain.dates import readable_date
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.moments import day_of
from workbench.domain.overview import CitedAppearance, CitedPassage, Source
from workbench.ui.panels.claims.wrapped import Wrapped
from workbench.ui.source_names import named
from workbench.ui.theme import Theme

_APART = {
    ZoneKind.COMMENTS: "Reader comment",
    ZoneKind.TEASER: "Teaser for another article",
    ZoneKind.BOILERPLATE: "Boilerplate",
}
_LAST = "9999"
_CHANGED = "The words at this place have changed."
_MOST_QUOTE_LINES, _MOST_NOTE_LINES = 5, 6

STRIPE, PAD, ABOVE, GAP = 3, 12, 8, 4
"""Pixels: the coloured edge, the room beside the words, above them, and between them."""


@dataclass(frozen=True, slots=True)
class Face:
    """The words of a card. `warning` says why the passage is not counted or cannot be trusted, `linked`
    who linked it and when.
    """

    quote: str
    source: str
    stance: Stance | None = None
    act: str = ""
    note: str = ""
    warning: str = ""
    is_orphan: bool = False
    linked: str = ""

    @property
    def spoken(self) -> str:
        """The card for somebody who does not see it."""
        note = f"Note: {self.note}" if self.note else ""
        parts = (self.stance or "", self.warning, self.quote, self.source, self.act, note)
        return ". ".join(part.rstrip(".") for part in parts if part)


def face_of_passage(cited: CitedPassage) -> Face:
    evidence = cited.evidence
    return Face(
        evidence.anchor.quote,
        _described(cited.source),
        stance=evidence.stance,
        act=str(evidence.speech_act),
        note=evidence.note,
        warning=_CHANGED if cited.orphan else _APART.get(cited.source.zone, ""),
        is_orphan=cited.orphan,
        linked=_linked(evidence),
    )


def face_of_appearance(cited: CitedAppearance) -> Face:
    return Face(
        cited.appearance.anchor.quote,
        _described(cited.source),
        warning=_CHANGED if cited.orphan else _APART.get(cited.source.zone, ""),
        is_orphan=cited.orphan,
    )


def reading_order(cited: CitedPassage) -> tuple[bool, str, str, int]:
    """Sorts passages by when they were published, what is not counted last."""
    source = cited.source
    published = source.attribution.published or _LAST
    return not source.zone.is_reporting, published, source.name, cited.evidence.anchor.start


def _linked(evidence: Evidence) -> str:
    day = readable_date(day_of(evidence.linked_at))
    return f"Linked by {evidence.linked_by}, {day}" if evidence.linked_by else ""


def _described(source: Source) -> str:
    published = readable_date(source.attribution.published)
    page = f"page {source.page_number:,}" if source.page_number else ""
    return " · ".join(part for part in (named(source), published, page) if part)


class Spread:
    """A face laid out in `width` pixels: where its parts are, and how high the whole is.

    `foot` is the top of the last line, which holds the source and the buttons; `editor` the height
    that is kept free for the note while it is written.
    """

    def __init__(self, face: Face, theme: Theme, width: int, *, unfolded: bool, editor: int | None) -> None:
        room = width - STRIPE - 2 * PAD
        self.width = width
        most = 0 if unfolded else _MOST_QUOTE_LINES
        self.quote = Wrapped(face.quote, theme.reading_font(15), room, most)
        y = ABOVE + self.quote.height
        self.more = "Show all" if self.quote.is_cut else "Show less" if unfolded else ""
        self.more_y = y
        if self.more:
            y += theme.size(18)
        self.warning_y = y + GAP
        self.warning = Wrapped(face.warning, theme.font(12), room - theme.size(20)) if face.warning else None
        if self.warning:
            y = self.warning_y + max(self.warning.height, theme.size(16))
        self.note_y = y + GAP
        self.note = None
        if editor is not None:
            y = self.note_y + editor
        elif face.note:
            self.note = Wrapped(face.note, theme.font(13), room - 12, _MOST_NOTE_LINES)
            y = self.note_y + self.note.height + GAP
        self.foot = round(y + GAP)
        self.foot_height = max(theme.size(26), 26)
        self.height = self.foot + self.foot_height + GAP
