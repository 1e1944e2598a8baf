"""Which passages of a list the current claim cites: those that share words with its evidence."""

from workbench.domain.anchor import anchor_at
from workbench.domain.evidence import Evidence, Stance
from workbench.ui.models.linked import Linked

WORDS = "The bridge is closed. Nobody knows for how long."


def evidence(text_id: str, quote: str, stance: Stance) -> Evidence:
    return Evidence(quote, "claim", passage(text_id, quote), stance)


def passage(text_id: str, quote: str):
    start = WORDS.index(quote)
    return anchor_at(text_id, WORDS, start, start + len(quote))


def test_a_passage_is_cited_where_evidence_shares_words_with_it() -> None:
    linked = Linked([evidence("one", "The bridge is closed.", Stance.REFUTES)])
    assert linked.stance_of(passage("one", "bridge")) is Stance.REFUTES
    assert linked.stance_of(passage("one", "closed. Nobody")) is Stance.REFUTES
    assert linked.stance_of(passage("one", "Nobody knows")) is None
    assert linked.stance_of(passage("two", "bridge")) is None
    assert Linked().stance_of(passage("one", "bridge")) is None
