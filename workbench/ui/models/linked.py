"""Which passages of a list the current claim cites."""

from collections.abc import Iterable

from workbench.domain.anchor import Anchor
from workbench.domain.evidence import Evidence, Stance


class Linked:
    """The evidence of the current claim, to be asked passage by passage."""

    def __init__(self, evidence: Iterable[Evidence] = ()) -> None:
        self._by_text: dict[str, list[Evidence]] = {}
        for one in evidence:
            self._by_text.setdefault(one.anchor.text_id, []).append(one)

    def stance_of(self, anchor: Anchor) -> Stance | None:
        """The stance of the first evidence that cites these words or part of them; None where none does."""
        for one in self._by_text.get(anchor.text_id, ()):
            if one.anchor.shares_words_with(anchor):
                return one.stance
        return None
