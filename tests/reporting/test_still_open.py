"""What is missing is said, and nothing is called missing that is there."""

import pytest
from reportmaking import HERALD, PAGE, SCALE, appearance, article, claim_page, evidence, source, verdict

from workbench.domain.evidence import Stance
from workbench.domain.origin import Independence, Origin
from workbench.reporting.still_open import still_open

GAZETTE = article("gazette", "The bridge is open again.", outlet="Gazette", published="2026-03-05")


def complete(**changes):
    """A claim at which nothing is open, but for the changes."""
    kept = {
        "said_by": "The mayor",
        "appearances": [appearance(HERALD, "closed since Monday")],
        "passages": [
            evidence(HERALD, "Nobody may cross it."),
            evidence(GAZETTE, "The bridge is open again.", Stance.REFUTES),
        ],
        "verdicts": [verdict("false")],
    }
    return claim_page(**(kept | changes))


def open_points(newest=None, independence=None, **changes):
    return still_open(complete(**changes), SCALE, newest or {}, independence or Independence())


def test_nothing_is_open_at_a_claim_that_is_done_well():
    assert open_points() == ()


def test_outlets_that_tell_one_story_are_no_more_than_one_witness():
    herald, gazette = source(HERALD, 30), source(GAZETTE, 0)
    told = ("All counted evidence seems to have one origin, though 2 outlets tell it.",)
    assert open_points(independence=Independence((Origin((herald, gazette)),))) == told
    assert open_points(independence=Independence((Origin((herald,)), Origin((gazette,))))) == ()


LATE = {"linked_at": "2026-11-20T10:00:00Z"}
COMMENT = evidence(HERALD, "I crossed it this morning")
UNDATED = article("undated", "It is shut.", outlet="Sheet")
NAMELESS = article("nameless", "It is shut.", title="Shut", published="2026-03-03")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"verdicts": []}, "No verdict has been given."),
        ({"verdicts": [verdict("unclear")]}, "The verdict leaves the claim open: Unclear."),
        ({"verdicts": [verdict("gone")]}, "The verdict leaves the claim open: gone."),
        ({"verdicts": [verdict("false", rationale="")]}, "The verdict has no rationale."),
        (
            {"verdicts": [verdict("true")], "passages": [evidence(GAZETTE, "open again", Stance.REFUTES)]},
            "The verdict is “True”, yet no counted passage supports the claim.",
        ),
        (
            {"verdicts": [verdict("false")], "passages": [COMMENT, evidence(HERALD, "Nobody may cross it.")]},
            "The verdict is “False”, yet no counted passage refutes the claim.",
        ),
        (
            {"passages": [evidence(HERALD, "Nobody", **LATE), evidence(GAZETTE, "open", Stance.REFUTES)]},
            "1 passage was linked after the verdict was given.",
        ),
        (
            {"verdicts": [verdict("false", as_of="2026-03-01")]},
            "2 passages were published after 1 Mar 2026, up to which the verdict looks.",
        ),
        ({"verdicts": [], "passages": []}, "No passage is linked to the claim."),
        (
            {"verdicts": [], "passages": [COMMENT]},
            "The only evidence comes from comments, teasers or boilerplate.",
        ),
        (
            {"verdicts": [], "passages": [evidence(HERALD, "Repairs", Stance.CONTEXT)]},
            "No counted passage supports or refutes the claim; what is linked is context.",
        ),
        (
            {"passages": [evidence(HERALD, "Nobody"), evidence(HERALD, "closed", Stance.REFUTES)]},
            "All counted evidence comes from one outlet: Elde Herald.",
        ),
        (
            {"passages": [evidence(GAZETTE, "open", Stance.REFUTES), COMMENT]},
            "The evidence is a single passage, from Gazette.",
        ),
        ({"verdicts": []}, "The evidence conflicts and has not been weighed: 1 for, 1 against."),
        (
            {"appearances": [appearance(HERALD, "closed since Monday", orphan=True)]},
            "1 passage is no longer at the remembered place.",
        ),
        (
            {"passages": [evidence(UNDATED, "shut"), evidence(GAZETTE, "open", Stance.REFUTES)]},
            "No publication date is known of undated.txt.",
        ),
        (
            {"passages": [evidence(NAMELESS, "shut"), evidence(GAZETTE, "open", Stance.REFUTES)]},
            "No outlet is known of “Shut”.",
        ),
        ({"said_by": ""}, "Who makes the claim is not recorded."),
        ({"appearances": []}, "No place where the claim is made is recorded."),
    ],
)
def test_a_gap_is_said_in_a_sentence(changes, sentence):
    assert sentence in open_points(**changes)


def test_a_newer_version_of_a_cited_article_is_said():
    sentence = "1 passage is cited from a version of an article that a newer capture has followed."
    assert open_points({"herald": 2, "gazette": 1}) == (sentence,)
    assert open_points({"herald": 1, "gazette": 1}) == ()


def test_a_conflict_that_was_weighed_is_not_open():
    assert not any("conflicts" in sentence for sentence in open_points())


def test_a_date_that_may_lie_before_is_not_called_later():
    """The article says only `2026-03`; the verdict looks up to the second of March."""
    passages = [
        evidence(PAGE, "One lane of the bridge stays open", Stance.REFUTES),
        evidence(HERALD, "Nobody"),
    ]
    assert open_points(passages=passages, verdicts=[verdict("false", as_of="2026-03-02")]) == ()
