"""Who wanted how many: the number ledger with nothing but keys, from the drawer to a claim with evidence."""

from workbench.domain.evidence import Stance


def test_the_27000_of_the_generals_become_a_claim_with_evidence_by_keys_alone(sample) -> None:
    person, desk = sample.person, sample.desk
    person.press("Ctrl+Shift+N")
    panel = sample.window.panes.numbers
    sample.until(lambda: panel.model.rowCount() > 0 and panel.view.hasFocus())
    assert sample.window.panes._frame.drawer.is_showing("numbers")

    # walk to the 27,000, and compare the others with it
    for _ in range(40):
        line = panel.view.current
        if line is not None and line.row is not None and line.row.written == "27,000 troops":
            break
        person.press("J")
    assert panel.view.current.row.mention.wanted_by == "U.S. generals"
    person.press("=")
    assert {line.relation for line in panel.model.lines if line.row and line.group.name == "troops"} == {
        None,
        "agree",
        "disagree",
    }

    # look at it in its article
    person.press("Return")
    sample.until(lambda: desk.text_id == panel.view.current.row.anchor.text_id)
    assert panel.view.hasFocus(), "the keyboard stays with the numbers"

    # make a claim of it
    person.press("N")
    claim = sample.session.claim(desk.claim_id)
    assert (claim.wording, claim.said_by) == ("U.S. generals wanted 27,000 troops", "U.S. generals")

    # the next number supports it, and Clinton's 10,000 are only context
    person.press("J")
    assert panel.view.current.row.written == "about 27,000"
    person.press("S")
    for _ in range(2):
        person.press("K")
    assert panel.view.current.row.written == "10,000 troops"
    person.press("C")
    evidence = sample.session.evidence_of(claim.id)
    assert [(one.stance, one.anchor.quote[:32]) for one in evidence] == [
        (Stance.SUPPORTS, "The generals on the ground had r"),
        (Stance.CONTEXT, "Adding details to the administra"),
    ]

    # filter by a name, and leave
    person.press("Ctrl+Shift+N")
    assert not sample.window.panes._frame.drawer.is_open
    person.press("Ctrl+Z")
    assert len(sample.session.evidence_of(claim.id)) == 1
