"""Which claims cite some words already."""

from workbench.domain.anchor import Anchor
from workbench.domain.evidence import Evidence
from workbench.services.session import Session


class Cited:
    """The evidence of a case as it is now, to be asked passage by passage; each text is looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._by_text: dict[str, list[Evidence]] = {}

    def evidence_at(self, anchor: Anchor) -> list[Evidence]:
        """What cites these words or a part of them, for whichever claim."""
        if anchor.text_id not in self._by_text:
            self._by_text[anchor.text_id] = self._session.evidence_in(anchor.text_id)
        return [one for one in self._by_text[anchor.text_id] if one.anchor.shares_words_with(anchor)]
