"""The sample case as it is made: whole, honest about who did what, and undoable to the last step."""

import shutil
from pathlib import Path

import pytest

from workbench.domain.article import ZoneKind
from workbench.domain.claim import Status
from workbench.domain.errors import UserError
from workbench.services import sample
from workbench.services.sample import make_sample


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.fcase"
    make_sample(path, "Reader").close()
    return path


@pytest.fixture
def session(made, tmp_path):
    path = Path(shutil.copy(made, tmp_path))
    with sample.Session.open(path, "Reader") as session:
        yield session


def places(session):
    pages = [session.claim_page(row.claim.id) for row in session.claims()]
    return [cited for page in pages for cited in (*page.evidence, *page.appearances)]


def state(session):
    pages = [session.claim_page(row.claim.id) for row in session.claims()]
    return session.articles(), pages


def test_every_anchor_is_the_words_it_says_and_stands_where_it_says(session):
    assert len(places(session)) > 80
    for cited in places(session):
        anchor = cited.evidence.anchor if hasattr(cited, "evidence") else cited.appearance.anchor
        assert anchor.holds_in(session.words(session.text(anchor.text_id)))
        assert not cited.orphan


def test_a_passage_lies_in_the_part_of_the_outlet_it_is_credited_to(session):
    esper = session.find_claim("Mark Esper is Secretary of State")
    page = session.claim_page(esper.id)
    credited = {cited.source.attribution.outlet for cited in page.evidence}
    assert credited == {"", "Politico", "NPR", "AMN", "The Duran"}


def test_nothing_but_the_one_comment_is_cited_from_comments_or_boilerplate(session):
    outside = [cited for cited in places(session) if not cited.source.zone.is_reporting]
    assert [cited.source.zone for cited in outside] == [ZoneKind.COMMENTS]


def test_every_article_that_tells_or_implies_its_date_has_one(session):
    for row in session.articles():
        for attribution in (row.article.attribution, *(part.attribution for part in row.parts)):
            assert attribution.published
            assert attribution.origins["published"]
        assert row.article.note


def test_the_status_of_each_claim_says_how_far_the_work_is(session):
    for row in session.claims():
        evidence, verdicts = session.evidence_of(row.claim.id), session.verdicts_of(row.claim.id)
        expected = Status.DONE if verdicts else Status.IN_PROGRESS if evidence else Status.OPEN
        assert row.claim.status is expected


def test_the_claims_stand_in_the_order_of_the_file(session):
    wordings = [row.claim.wording for row in session.claims()]
    assert wordings[:2] == [
        "A withdrawal of U.S. forces from Iraq was underway in January 2020",
        "All but 3,000 U.S. troops will be withdrawn from Iraq by the end of 2011",
    ]


def test_the_desk_signs_its_work_and_the_case_is_opened_for_the_person(session):
    assert {entry.by for entry in session.history()} == {"Sample desk"}
    assert session.analyst == "Reader"
    assert not session.read_only
    assert session.verify() == []


def test_all_of_it_can_be_undone_and_done_again(session):
    before = state(session)
    steps = len(session.history())
    while session.undo_label:
        session.undo()
    assert (session.articles(), session.claims()) == ([], [])
    while session.redo_label:
        session.redo()
    assert state(session) == before
    assert len(session.history()) == 3 * steps
    assert session.verify() == []


def test_a_file_that_is_there_is_left_alone(tmp_path):
    path = tmp_path / "mine.fcase"
    path.write_text("my work")
    with pytest.raises(UserError, match="already a file"):
        make_sample(path, "Reader")
    assert path.read_text() == "my work"


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UserError, match="cannot be written into"):
        make_sample(tmp_path / "file" / "sample.fcase", "Reader")


def test_a_sample_that_cannot_be_finished_leaves_nothing(tmp_path, monkeypatch):
    def full_disk(*arguments, **options):
        raise UserError("The disk is full.")

    monkeypatch.setattr(sample.checking, "judge", full_disk)
    with pytest.raises(UserError, match="disk is full"):
        make_sample(tmp_path / "folder" / "sample.fcase", "Reader")
    assert list((tmp_path / "folder").iterdir()) == []
