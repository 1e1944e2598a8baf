"""The letter as its copies have it, against a list made by reading them; and documents the analyst names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from casemaking import an_import, anchor_of, everything_in, new_session

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.domain.evidence import Stance
from workbench.services import articles, collating
from workbench.services.collating import Collation, collations
from workbench.services.sample import make_sample
from workbench.services.session import Session

UNNAMED = "2020-01-06-outlet-unknown-esper-and-milley-push-back.txt"

# The apparatus: what the base has, then for each copy that differs its outlet, the kind and its words.
LETTER = [
    (
        "",
        [
            (
                "The Duran",
                "inserted",
                "6 JAN 2020 [TO:] sLTG Abdul Amir Deputy Director, Combined Joint Operations Baghdad Iraq — "
                "Ministry of Defense",
            )
        ],
    ),
    ("due", [("AMN, article", "dropped", "")]),
    ("", [("The Duran", "editor’s note", "[i.e., moving]")]),
    ("and weeks", [("AMN, Milley", "dropped", "")]),
    ("to prepare for onward movement", [("The Duran", "dropped", "")]),
    ("security", [("The Duran", "spelling", "sec urity")]),
    ("operations", [("The Duran", "other words", "missions")]),
    ("and", [("The Duran", "other words", "any")]),
    (
        "",
        [
            (
                "The Duran",
                "editor’s note",
                "[i.e, the post-U.S.-military-occupation-of-Iraq; i.e., the end of America’s war against "
                "Iraq, phase]",
            )
        ],
    ),
    (
        "",
        [
            (
                "The Duran",
                "inserted",
                "Very Respectfully, Brigadier General, U.S. Marine Corps Commanding General, TF-Iraq",
            )
        ],
    ),
    (
        "",
        [
            (
                "The Duran",
                "editor’s note",
                "[Task Force – Iraq, representing the Combined Joint Task Force – Iraq, of the Joint "
                "Operations Command – Iraq, of the Department of Defense, of the United States Government]",
            )
        ],
    ),
]


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Session]:
    with make_sample(tmp_path / "sample.fcase", "Tester") as session:
        yield session


def the_one(session: Session) -> Collation:
    (found,) = collations(session)
    return found


def called(copy: collating.Copied) -> str:
    """The two pieces in one article told apart by who quotes the letter there."""
    if copy.source.name != "AMN":
        return copy.source.name
    return "AMN, article" if copy.anchor.quote.startswith("Sir") else "AMN, Milley"


def test_the_letter_is_collated_as_an_editor_would(sample: Session) -> None:
    letter = the_one(sample)
    assert letter.is_proposed
    assert [(called(one), one.wording.is_whole) for one in letter.copies] == [
        (UNNAMED, True),
        ("AMN, Milley", False),
        ("AMN, article", False),
        ("The Duran", True),
    ]
    apparatus = [
        (
            one.words,
            [
                (called(letter.copies[reading.copy]), reading.difference.kind.value, reading.difference.words)
                for reading in one.readings
            ],
        )
        for one in letter.variations
    ]
    assert apparatus == LETTER


def test_a_proposal_that_is_accepted_is_kept_and_can_be_undone(sample: Session) -> None:
    before = everything_in(sample)
    proposed = the_one(sample)
    document, step = collating.accept(proposed, "  The   letter ")
    sample.do(step)
    named = the_one(sample)
    assert (named.title, named.document_id, named.is_proposed) == ("The letter", document.id, False)
    assert named.variations == proposed.variations
    assert all(one.witness_id for one in named.copies)
    sample.undo()
    assert everything_in(sample) == before
    assert the_one(sample).is_proposed


def test_the_analyst_marks_copies_that_nobody_proposed(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        one = an_import("He read it out. Dear all, we close today.").into(session)
        other = an_import("It says: Dear all, we open today. So be it.", title="Other").into(session)
        assert collations(session) == []
        first = anchor_of(session, one.text, "Dear all, we close today.")
        second = anchor_of(session, other.text, "Dear all, we open today.")
        document, step = collating.name_document("The note", [first])
        session.do(step)
        assert the_one(session).variations == ()
        session.do(collating.add_witness(document, second, session.witnesses_of(document.id)))
        (found,) = the_one(session).variations
        assert (found.kind, found.words, found.readings[0].difference.words) == ("negation", "close", "open")
        with pytest.raises(UserError, match="already"):
            collating.add_witness(document, second, session.witnesses_of(document.id))
        session.do(collating.rename_document(document, "The notice"))
        assert the_one(session).title == "The notice"
        session.do(collating.remove_witness(session.witnesses_of(document.id)[1]))
        assert len(the_one(session).copies) == 1
        session.undo()
        document = session.document(document.id)
        session.do(collating.remove_document(document, session.witnesses_of(document.id)))
        assert session.documents() == []
        session.undo()
        assert len(the_one(session).copies) == 2


def test_a_document_needs_a_title() -> None:
    with pytest.raises(UserError, match="title"):
        collating.name_document("  ", [])


def test_a_claim_of_a_variation_has_the_sentence_of_every_copy_as_evidence(sample: Session) -> None:
    letter = the_one(sample)
    number = next(at for at, one in enumerate(letter.variations) if one.words == "operations")
    claim, step = collating.claim_from(letter, number, by="Tester")
    sample.do(step)
    assert claim.wording == (
        "Does the document (Letter: Your Excellency, Sir, in due deference to…) say “In addition, we will "
        "conduct these operations during hours of darkness to help alleviate and perception that we may be "
        "bringing more Coalition Forces into the IZ”?"
    )
    page = sample.claim_page(claim.id)
    assert {one.evidence.stance for one in page.evidence} == {Stance.CONTEXT}
    assert [(one.source.name, one.evidence.note) for one in page.evidence] == [
        (UNNAMED, ""),
        ("The Duran", "Has “missions” for “operations”. Has “any” for “and”."),
    ]
    assert all("hours of darkness" in one.evidence.anchor.quote for one in page.evidence)


def test_an_article_goes_with_its_copies_and_comes_back_with_them(sample: Session) -> None:
    _, step = collating.accept(the_one(sample))
    sample.do(step)
    before = everything_in(sample)
    duran = sample.find_article("Duran")
    sample.do(articles.remove_article(sample, duran.id))
    assert [one.source.name for one in the_one(sample).copies] == [UNNAMED, "AMN", "AMN"]
    sample.undo()
    assert everything_in(sample) == before


LETTER_OF_ALL = (
    "We write to you today since the council has decided to close all the schools of the town from Monday "
    "on, and to open them again when the river has gone back to its bed and the cellars are dry."
)


def test_a_copy_that_stands_plainly_is_proposed_too(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        words = f"The letter:\n\n{LETTER_OF_ALL}"
        zones = ((ZoneKind.BODY, "The"), (ZoneKind.DOCUMENT, "We write"))
        an_import(words, zones=zones).into(session)
        plain = LETTER_OF_ALL.replace("all the schools", "most schools")
        an_import(f"The mayor has spoken. {plain} Nobody knows why.", title="Other").into(session)
        found = the_one(session)
        assert [one.wording.is_whole for one in found.copies] == [True, True]
        assert found.copies[1].anchor.quote.startswith("We write")
        assert found.copies[1].anchor.quote.endswith("dry")
        assert [(one.words, one.readings[0].difference.words) for one in found.variations] == [
            ("all the", "most")
        ]


def test_articles_that_share_nothing_give_no_document(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        an_import().into(session)
        an_import("Something else altogether happened.", title="Other").into(session)
        assert collations(session) == []
        assert collations(session, lambda: True) == []
