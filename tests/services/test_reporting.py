"""From an open case to a file an editor can read."""

import json

import pytest
from casemaking import STORY, add_claim, an_import, anchor_of, judge, link, new_session

from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.errors import NotFound, UserError
from workbench.domain.evidence import Stance
from workbench.services import articles
from workbench.services.reporting import FORMATS, build_report, page_pictures, write_report


@pytest.fixture
def session(tmp_path):
    """Two articles, one of them in two parts; a judged claim and a waiting one that cites only the first."""
    with new_session(tmp_path) as session:
        story = an_import(
            STORY,
            zones=[(ZoneKind.BODY, "Letter"), (ZoneKind.COMMENTS, "I do not believe")],
            published="2020-01-06",
        ).into(session)
        other = an_import(
            "It was sent by mistake.\nRead more. The letter was sent.",
            title="Round-up",
            outlet="",
            parts=[
                (Attribution("Mistake", "Politico", published="2020-01-06"), "It was"),
                (Attribution("Sent", "Daily Wire"), "Read more."),
            ],
        ).into(session)
        judged = add_claim(
            session, "The letter was sent.", anchor_of(session, other.text, "The letter was sent.")
        )
        link(session, judged, anchor_of(session, story.text, "That letter is a draft"), Stance.REFUTES)
        link(session, judged, anchor_of(session, other.text, "The letter was sent."), Stance.SUPPORTS)
        link(session, judged, anchor_of(session, story.text, "I do not believe"), Stance.REFUTES)
        judge(session, judged, "right", "At first.")
        judge(session, judged, "wrong", "It was a draft.")
        waiting = add_claim(session, "3,000 troops stay.")
        link(session, waiting, anchor_of(session, story.text, "All but 3,000 troops"), Stance.SUPPORTS)
        yield session


def report_on(session, claim_ids=None):
    return build_report(session, claim_ids, prepared_by="The desk", on="2026-11-20")


def test_the_whole_case_is_in_the_report(session):
    report = report_on(session)
    assert [reported.claim.wording for reported in report.claims] == [
        "The letter was sent.",
        "3,000 troops stay.",
    ]
    assert len(report.articles) == 2 and report.whole
    judged = report.claims[0]
    assert judged.verdict.rationale == "It was a draft."
    assert [earlier.rationale for earlier in judged.superseded] == ["At first."]
    assert judged.outlets == ("Daily Wire", "The Outlet")
    assert [judged.counted(stance) for stance in Stance] == [1, 1, 0]


def test_the_counts_are_those_of_the_list_of_claims(session):
    for row, reported in zip(session.claims(), report_on(session).claims, strict=True):
        assert (row.supports, row.refutes, row.context) == tuple(map(reported.counted, Stance))
        assert row.outlets == len(reported.outlets)


def test_chosen_claims_bring_only_the_articles_they_cite(session):
    waiting = session.claims()[1].claim
    report = report_on(session, [waiting.id, waiting.id])
    assert [reported.claim.id for reported in report.claims] == [waiting.id]
    assert [reported.article.attribution.title for reported in report.articles] == ["A story"]
    assert not report.whole


def test_chosen_claims_stand_in_the_order_of_the_case(session):
    ids = [row.claim.id for row in session.claims()]
    assert [reported.claim.id for reported in report_on(session, reversed(ids)).claims] == ids


def test_a_claim_that_is_not_in_the_case_is_refused(session):
    with pytest.raises(NotFound):
        report_on(session, ["nothing"])


@pytest.mark.parametrize(
    "on", ["", "2026", "2026-11", "20261120", "tomorrow", "2026-02-30", "2026-11-20T08:00:00Z"]
)
def test_a_report_is_made_on_a_day(session, on):
    with pytest.raises(UserError, match="is not a day"):
        build_report(session, prepared_by="The desk", on=on)


def test_every_quote_of_the_file_can_be_found_again_with_nothing_but_the_file(session, tmp_path):
    file = tmp_path / "report.json"
    write_report(report_on(session), file)
    data = json.loads(file.read_text("utf-8"))
    words = {text["id"]: text["words"] for article in data["articles"] for text in article["texts"]}
    passages = [passage for claim in data["claims"] for passage in claim["evidence"]]
    assert len(passages) == 4
    for passage in passages:
        assert words[passage["text_id"]][passage["start"] : passage["end"]] == passage["quote"]


def test_every_format_on_offer_can_be_written(session, tmp_path):
    report = report_on(session)
    for suffix in FORMATS:
        write_report(report, tmp_path / f"report{suffix}")
        assert (tmp_path / f"report{suffix}").stat().st_size > 1000
    with pytest.raises(UserError):
        write_report(report, tmp_path / "report.docx")


def test_the_same_case_on_the_same_day_is_the_same_file(session, tmp_path):
    for suffix in FORMATS:
        for name in ("one", "two"):
            write_report(report_on(session), tmp_path / f"{name}{suffix}")
        assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


def test_the_pages_can_be_looked_at_before(session):
    assert page_pictures(report_on(session), dots_per_inch=36)[0].startswith(b"\x89PNG")


def test_a_worker_can_build_the_report_through_a_reader(session):
    with session.reader() as twin:
        assert report_on(twin) == report_on(session)


def test_the_report_is_the_case_at_one_moment_whatever_is_done_in_it_meanwhile(session, monkeypatch):
    before = report_on(session)
    with session.reader() as reader:
        list_articles = reader.articles

        def taken_out_meanwhile():
            rows = list_articles()
            session.do(articles.remove_article(session, rows[0].article.id))
            return rows

        monkeypatch.setattr(reader, "articles", taken_out_meanwhile)
        assert report_on(reader) == before
    assert len(report_on(session).articles) == len(before.articles) - 1
