"""The list of claims finds, narrows and orders them."""

import pytest
from PySide6.QtCore import Qt

from workbench.domain.claim import Claim, Status
from workbench.domain.overview import ClaimRow
from workbench.domain.verdict import Verdict
from workbench.services.scales import known_scale
from workbench.ui.models.claims import ClaimsModel, Narrowing, Order, folded

SCALE = known_scale("averitec")


def row(
    wording: str,
    *,
    rating: str = "",
    supports: int = 0,
    refutes: int = 0,
    context: int = 0,
    status: Status = Status.OPEN,
    tags: tuple[str, ...] = (),
    said_by: str = "",
) -> ClaimRow:
    claim = Claim(wording, wording, said_by=said_by, status=status, tags=tags)
    verdict = Verdict("v", claim.id, 1, rating, "", "2020-01-06") if rating else None
    return ClaimRow(claim, verdict, supports, refutes, context, outlets=0)


@pytest.fixture
def model() -> ClaimsModel:
    model = ClaimsModel(SCALE)
    rows = [
        row("The letter was unsigned", rating="supported", status=Status.DONE, supports=1),
        row("A withdrawal was underway", rating="refuted", status=Status.DONE, supports=1, refutes=5),
        row("Zürich café closed", tags=("Swiss",), status=Status.IN_PROGRESS, context=2),
        row("27,000 troops were asked for", said_by="Commanders"),
    ]
    model.show_rows(rows, SCALE)
    return model


def shown(model: ClaimsModel) -> list[str]:
    return [str(model.index(place).data()) for place in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("letter", ["The letter was unsigned"]),
        ("WAS letter", ["The letter was unsigned"]),
        ("zurich", ["Zürich café closed"]),
        ("swiss", ["Zürich café closed"]),
        ("commanders", ["27,000 troops were asked for"]),
        ("letter troops", []),
    ],
)
def test_a_claim_is_found_by_its_words_its_tags_and_its_speaker(
    model: ClaimsModel, typed: str, found: list[str]
) -> None:
    model.narrow(Narrowing(words=typed))

    assert shown(model) == found
    assert model.total == 4


def test_claims_are_narrowed_by_status_and_by_rating(model: ClaimsModel) -> None:
    model.narrow(Narrowing(status=Status.DONE))
    assert shown(model) == ["The letter was unsigned", "A withdrawal was underway"]

    model.narrow(Narrowing(rating="refuted"))
    assert shown(model) == ["A withdrawal was underway"]


def test_the_scale_gives_the_order_by_verdict_and_the_unjudged_come_last(model: ClaimsModel) -> None:
    model.sort_by(Order.VERDICT)

    assert shown(model)[:2] == ["The letter was unsigned", "A withdrawal was underway"]
    assert shown(model)[2:] == ["Zürich café closed", "27,000 troops were asked for"]


def test_most_evidence_comes_first_and_equals_stay_in_the_order_they_were_added(model: ClaimsModel) -> None:
    model.sort_by(Order.EVIDENCE)

    assert shown(model) == [
        "A withdrawal was underway",
        "Zürich café closed",
        "The letter was unsigned",
        "27,000 troops were asked for",
    ]


def test_a_changed_row_is_told_without_building_the_list_anew(model: ClaimsModel) -> None:
    changed: list[int] = []
    resets: list[None] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: resets.append(None))
    rows = [model.index(place).data(int(Qt.ItemDataRole.UserRole)) for place in range(4)]
    rows[1] = row("A withdrawal was underway", rating="supported")

    model.show_rows(rows, SCALE)

    assert changed == [1]
    assert not resets


def test_a_step_stays_inside_the_list_and_enters_it_from_outside(model: ClaimsModel) -> None:
    assert model.neighbour("", 1) == "The letter was unsigned"
    assert model.neighbour("", -1) == "27,000 troops were asked for"
    assert model.neighbour("The letter was unsigned", 1) == "A withdrawal was underway"
    assert model.neighbour("The letter was unsigned", -1) == "The letter was unsigned"


def test_a_row_is_spoken_with_its_verdict_and_its_counts(model: ClaimsModel) -> None:
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "A withdrawal was underway. Refuted, done. 1 supporting, 5 refuting, 0 outlets"


def test_a_verdict_of_a_scale_the_case_had_before_is_still_listed() -> None:
    model = ClaimsModel(SCALE)
    model.show_rows([row("Old", rating="pants-on-fire")], SCALE)
    model.sort_by(Order.VERDICT)

    assert "pants-on-fire" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_case_and_accents_do_not_matter() -> None:
    assert folded("ÉTÉ") == folded("été") == "ete"
    assert folded("ＦＵＬＬ") == "full"
