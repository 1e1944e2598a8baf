"""Near-copies are found among all articles of a case, in groups."""

from casemaking import an_import, new_session

from workbench.services.copies import near_copies, stretches_of

WIRE = (
    "The ministry said on Tuesday that the last of the trucks had left the yard before dawn, and that no "
    "more of them would be sent until the road across the hills had been mended. Drivers waited for hours "
    "at the gate, some of them without water, while the officer in charge looked for lost papers. "
)
OWN = (
    "Our reporter walked along the river to the mill, where an old man told her that he had counted forty "
    "trucks on Monday alone and that none of them had come back by the bridge since then. "
)


def test_a_story_that_was_taken_over_is_near_what_it_was_taken_from(tmp_path):
    with new_session(tmp_path) as session:
        first = an_import(WIRE, title="Wire").into(session)
        second = an_import(f"{OWN}\n\n{WIRE}", title="Paper").into(session)
        an_import(OWN.replace("river", "shore").replace("forty", "two"), title="Own").into(session)
        an_import("Nothing of this is said by anybody in the valley or in the town.", title="None").into(
            session
        )
        pairs = near_copies(session)
        wire = pairs[0]
        assert (wire.one.article.id, wire.other.article.id) == (first.article.id, second.article.id)
        assert wire.containment == 1.0
        assert {pair.group for pair in pairs} == {1}  # the paper has both
        (stretch,) = stretches_of(session, wire, 12)
        words = session.words(wire.other.text)[stretch.other_start : stretch.other_end]
        assert words == WIRE.strip().rstrip(".")


def test_what_shares_less_than_asked_for_is_no_pair(tmp_path):
    with new_session(tmp_path) as session:
        an_import(WIRE, title="Wire").into(session)
        an_import(WIRE[:120] + OWN, title="Paper").into(session)
        assert near_copies(session) == []
        (pair,) = near_copies(session, 0.15)
        assert 0.15 <= pair.containment < 0.5
