"""The same case gives the same report, in one order."""

import random
from dataclasses import replace

from reportmaking import (
    HERALD,
    PAGE,
    appearance,
    article,
    bridge,
    claim_page,
    evidence,
    report_on,
    verdict,
)

from workbench.domain.evidence import Stance
from workbench.reporting.compose import compose


def sources(report):
    return [cited.source.name for cited in report.claims[0].page.evidence]


def test_articles_stand_in_the_order_of_publication_and_undated_ones_last():
    undated, late = article("u", "Undated."), article("l", "Late.", published="2026-05")
    report = report_on(articles=[undated, late, HERALD])
    assert [reported.article.id for reported in report.articles] == ["herald", "l", "u"]
    assert [report.number_of(id) for id in ("herald", "l", "u", "absent")] == [1, 2, 3, 0]


def test_a_page_without_a_date_stands_where_its_first_part_does():
    early = article("e", "Early.", published="2026-02-27")
    later = article("l", "Later.", published="2026-04-01")
    report = report_on(articles=[later, PAGE, early])
    assert [reported.article.id for reported in report.articles] == ["e", "page", "l"]


def test_evidence_stands_in_the_order_of_publication_and_what_readers_wrote_comes_last():
    comment = evidence(HERALD, "I crossed it this morning")
    later = article("later", "It is closed.", outlet="Later", published="2026-04-01")
    page = claim_page(passages=[comment, evidence(later, "It is closed."), evidence(HERALD, "Nobody")])
    assert sources(report_on(page, articles=[HERALD, later])) == ["Elde Herald", "Later", "Elde Herald"]


def test_claims_stay_in_the_order_of_the_case():
    pages = [claim_page(id=id, created="2026-11-20T08:25:00Z") for id in ("c9", "c1", "c5")]
    assert [reported.claim.id for reported in report_on(*pages).claims] == ["c9", "c1", "c5"]


def test_the_order_in_which_records_are_found_makes_no_difference():
    report = bridge()
    for seed in range(5):
        chance = random.Random(seed)

        def shuffled(things, chance=chance):
            return tuple(chance.sample(things, len(things)))

        pages = [
            replace(
                reported.page,
                evidence=shuffled(reported.page.evidence),
                verdicts=shuffled(reported.page.verdicts),
                appearances=shuffled(reported.page.appearances),
            )
            for reported in report.claims
        ]
        again = compose(
            report.case,
            pages,
            shuffled(report.articles),
            prepared_by=report.prepared_by,
            on=report.on,
            program=report.program,
            independence={
                reported.claim.id: replace(
                    reported.independence, origins=shuffled(reported.independence.origins)
                )
                for reported in report.claims
            },
        )
        assert again == report


def test_the_standing_verdict_is_the_last_one_and_the_others_are_kept():
    page = claim_page(verdicts=[verdict("false", number=3), verdict("true"), verdict("unclear", number=2)])
    (reported,) = report_on(page).claims
    assert reported.verdict.rating == "false"
    assert [earlier.rating for earlier in reported.superseded] == ["unclear", "true"]


def test_one_verdict_supersedes_none():
    assert report_on(claim_page(verdicts=[verdict()])).claims[0].superseded == ()
    assert report_on(claim_page()).claims[0].verdict is None


def test_comments_are_not_counted_and_bring_no_outlet():
    passages = [
        evidence(HERALD, "I crossed it this morning", Stance.REFUTES),
        evidence(PAGE, "One lane of the bridge stays open", Stance.REFUTES),
        evidence(HERALD, "Repairs", Stance.CONTEXT),
    ]
    (reported,) = report_on(claim_page(passages=passages, appearances=[appearance(HERALD, "closed")])).claims
    assert [reported.counted(stance) for stance in Stance] == [0, 1, 1]
    assert reported.outlets == ("Radio Elde",)
