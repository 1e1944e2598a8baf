"""The number ledger in the drawer: read, filtered, compared, opened, claimed and linked by click and key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import Stance
from workbench.finding.number_ledger import Relation
from workbench.ui.models.numbers import Line
from workbench.ui.panels.numbers import NumbersPanel
from workbench.ui.panels.numbers.columns import columns_of
from workbench.ui.panels.row_bar import RowBar

STORY = (
    "The generals requested 27,000 troops in Iraq. "
    "Fox News notes that the administration decided to keep 3,000 troops in Iraq. "
    "The Senator said he wanted no less. "
)
OTHER = "All but 3,000 troops leave Iraq. Two officials confirmed it to this paper. "


@pytest.fixture
def articles(desktop):
    return (
        desktop.article(STORY, title="Troops", outlet="The Wire", published="2011-09-06"),
        desktop.article(OTHER, title="Leaving", outlet="AMN", published="2011-09-07", file_name="other.txt"),
    )


@pytest.fixture
def panel(desktop, articles) -> NumbersPanel:
    return shown(desktop)


def shown(desktop, width: int = 1200) -> NumbersPanel:
    panel = desktop.hold(NumbersPanel(desktop.desk, desktop.actions), width=width, height=400)
    desktop.until_idle()
    return panel


def press(panel: NumbersPanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.view, key)


def told(panel: NumbersPanel) -> list[tuple[str, str | None]]:
    """The rows of all groups, each with how it stands to the one its group is compared with."""
    return [(line.row.written, line.relation) for line in panel.model.lines if line.row]


def heads(panel: NumbersPanel) -> list[str]:
    return [line.group.name for line in panel.model.lines if line.row is None]


def line_of(panel: NumbersPanel, written: str) -> int:
    return next(at for at, line in enumerate(panel.model.lines) if line.row and line.row.written == written)


def current(panel: NumbersPanel) -> Line:
    line = panel.view.current
    assert line is not None
    return line


def test_groups_are_small_tables_and_disagreements_are_counted(desktop, articles) -> None:
    panel = NumbersPanel(desktop.desk, desktop.actions)
    counts: list[int] = []
    panel.counted.connect(counts.append)
    desktop.hold(panel, width=1200, height=400)
    desktop.until_idle()
    assert heads(panel) == ["troops", "told only once"]
    assert told(panel) == [
        ("3,000 troops", None),
        ("All but 3,000 troops", Relation.AGREE),
        ("27,000 troops", Relation.DISAGREE),
        ("Two officials", None),
    ]
    assert counts == [1]
    assert current(panel).row is not None, "a number is current, not the head of its group"


def test_a_panel_without_articles_says_what_to_do(desktop) -> None:
    panel = shown(desktop)
    assert panel.words_page.words.isVisible()
    assert "Import some" in panel.words_page.words.text()


def test_a_case_without_numbers_says_so(desktop) -> None:
    desktop.article("Nobody knows how many there are.")
    assert "no quantities" in shown(desktop).words_page.words.text()


def test_a_very_large_group_is_shown_in_part_and_says_so(
    desktop, articles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.models.numbers.MOST", 2)
    panel = shown(desktop)
    assert [written for written, _ in told(panel)] == [
        "3,000 troops",
        "All but 3,000 troops",
        "Two officials",
    ]
    more = panel.model.index(3)
    assert more.data() == "1 more: type to filter them"
    panel.view.go_to(3)
    press(panel, Qt.Key.Key_N)
    assert desktop.session.claims() == []
    assert not panel.grab().isNull()
    panel.bar.words.setText("27000")
    assert [written for written, _ in told(panel)] == ["27,000 troops"]


def test_words_and_values_filter_as_they_are_typed(panel) -> None:
    panel.bar.words.setFocus()
    QTest.keyClicks(panel.bar.words, "27000")
    assert told(panel) == [("27,000 troops", Relation.DISAGREE)]
    QTest.keyClick(panel.bar.words, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    QTest.keyClick(panel.bar.words, Qt.Key.Key_Escape)
    assert len(told(panel)) == 4
    QTest.keyClicks(panel.bar.words, "elephants")
    assert panel.words_page.buttons[0].isVisible()
    QTest.mouseClick(panel.words_page.buttons[0], Qt.MouseButton.LeftButton)
    assert len(told(panel)) == 4


def test_only_disagreements_are_shown_when_they_are_wanted(panel) -> None:
    panel.bar.disagreements.click()
    assert heads(panel) == ["troops"]
    panel.bar.disagreements.click()
    assert heads(panel) == ["troops", "told only once"]


def test_comments_come_greyed_when_they_are_wanted(desktop) -> None:
    words = "The army kept 3,000 troops in Iraq. I say 90 troops in Iraq were kept."
    at = words.index("I say")
    desktop.article(words, zones=[(0, at, ZoneKind.BODY), (at, len(words), ZoneKind.COMMENTS)])
    panel = shown(desktop)
    assert told(panel) == [("3,000 troops", None)]
    panel.bar.comments.click()
    desktop.until_idle()
    assert [line.row.is_counted for line in panel.model.lines if line.row] == [True, False]
    assert panel.model.lines[0].group.relation is Relation.ALONE


def test_a_group_is_compared_with_the_number_that_is_chosen(desktop, panel) -> None:
    panel.view.go_to(line_of(panel, "27,000 troops"))
    panel.view.setFocus()
    press(panel, Qt.Key.Key_Equal)
    assert told(panel)[:3] == [
        ("3,000 troops", Relation.DISAGREE),
        ("All but 3,000 troops", Relation.DISAGREE),
        ("27,000 troops", None),
    ]
    desktop.article("Nothing new.", file_name="third.txt")
    desktop.until_idle()
    assert told(panel)[2] == ("27,000 troops", None), "the choice is kept when the case is read again"


def test_enter_opens_the_sentence_and_keeps_the_keyboard(desktop, panel, articles) -> None:
    panel.view.go_to(line_of(panel, "27,000 troops"))
    panel.view.setFocus()
    press(panel, Qt.Key.Key_Return)
    text_id, anchor = desktop.asked[-1]
    assert (text_id, anchor.quote) == (articles[0].id, "The generals requested 27,000 troops in Iraq.")
    assert panel.view.hasFocus()


def test_n_makes_a_claim_of_who_wanted_what(desktop, panel) -> None:
    panel.view.go_to(line_of(panel, "27,000 troops"))
    panel.view.setFocus()
    press(panel, Qt.Key.Key_N)
    claim = desktop.session.claim(desktop.desk.claim_id)
    assert claim.wording == "The generals wanted 27,000 troops in Iraq"
    assert (claim.said_by, claim.said_on) == ("the generals", "2011-09-06")
    (appearance,) = desktop.session.appearances_of(claim.id)
    assert appearance.anchor.quote == "The generals requested 27,000 troops in Iraq."


def test_keys_of_the_stances_link_the_sentence_and_show_it(desktop, panel) -> None:
    claim = desktop.claim("The generals wanted 27,000 troops.")
    panel.view.setFocus()
    for written, key in (("27,000 troops", Qt.Key.Key_S), ("3,000 troops", Qt.Key.Key_R)):
        panel.view.go_to(line_of(panel, written))
        press(panel, key)
    stances = {one.anchor.quote[:12]: one.stance for one in desktop.session.evidence_of(claim.id)}
    assert stances == {"The generals": Stance.SUPPORTS, "Fox News not": Stance.REFUTES}
    at = panel.model.index(line_of(panel, "27,000 troops"))
    assert "linked to the claim as supports" in at.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_sentence_that_is_cited_already_is_not_cited_twice(desktop, panel, articles) -> None:
    claim = desktop.claim("The generals wanted 27,000 troops.")
    longer = desktop.passage(articles[0], STORY[: STORY.index(" The Senator")])
    desktop.desk.link(Stance.CONTEXT, longer)
    panel.view.setFocus()
    panel.view.go_to(line_of(panel, "27,000 troops"))
    press(panel, Qt.Key.Key_S)
    assert [(one.anchor, one.stance) for one in desktop.session.evidence_of(claim.id)] == [
        (longer, Stance.SUPPORTS)
    ]
    press(panel, Qt.Key.Key_S)
    assert desktop.notices[-1] == "This passage is linked to the claim so already."
    assert len(desktop.session.evidence_of(claim.id)) == 1


def test_j_and_k_walk_and_a_head_takes_no_deed(desktop, panel) -> None:
    panel.view.setFocus()
    press(panel, Qt.Key.Key_K)
    assert current(panel).row is None
    press(panel, Qt.Key.Key_N)
    assert desktop.session.claims() == []
    press(panel, Qt.Key.Key_J)
    assert current(panel).row is not None


def test_who_only_reads_can_look_and_change_nothing(reading_only, articles) -> None:
    panel = shown(reading_only)
    panel.view.setFocus()
    press(panel, Qt.Key.Key_N)
    assert reading_only.session.claims() == []
    assert len(told(panel)) == 4


def test_new_articles_are_read_when_the_panel_can_be_seen(desktop, panel) -> None:
    panel.hide()
    desktop.article("The army kept 5,000 troops in Iraq.", file_name="third.txt", published="2011-09-08")
    desktop.until_idle()
    assert len(told(panel)) == 4
    panel.show()
    desktop.until_idle()
    assert ("5,000 troops", Relation.DISAGREE) in told(panel)


def test_each_line_is_told_in_words_for_those_who_hear_the_list(panel) -> None:
    said = [panel.model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]
    assert said[0] == "troops. 3 numbers. some disagree"
    assert said[1].startswith("3,000 troops. the administration (wanted) · Fox News. The Wire. 6 Sep 2011")
    assert "agree" in said[2]


@pytest.mark.parametrize("width", [320, 700, 1200, 2000])
def test_it_can_be_painted_at_any_width(desktop, articles, width: int) -> None:
    panel = shown(desktop, width=width)
    assert not panel.grab().isNull()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [800, 1024, 1280, 2000])
def test_what_can_be_done_with_a_row_hides_neither_its_number_nor_where_it_is_from(
    desktop, articles, width: int, scale: float
) -> None:
    desktop.desk.theme.choose("light", scale)
    panel = shown(desktop, width=width)
    panel.view.enter()
    bar = panel.view.findChild(RowBar)
    desktop.qtbot.waitUntil(bar.isVisible)
    columns = columns_of(panel.view.visualRect(panel.view.currentIndex()), desktop.desk.theme)
    assert columns.value.right() < bar.geometry().left()
    assert bar.geometry().right() < columns.where.left()


def test_the_hint_of_a_button_follows_a_key_that_is_changed(desktop, panel) -> None:
    [button] = [one for one in panel.view.findChildren(QToolButton) if "of this number" in one.toolTip()]
    assert "(N)" in button.toolTip()
    desktop.actions.use_keys({"claim.new": "Ctrl+Shift+Y"})
    assert "(N)" not in button.toolTip() and "of this number" in button.toolTip()
    assert desktop.actions.key("claim.new") in button.toolTip()
