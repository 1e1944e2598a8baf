"""Which cue speaks for which stance, as it was measured: `resources/finding/leaning.toml`."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from workbench.domain.evidence import Stance
from workbench.finding.wordlists import words_of


class Cue(StrEnum):
    """The kinds of cues that may lean to a stance."""

    SAME_NUMBER = "same number"
    DIFFERENT_NUMBER = "different number"
    SAME_DIRECTION = "same direction"
    OPPOSITE = "opposite"
    SAYS_NOT = "says not"
    WITHOUT_NOT = "without not"
    SOME_EFFECT = "some effect"
    SAME_WORDS = "same words"
    DENIES = "denies"
    DENIES_TOO = "denies too"


def stance_of(cue: Cue, share: float) -> Stance | None:
    """What a cue leans to in a passage that has this share, 0 to 1, of the claim's words."""
    found = _leanings().get(cue)
    return found[0] if found and share >= found[1] else None


@cache
def _leanings() -> Mapping[Cue, tuple[Stance, float]]:
    table = words_of("leaning")
    return {
        Cue(name): (stance, least)
        for stance in (Stance.SUPPORTS, Stance.REFUTES)
        for name, least in table[stance].items()
    }
