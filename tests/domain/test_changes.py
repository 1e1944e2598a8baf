"""Change sets can be turned round, and several of them make one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.anchor import Anchor
from workbench.domain.changes import Change, ChangeSet, Record, adding, joined, removing, replacing
from workbench.domain.claim import Appearance, Claim
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.history import replayed

CLAIM = Claim("c", "The letter was a draft")
EVIDENCE = Evidence("e", "c", Anchor("t", 0, 1, "x"), Stance.SUPPORTS)


@st.composite
def steps(draw: st.DrawFn) -> list[ChangeSet]:
    """Steps that follow from each other: what is added is new, what is changed is there."""
    held: dict[str, Claim] = {}
    found = []
    for number in range(draw(st.integers(0, 8))):
        changes = []
        for each in range(draw(st.integers(1, 3))):
            before = held.get(name := draw(st.sampled_from("abcd")))
            after = draw(st.sampled_from([None, Claim(name, f"{number}.{each}")]))
            if before or after:
                changes.append(Change(before, after))
                held.pop(name, None)
                if after:
                    held[name] = after
        found.append(ChangeSet(f"Step {number}", tuple(changes)))
    return found


def after(steps: list[ChangeSet], held: list[Record] | None = None) -> dict[str, Record]:
    return {id: record for (_, id), record in replayed(steps, held or []).items()}


@given(steps())
def test_the_inverse_takes_a_step_back(steps: list[ChangeSet]) -> None:
    backwards = [step.inverse() for step in reversed(steps)]
    assert after(steps + backwards) == {}
    assert [step.inverse().inverse() for step in steps] == steps


@given(steps())
def test_joined_steps_lead_where_the_steps_lead(steps: list[ChangeSet]) -> None:
    one = joined("All at once", steps)
    assert after([one]) == after(steps)
    records = [change.record.id for change in one.changes]
    assert len(records) == len(set(records))  # each record once
    back = joined("Back", [step.inverse() for step in reversed(steps)])
    assert after([back], list(after(steps).values())) == {}


def test_what_came_and_went_leaves_no_change() -> None:
    assert not joined("Nothing", [adding("Add", CLAIM), removing("Remove", CLAIM)])


def test_owners_are_added_first_and_removed_last() -> None:
    added = joined("Add", [adding("Add evidence", EVIDENCE), adding("Add claim", CLAIM)])
    assert [change.after for change in added.changes] == [CLAIM, EVIDENCE]
    removed = joined("Remove", [removing("Remove claim", CLAIM), removing("Remove evidence", EVIDENCE)])
    assert [change.before for change in removed.changes] == [EVIDENCE, CLAIM]


def test_a_step_knows_what_it_touches() -> None:
    step = adding("Link passage", EVIDENCE)
    assert step.touches(Evidence)
    assert step.touches(Claim, Evidence)
    assert not step.touches(Claim, Appearance)


def test_replacing_with_the_same_is_nothing_to_do() -> None:
    assert not replacing("Edit", CLAIM, replace(CLAIM))
    assert replacing("Edit", CLAIM, replace(CLAIM, note="?"))


def test_a_change_concerns_one_record() -> None:
    for before, after in ((None, None), (CLAIM, replace(CLAIM, id="d")), (CLAIM, replace(EVIDENCE, id="c"))):
        with pytest.raises(ValueError, match="change"):
            Change(before, after)
    assert Change(CLAIM, None).record == CLAIM
