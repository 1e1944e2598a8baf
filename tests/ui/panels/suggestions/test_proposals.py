"""What is proposed follows the claim: found in the background, by batches, and never of another claim."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from threading import Event

import pytest

from workbench.domain.errors import UserError
from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Reply
from workbench.services import answering, checking, meaning, suggesting
from workbench.ui import proposals as module
from workbench.ui.proposals import Proposals, State

STORY = "The letter was a draft. Troops leave the country. A letter is sent. The draft of the letter leaked."


@pytest.fixture
def proposals(desktop) -> Proposals:
    desktop.article(STORY)
    return Proposals(desktop.desk, desktop.window)


@pytest.fixture
def found(desktop, proposals) -> Callable[[], list[str]]:
    """Waits until passages are found, and gives their words."""

    def quotes() -> list[str]:
        desktop.qtbot.waitUntil(lambda: proposals.state is State.FOUND)
        return [one.anchor.quote for one in proposals.waiting]

    return quotes


def answer(desktop, anchors, reply: Reply = Reply.NOT_RELEVANT) -> None:
    claim = desktop.session.claim(desktop.desk.claim_id)
    desktop.desk.do(answering.answer(claim, anchors, reply, by="an analyst"))


def test_without_a_claim_nothing_is_proposed(proposals) -> None:
    assert proposals.state is State.NO_CLAIM
    assert proposals.in_words == ""


def test_articles_that_came_in_are_made_ready_before_a_claim_is_chosen(desktop, monkeypatch) -> None:
    monkeypatch.setattr(module, "_QUIET", 0)
    proposals = Proposals(desktop.desk, desktop.window)
    for number, words in enumerate(("The letter was a draft.", "Troops leave the country."), 1):
        desktop.article(words)
        desktop.qtbot.waitUntil(lambda count=number: ready(desktop) == count)
    assert proposals.state is State.NO_CLAIM


def ready(desktop) -> int:
    """How many passages are in the index of terms."""
    with closing(sqlite3.connect(desktop.session.path)) as case:
        ((count,),) = case.execute("SELECT coalesce(sum(length(lengths)), 1) - 1 FROM term_batches")
    return int(count)


def test_passages_are_looked_for_when_a_claim_is_chosen(desktop, proposals, found) -> None:
    desktop.claim("The letter was a draft")
    assert proposals.state is State.LOOKING
    assert proposals.in_words == "Looking for passages…"
    assert "The letter was a draft." in found()
    assert proposals.in_words == f"{len(proposals.waiting)} suggestions"


def test_what_was_looked_for_another_claim_is_dropped(desktop, proposals, found, monkeypatch) -> None:
    """The first search ends after the second has begun."""
    real, go_on, began = suggesting.suggest, Event(), Event()

    def slow(session, claim, **how):
        if "letter" in claim.wording:
            began.set()
            go_on.wait(10)
        return real(session, claim, **how)

    monkeypatch.setattr(suggesting, "suggest", slow)
    desktop.claim("The letter was a draft")
    desktop.qtbot.waitUntil(began.is_set)
    claim = desktop.claim("Troops leave the country")
    go_on.set()
    assert found()
    assert {one.claim_id for one in proposals.waiting} == {claim.id}


def test_other_words_of_the_claim_are_looked_for_anew_and_its_status_is_not(
    desktop, proposals, found
) -> None:
    claim = desktop.claim("The letter was a draft")
    before = found()
    desktop.desk.do(checking.edit_claim(claim, note="Look again."))
    assert proposals.state is State.FOUND
    claim = desktop.session.claim(claim.id)
    desktop.desk.do(checking.edit_claim(claim, wording="Troops leave the country"))
    assert proposals.state is State.LOOKING
    assert found() != before


def test_a_new_article_is_looked_through(desktop, proposals, found) -> None:
    desktop.claim("The letter was a draft")
    count = len(found())
    desktop.article("Nobody had seen the draft of that letter before.", file_name="other.txt")
    assert proposals.state is State.LOOKING
    assert len(found()) == count + 1


def test_a_passage_that_is_linked_or_answered_waits_no_more_and_undo_tells_which_returns(
    desktop, proposals, found
) -> None:
    desktop.claim("The letter was a draft")
    found()
    first, second, *_ = (one.anchor for one in proposals.waiting)
    desktop.desk.link(Stance.SUPPORTS, first)
    answer(desktop, [second])
    assert not {first, second} & {one.anchor for one in proposals.waiting}
    assert proposals.answered == 1
    with desktop.qtbot.waitSignal(proposals.returned) as returned:
        desktop.desk.undo()
    assert returned.args == [second]


def test_of_alike_passages_those_that_are_left_still_wait(desktop, proposals, found) -> None:
    desktop.article(STORY, file_name="copy.txt")
    desktop.claim("The letter was a draft")
    found()
    row = next(one for one in proposals.waiting if one.alike)
    answer(desktop, [row.anchor])
    left = {one.anchor: one for one in proposals.waiting}
    assert row.alike[0].anchor in left
    assert replace(left[row.alike[0].anchor], alike=()) == row.alike[0]


def test_a_claim_one_comes_back_to_has_as_much_left_as_when_it_was_left(
    desktop, proposals, found, monkeypatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 3)
    claim = desktop.claim("The letter was a draft")
    assert len(found()) == 3 and proposals.has_more
    answer(desktop, [proposals.waiting[0].anchor])
    desktop.claim("Troops leave the country")
    found()
    desktop.desk.choose_claim(claim.id)
    assert len(found()) == 2


def test_a_search_that_fails_is_told_and_can_be_tried_again(desktop, proposals, found, monkeypatch) -> None:
    real = suggesting.suggest

    def broken(*_args, **_options):
        raise UserError("The index is damaged.")

    monkeypatch.setattr(suggesting, "suggest", broken)
    desktop.claim("The letter was a draft")
    desktop.qtbot.waitUntil(lambda: proposals.state is State.FAILED)
    assert desktop.notices == ["The index is damaged."]
    monkeypatch.setattr(suggesting, "suggest", real)
    proposals.look()
    assert found()


def test_what_cannot_be_kept_of_a_model_is_told_once_and_passages_are_proposed(
    desktop, proposals, found, monkeypatch
) -> None:
    class Forgetful:
        problem = UserError("The disk is full.")

        def likeness(self, _statement: str, passages: list[str]) -> list[float]:
            return [0.0 for _ in passages]

    monkeypatch.setattr(meaning, "meaning_in", lambda *_where: Forgetful())
    for wording in ("The letter was a draft", "Troops leave the country"):
        desktop.claim(wording)
        desktop.qtbot.waitUntil(lambda: proposals.state is State.LOOKING)
        assert found()
    assert desktop.notices == ["The disk is full."]


def test_a_claim_that_is_removed_leaves_nothing(desktop, proposals, found) -> None:
    claim = desktop.claim("The letter was a draft")
    found()
    desktop.desk.do(checking.remove_claim(desktop.session.claim_page(claim.id)))
    assert proposals.state is State.NO_CLAIM and proposals.waiting == ()
