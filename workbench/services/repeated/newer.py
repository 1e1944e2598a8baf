"""What was set apart in an article stays so in its newer versions."""

from collections.abc import Sequence

from workbench.domain.article import Text
from workbench.reading import FoundZone
from workbench.reading.paragraphs import paragraphs
from workbench.reading.repeated import fingerprint, pieces, set_apart
from workbench.services.repeated.outcome import REPEATED
from workbench.services.session import Session


def apart_as_in(
    session: Session, text: Text, words: str, zones: Sequence[FoundZone]
) -> tuple[FoundZone, ...]:
    """The zones of a newer version's words: what is set apart in `text` as repeated is so in these, too."""
    before = [zone for zone in session.zones(text.id) if zone.label.startswith(REPEATED)]
    if not before:
        return tuple(zones)
    old = session.words(text)
    labels = {
        fingerprint(paragraph.words): zone.label
        for zone in before
        for paragraph in paragraphs(old, zone.start, zone.end)
    }
    apart = [piece for piece in pieces(words, zones) if piece.number in labels]
    return set_apart(words, zones, {(piece.start, piece.end): labels[piece.number] for piece in apart})
