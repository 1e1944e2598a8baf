"""How independent the sources of the five articles are: what a person found who read them side by side."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from casemaking import add_claim, an_import, anchor_of, link, new_session

from workbench.domain.article import ZoneKind
from workbench.domain.changes import ChangeSet
from workbench.domain.errors import UserError
from workbench.domain.evidence import Stance
from workbench.domain.origin import Independence, Origin, TieKind
from workbench.domain.overview import Source
from workbench.domain.ruling import Kinship
from workbench.services.articles import remove_article
from workbench.services.collating import name_document
from workbench.services.independence import Provenance, rule, take_back
from workbench.services.sample import make_sample
from workbench.services.session import Session

UNKNOWN = "2020-01-06-outlet-unknown-esper-and-milley-push-back.txt"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with make_sample(tmp_path_factory.mktemp("sample") / "s.fcase", "Tester") as session:
        yield session


def of_claim(session: Session, words: str) -> Independence:
    return Provenance(session).of_claim(session.find_claim(words).id)


def names(told: Independence) -> list[list[str]]:
    return [[source.name for source in origin.sources] for origin in told.origins]


def test_of_seven_sources_only_the_two_tellings_of_one_story_share_an_origin(sample: Session) -> None:
    """The page with three parts has the Daily Wire's story, and so has the page whose outlet is not known:
    Trump's words joined by the same words of the reporter. All others only quote the same people.
    """
    claim = add_claim(sample, "Everybody says something")
    for row in sample.articles():
        whole = [(0, row.text.length)]
        for start, end in [(part.start, part.end) for part in row.parts] or whole:
            zones = [zone for zone in sample.zones(row.text.id) if start <= zone.start < end]
            last = [zone for zone in zones if zone.kind is ZoneKind.BODY][-1]
            (place,) = [sample.passage_at(row.text.id, last.start)]
            assert place is not None
            link(sample, claim, sample.anchor(row.text.id, *place), Stance.SUPPORTS)
    told = of_claim(sample, "Everybody says something")
    assert told.told == "7 sources, 6 independent origins"
    assert sorted(names(told)) == sorted(
        [["Daily Wire", UNKNOWN], ["Politico"], ["NPR"], ["AMN"], ["The Duran"], ["The Wire"]]
    )
    ((tie,),) = [origin.ties for origin in told.shared]
    assert tie.kind is TieKind.WORDS
    assert tie.reason == "65% of the shorter one stands in the other word for word"
    assert "base that’s there,” Trump said of Iraq. “It cost billions of dollars" in tie.words[0]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("A withdrawal of U.S. forces", "5 sources, 4 independent origins"),
        ("The letter was unsigned", "3 articles, 2 independent origins"),
        ("Mark Esper is Secretary of State", "5 sources, 5 independent origins"),
        ("The U.S. will not leave unless", "2 sources, 1 independent origin"),
        ("The letter said that forces", "3 articles, 2 independent origins"),
        ("All but 3,000 U.S. troops", "1 article"),
        ("AFP and Reuters verified", ""),
    ],
)
def test_the_counts_of_a_claim_say_how_many_origins_it_has(sample: Session, claim: str, told: str) -> None:
    assert of_claim(sample, claim).told == told


def test_two_who_quote_the_general_are_one_origin_whoever_copied_the_letter_is_another(
    sample: Session,
) -> None:
    told = of_claim(sample, "The letter was unsigned")
    assert names(told) == [[UNKNOWN, "AMN"], ["The Duran"]]
    (tie,) = told.shared[0].ties
    assert (tie.kind, tie.reason) == (TieKind.STATEMENT, "both quote the same statement by Mark Milley")
    assert [words[:25] for words in tie.words] == ["That letter is a draft, i", "That letter — it was a dr"]


STORY = (
    "The trucks left before dawn. Nobody waited at the gate.\n\nThe base is empty now, as far as is known."
)


def cited(session: Session, stories: dict[str, str], quote: str, **said: str) -> Independence:
    """A claim that is supported by the same words in each of these stories, by their outlets."""
    claim = add_claim(session, "The base is empty")
    for outlet, words in stories.items():
        text = an_import(words, outlet=outlet, title=outlet, **said).into(session).text
        link(session, claim, anchor_of(session, text, quote), Stance.SUPPORTS)
    return Provenance(session).of_claim(claim.id)


def test_who_credits_an_outlet_of_the_case_for_the_passage_has_it_from_there(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        told = cited(
            session,
            {
                "Valley Herald": "The base is empty, our reporter saw on Monday when the gate stood open.",
                "The Paper": "Trucks had left at night.\n\nThe base is empty, the Valley Herald reported.",
                "The Post": "The Valley Herald reported on fishing.\n\nThe base is empty, as one can see.",
            },
            "The base is empty",
            published="2020-01-06",
        )
        assert names(told) == [["Valley Herald", "The Paper"], ["The Post"]]
        assert told.told == "3 articles, 2 independent origins"
        (tie,) = told.shared[0].ties
        assert tie.reason == "The Paper has it from Valley Herald"
        assert "the Valley Herald reported" in tie.words[0]


def test_an_agency_counts_once_however_many_print_it(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        told = cited(
            session,
            {
                "One": "BAGHDAD (Reuters) – The base is empty. Soldiers had left it on Monday.",
                "Two": "BAGHDAD (Reuters) – On Tuesday the base stood open. The base is empty.",
            },
            "The base is empty",
        )
        assert told.told == "2 articles, 1 independent origin"
        assert told.shared[0].ties[0].reason == "both print what Reuters wrote"


MAYOR = "“The bridge was closed at noon, and it will stay closed,” Mayor Anna Lee said."
OPENINGS = {
    "Post": "Rain has fallen for nine days on the valley, and the mills stand still.",
    "Echo": "Shops in the old town opened late. Nobody had expected buses this morning.",
    "Star": "A council of all parishes meets tonight; farmers will ask for help with their herds.",
    "Sun": "Ferries went twice an hour until the evening, full of schoolchildren and of goats.",
}
OWN = "The bridge is closed: our reporter stood at the barrier at one."


def supported_by(session: Session, stories: dict[str, tuple[str, ...]]) -> Independence:
    """A claim with these passages as evidence, by outlets whose stories have nothing else in common."""
    claim = add_claim(session, "The bridge is closed")
    for outlet, passages in stories.items():
        words = "\n\n".join((OPENINGS[outlet], *passages))
        text = an_import(words, outlet=outlet, title=outlet, published="2024-05-03").into(session).text
        for passage in passages:
            link(session, claim, anchor_of(session, text, passage), Stance.SUPPORTS)
    return Provenance(session).of_claim(claim.id)


def test_who_adds_what_its_reporter_saw_is_a_witness_beside_the_mayor(tmp_path: Path) -> None:
    bakers = "Nobody has crossed the bridge since noon, two bakers told us."
    with new_session(tmp_path) as session:
        stories = {"Post": (MAYOR,), "Echo": (MAYOR, OWN), "Star": (MAYOR,), "Sun": (bakers,)}
        told = supported_by(session, stories)
        assert told.told == "4 articles, 3 independent origins"
        assert names(told) == [["Post", "Star"], ["Echo"], ["Sun"]]


def test_the_analyst_may_say_that_both_heard_the_mayor(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        told = supported_by(session, {"Post": (MAYOR,), "Star": (MAYOR,)})
        assert told.told == "2 articles, 1 independent origin"
        session.do(rule(session, *told.origins[0].sources, Kinship.INDEPENDENT))
        told = of_claim(session, "The bridge is closed")
        assert told.told == "2 articles, 2 independent origins"
        assert told.set_apart[0].reason == "both quote the same statement by Anna Lee"


def test_a_copy_that_the_analyst_marked_is_one_of_the_document(tmp_path: Path) -> None:
    letter = "We close the bridge tonight."
    with new_session(tmp_path) as session:
        told = supported_by(session, {"Post": (letter,), "Star": (letter,)})
        assert told.told == "2 articles, 2 independent origins"
        anchors = [one.anchor for one in session.evidence_of(session.find_claim("The bridge").id)]
        session.do(name_document("Notice", anchors)[1])
        told = of_claim(session, "The bridge is closed")
        assert told.shared[0].ties[0].reason == "both copy out the same document"


def test_comments_and_context_are_no_sources(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        claim = add_claim(session, "The base is empty")
        one = an_import(STORY, zones=((ZoneKind.BODY, "The trucks"), (ZoneKind.COMMENTS, "The base"))).into(
            session
        )
        other = an_import(STORY + " Really.").into(session)
        link(session, claim, anchor_of(session, one.text, "The base is empty"), Stance.SUPPORTS)
        link(session, claim, anchor_of(session, other.text, "The base is empty"), Stance.CONTEXT)
        assert Provenance(session).of_claim(claim.id) == Independence()


WIRE = (
    "The last of the trucks had left the yard before dawn, and no more of them would be sent until the road "
    "across the hills had been mended, an officer at the gate of the base told the men who had waited there. "
)


def sources_of(told: Independence) -> dict[str, Source]:
    return {source.name: source for origin in told.origins for source in origin.sources}


def test_the_analyst_sets_apart_what_only_seems_to_be_one_story_and_undo_takes_it_back(
    tmp_path: Path,
) -> None:
    with new_session(tmp_path) as session:
        stories = {"One": WIRE + "The base is empty.", "Two": WIRE + "I saw it, too. The base is empty."}
        told = cited(session, stories, "The base is empty")
        assert told.told == "2 articles, 1 independent origin"
        one, two = sources_of(told)["One"], sources_of(told)["Two"]
        session.do(rule(session, two, one, Kinship.INDEPENDENT))

        told = of_claim(session, "The base is empty")
        assert told.told == "2 articles, 2 independent origins"
        (tie,) = told.set_apart
        assert tie.ruling is not None and tie.ruling.ruled_by == "an analyst"
        assert rule(session, one, two, Kinship.INDEPENDENT) == ChangeSet("", ())

        session.undo()
        assert of_claim(session, "The base is empty").told == "2 articles, 1 independent origin"


def test_the_analyst_joins_what_the_words_do_not_tell_and_may_change_their_mind(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        stories = {"One": "The base is empty, we hear.", "Two": "As we were told, the base is empty."}
        told = cited(session, stories, "base is empty")
        one, two = sources_of(told)["One"], sources_of(told)["Two"]
        session.do(rule(session, one, two, Kinship.ONE_ORIGIN))
        told = of_claim(session, "The base is empty")
        assert told.told == "2 articles, 1 independent origin"
        assert [(tie.kind, tie.reason) for tie in told.shared[0].ties] == [
            (TieKind.ANALYST, "an analyst says so")
        ]

        session.do(rule(session, one, two, Kinship.INDEPENDENT))
        assert len(session.rulings()) == 1
        assert of_claim(session, "The base is empty").told == "2 articles, 2 independent origins"

        session.do(take_back(session.rulings()[0]))
        assert of_claim(session, "The base is empty") == told_without_rulings(told)


def told_without_rulings(told: Independence) -> Independence:
    return Independence(tuple(Origin((source,)) for origin in told.origins for source in origin.sources))


def test_what_was_said_of_an_article_goes_and_comes_with_it(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        stories = {"One": "The base is empty, we hear.", "Two": "As we were told, the base is empty."}
        told = cited(session, stories, "base is empty")
        one, two = sources_of(told)["One"], sources_of(told)["Two"]
        session.do(rule(session, one, two, Kinship.ONE_ORIGIN))
        session.do(remove_article(session, one.article_id))
        assert session.rulings() == []
        session.undo()
        assert [ruling.kinship for ruling in session.rulings()] == [Kinship.ONE_ORIGIN]


def test_one_source_cannot_be_told_from_itself(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        told = cited(session, {"One": "The base is empty, we hear."}, "base is empty")
        with pytest.raises(UserError, match="one source"):
            rule(session, *2 * told.origins[0].sources, Kinship.ONE_ORIGIN)
