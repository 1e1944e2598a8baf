"""What an action was about is told in the words of the thing itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Attribution, ZoneKind
from workbench.domain.changes import ChangeSet, adding, joined, removing, replacing
from workbench.domain.claim import Claim, Status
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.ruling import Kinship, Ruling
from workbench.services import checking
from workbench.services.history import principal_change, subject_of
from workbench.services.importing import add, read
from workbench.services.scales import known_scale
from workbench.services.session import Session

ANCHOR = Anchor("t", 0, 9, "a  draft\nletter")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "affair.fcase", "The affair", "Ada", known_scale("averitec")) as session:
        yield session


def test_linking_is_about_the_passage_though_the_claim_changes_too(session: Session) -> None:
    claim, made = checking.new_claim("The letter was unsigned.")
    session.do(made)
    step = checking.link(claim, ANCHOR, Stance.SUPPORTS, by="Ada")
    assert isinstance(principal_change(step).record, Evidence)
    assert subject_of(session, step) == "“a draft letter” → The letter was unsigned."


def test_removing_a_claim_is_about_the_claim_though_all_that_hangs_on_it_goes(session: Session) -> None:
    claim = Claim("c", "The letter was unsigned.")
    step = removing("Remove claim", Evidence("e", "c", ANCHOR, Stance.REFUTES), claim)
    assert subject_of(session, step) == "The letter was unsigned."


def test_a_verdict_is_told_with_its_label_and_the_claim(session: Session) -> None:
    claim, made = checking.new_claim("The letter was unsigned.")
    session.do(made)
    step = checking.judge(claim, [], session.case.scale, "refuted", "It was.", as_of="", by="Ada")
    assert subject_of(session, step) == "Refuted · The letter was unsigned."


def test_a_verdict_on_a_scale_the_case_no_longer_has_is_told_by_its_id(session: Session) -> None:
    claim = Claim("c", "The letter was unsigned.")
    step = checking.judge(claim, [], known_scale("truth-six"), "false", "x", as_of="", by="Ada")
    assert subject_of(session, step) == "false · The letter was unsigned."


def test_of_several_alike_it_is_told_how_many(session: Session) -> None:
    pages = [Article(str(number), Attribution(outlet="NRP")) for number in range(3)]
    mended = [replace(page, attribution=Attribution(outlet="NPR")) for page in pages]
    steps = [replacing("Edit outlet", *pair) for pair in zip(pages, mended, strict=True)]
    assert subject_of(session, joined("Edit outlet of 3 articles", steps)) == "3 articles"


def test_an_import_is_about_the_article_by_title_else_by_file(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("words without any headline, and without a full stop at the end of them, so it is body")
    add(session, read(file))
    (entry,) = session.history()
    title = session.articles()[0].article.attribution.title
    assert subject_of(session, entry.step) == (title or "letter.txt")


def test_what_is_said_of_two_sources_names_them_by_outlet_title_or_file(
    session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("words without any headline, and without a full stop at the end of them, so it is body")
    add(session, read(file))
    article = session.articles()[0].article
    session.do(replacing("Edit", article, replace(article, attribution=Attribution())))
    ruling = Ruling("R", article.id, "", article.id, "The Post", Kinship.INDEPENDENT)
    told = subject_of(session, adding("Say that sources are independent", ruling))
    assert told == "letter.txt and The Post"


def test_a_zone_is_told_by_its_label_or_its_kind(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("A headline\n\nSome words of the body. And some more.\n")
    add(session, read(file))
    zone = session.zones(session.articles()[0].text.id)[0]
    step = replacing("Mark as caption", zone, replace(zone, kind=ZoneKind.CAPTION, label=""))
    assert subject_of(session, step) == "caption"


def test_what_is_gone_from_the_case_is_said_to_be(session: Session) -> None:
    evidence = Evidence("e", "gone", ANCHOR, Stance.CONTEXT)
    step = adding("Link passage (context)", evidence)
    assert subject_of(session, step) == "“a draft letter” → a claim that is no longer in the case"


def test_a_step_without_changes_is_about_nothing(session: Session) -> None:
    assert subject_of(session, ChangeSet("Nothing", ())) == ""


def test_an_edited_claim_is_told_as_it_reads_afterwards(session: Session) -> None:
    before = Claim("c", "The leter was unsigned.", status=Status.OPEN)
    step = checking.edit_claim(before, wording="The letter was unsigned.")
    assert subject_of(session, step) == "The letter was unsigned."
