"""The quote ledger of the five articles, against a list made by reading them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from casemaking import an_import, new_session

from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.evidence import SpeechAct, Stance
from workbench.finding.difference_kinds import DifferenceKind
from workbench.services.quote_ledger import LedgerRow, LedgerWording, claim_from, quote_ledger
from workbench.services.sample import make_sample
from workbench.services.session import Session

UNNAMED = "2020-01-06-outlet-unknown-esper-and-milley-push-back.txt"
DRAFT = (
    "That letter is a draft, it was a mistake, it was unsigned, it should not have been released…poorly "
    "worded, implies withdrawal, that is not what’s happening"
)
ONWARD = "‘repositioning forces over the course of the coming days to prepare for onward movement"
BASE = (
    "We have a very extraordinarily expensive air base that’s there,” “It cost billions of dollars to build. "
    "Long before my time. We’re not leaving unless they pay us back for it."
)
SANCTIONS = (
    "If they do ask us to leave, if we don’t do it in a very friendly basis, we will charge them sanctions "
    "like they’ve never seen before ever. It’ll make Iranian sanctions look somewhat tame,” “If there’s any "
    "hostility, that they do anything we think is inappropriate, we are going to put sanctions on Iraq, very "
    "big sanctions on Iraq."
)
NO_CHANGE = (
    "There has been no change in US policy with regard to our force presence in Iraq. We continue to consult "
    "with the Iraqi government regarding the defeat-ISIS mission and efforts to support the Iraqi Security "
    "Forces."
)

# Sayings that several outlets tell: who says it, then for each wording its outlet, its words, and how it
# differs from the first one: the kind, the words there, the words here; a star for another speaker.
SHARED = [
    (
        "Gen. Mark Milley",
        [
            (UNNAMED, f"{DRAFT}.", []),
            ("Politico", "mistake,", []),
            ("NPR", "poorly worded.", []),
            (UNNAMED, DRAFT, []),
            ("AMN", "a mistake,", []),
            (
                "AMN",
                "That letter — it was a draft, it was a mistake, it was unsigned, it should not have been "
                f"released,” “And the first part of it, which says {ONWARD}’ … [was] poorly worded, implies "
                "withdrawal. That is not what’s happening,",
                [
                    ("other words", "is", "— it was"),
                    ("ellipsis", "…", f"And the first part of it, which says {ONWARD}"),
                    ("editor’s note", "", "[was]"),
                    ("punctuation", "withdrawal, that", "withdrawal. That"),
                ],
            ),
            (
                "The Duran",
                "That letter is a draft, it was a mistake, it should not have been released,” “implies "
                "withdrawal” “that is not what’s happening.",
                [("dropped", "it was unsigned", ""), ("ellipsis", "… poorly worded", "")],
            ),
        ],
    ),
    (
        "Trump",
        [
            ("Daily Wire", BASE, []),
            (UNNAMED, BASE, []),
            (
                "AMN",
                "We’re not leaving unless they pay us back for it,” “We have a very extraordinarily "
                "expensive airbase that’s there. It cost billions of dollars to build. Long before my "
                "time. We’re not leaving unless they pay us back for it.",
                [
                    ("order", "", "We’re not leaving unless they pay us back for it"),
                    ("spelling", "air base", "airbase"),
                ],
            ),
        ],
    ),
    (
        "Pentagon Press Secretary Alyssa Farah",
        [("NPR", NO_CHANGE, []), ("AMN", NO_CHANGE, ["*"])],
    ),
    (
        "Esper",
        [
            (
                UNNAMED,
                "We are re-positioning forces throughout the region number one,” “Beyond that with regard "
                "to the letter which I’ve read once. I can’t tell you the veracity of that letter and I can "
                "tell you what I’ve read. That letter is inconsistent of where we are right now.",
                [],
            ),
            ("AMN", "inconsistent with where we are right now,", [("other words", "of", "with")]),
        ],
    ),
    ("Trump", [("Daily Wire", SANCTIONS, []), (UNNAMED, SANCTIONS, [])]),
    (
        "Secretary of State Mark Esper",
        [
            (
                UNNAMED,
                "There’s been no decision whatsoever to leave Iraq. There’s no decision to leave, nor did we "
                "issue any plans to leave or prepare to leave.",
                [],
            ),
            ("AMN", "No decision whatsoever to leave Iraq", []),
            ("AMN", "no decision whatsoever to leave Iraq", []),
        ],
    ),
    (
        "the letter",
        [
            (
                "AMN",
                "Sir, in deference to the sovereignty of the Republic of Iraq, and as requested by the Iraqi "
                "Parliament and the Prime Minister, CJTF-OIR will be repositioning forces over the course of "
                "the coming days and weeks to prepare for onward movement,",
                [],
            ),
            ("The Duran", "repositioning forces", []),
        ],
    ),
]

# Those that one outlet alone tells, by their first words.
ALONE = [
    ("an official letter", "Daily Wire", "move out"),
    ("Pentagon", "Politico", "Mistake"),
    ("A U.S. national security official", UNNAMED, "this is not a movement"),
    ("Esper", UNNAMED, "There’s been no decision to leave Iraq. Period."),
    ("Pentagon Press Secretary Alyssa Farah", "AMN", "We remain committed"),
    ("The resolution", "AMN", "commits to revoke"),
    ("the resolution", "AMN", "must work to end"),
    ("", "The Duran", "The United States has no plans"),
    ("White House press secretary Jay Carney", "The Wire", "No,"),
    ("Carney", "The Wire", "We want a normal"),
    ("Carney", "The Wire", "under existing agreements"),
    ("Carney", "The Wire", "we live in a world"),
    ("The report", "The Wire", "multiple sources"),
    ("The report", "The Wire", "senior commanders"),
    ("", "The Wire", "the cost and the political optics"),
    ("Commanders", "The Wire", "in extremis"),
    ("one source", "The Wire", "We can't secure"),
    ("Fox News", "The Wire", "but she has lost"),
    ("Connecticut Senator Joe Lieberman", "The Wire", "never heard a number"),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with make_sample(tmp_path_factory.mktemp("quotes") / "sample.fcase", "Tester") as session:
        yield session


@pytest.fixture(scope="module")
def ledger(sample: Session) -> list[LedgerRow]:
    return quote_ledger(sample)


def told(one: LedgerWording) -> tuple[str, str, list[object]]:
    differences: list[object] = [(d.kind.value, d.base_words, d.words) for d in one.differences]
    if DifferenceKind.SPEAKER in one.kinds:
        differences.append("*")
    return one.source.name, one.words, differences


def test_sayings_of_several_outlets_are_told_word_for_word_as_an_editor_lists_them(
    ledger: list[LedgerRow],
) -> None:
    shared = [(row.speaker, [told(one) for one in row.wordings]) for row in ledger if row.outlets > 1]
    assert sorted(shared) == sorted(SHARED)


def test_those_told_by_most_outlets_and_with_the_gravest_difference_come_first(
    ledger: list[LedgerRow],
) -> None:
    shared = [(row.speaker, [told(one) for one in row.wordings]) for row in ledger if row.outlets > 1]
    assert shared == SHARED


def test_every_other_quotation_is_a_row_of_its_own(ledger: list[LedgerRow]) -> None:
    alone = [row for row in ledger if row.outlets == 1]
    assert all(len(row.wordings) == 1 for row in alone)
    assert len(alone) == len(ALONE)
    for speaker, outlet, words in ALONE:
        assert any(
            row.speaker == speaker and row.wordings[0].source.name == outlet and row.words.startswith(words)
            for row in alone
        ), words


def test_every_position_is_that_of_its_words(sample: Session, ledger: list[LedgerRow]) -> None:
    for row in ledger:
        base = row.wordings[0].wording
        base_words = sample.words(row.wordings[0].source.text)
        for one in row.wordings:
            wording, words = one.wording, sample.words(one.source.text)
            assert wording.as_written == one.words
            for quote in one.quotes:
                assert quote.anchor.holds_in(words)
                assert all(words[piece.start : piece.end] == piece.words for piece in quote.pieces)
                said = quote.quotation.said
                assert words[slice(*said.verb_at)] == said.verb
                assert words[slice(*said.speaker_at)] == quote.named
            for found in one.differences:
                written = words[slice(*wording.span(*found.other))]
                if found.other[0] < found.other[1]:
                    assert written.split()[-1].strip("]…,") in found.words
                assert base_words[slice(*base.span(*found.base))].split()[-1:] == found.base_words.split()[
                    -1:
                ] or (found.base[0] == found.base[1])


def test_one_action_makes_the_claim_with_every_wording_as_evidence(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.fcase", "Tester") as session:
        row = quote_ledger(session)[0]
        claim, step = claim_from(row, by="Tester")
        entries = len(session.history())
        session.do(step)
        assert len(session.history()) == entries + 1
        assert claim.wording == f"Did Gen. Mark Milley say “{DRAFT}.”?"
        page = session.claim_page(claim.id)
        assert claim.said_by == "Gen. Mark Milley"
        assert [one.source.name for one in page.appearances] == [UNNAMED]
        assert {one.evidence.stance for one in page.evidence} == {Stance.CONTEXT}
        assert {one.evidence.speech_act for one in page.evidence} == {SpeechAct.REPORTS}
        assert [
            (one.source.name, one.evidence.anchor.quote[:22], one.evidence.note) for one in page.evidence
        ] == [
            ("Politico", "“mistake,”", ""),
            ("NPR", "“poorly worded.”", ""),
            (UNNAMED, "“That letter is a draf", ""),
            (UNNAMED, "“That letter is a draf", ""),
            ("AMN", "“a mistake,”", ""),
            (
                "AMN",
                "“That letter — it was ",
                "Has “— it was” for “is”. Has “And the first part of it, which says ‘repositioning forces "
                "over the course of…” where others leave something out. The editor adds [was]. "
                "Has “withdrawal. That” for “withdrawal, that”.",
            ),
            ("The Duran", "“That letter is a draf", "Lacks “it was unsigned”. Leaves out “poorly worded”."),
            ("The Duran", "“implies withdrawal”", ""),
            ("The Duran", "“that is not what’s ha", ""),
        ]
        session.undo()
        assert claim.id not in {row.claim.id for row in session.claims()}


def test_comments_and_titles_are_no_sayings(tmp_path: Path) -> None:
    words = "He said “we will never go there again.”\n\nShe wrote “you will never go there again.”"
    with new_session(tmp_path) as session:
        an_import(words, zones=((ZoneKind.BODY, "He"), (ZoneKind.COMMENTS, "She"))).into(session)
        an_import("Read the book “We will never go.”", title="Other").into(session)
        assert [row.words for row in quote_ledger(session)] == ["we will never go there again."]


def test_a_page_with_parts_has_a_column_for_each_outlet(tmp_path: Path) -> None:
    words = "Ann Lee said “we will never go there again.”\n\nLee said “we will go there again.”"
    parts = ((Attribution(outlet="One"), "Ann"), (Attribution(outlet="Two"), "Lee said “we will go"))
    with new_session(tmp_path) as session:
        an_import(words, parts=parts).into(session)
        (row,) = quote_ledger(session)
        assert (row.outlets, row.worst) == (2, DifferenceKind.NEGATION)
        assert [one.source.name for one in row.wordings] == ["One", "Two"]


def test_an_outlet_that_gives_two_wordings_tells_of_two_sayings(tmp_path: Path) -> None:
    words = (
        "Ann Lee said “we will never ever go there again.” "
        "On Friday Lee said “we will go there again, I say.”"
    )
    with new_session(tmp_path) as session:
        an_import(words).into(session)
        assert len(quote_ledger(session)) == 2


def test_a_ledger_that_is_stopped_is_empty(sample: Session) -> None:
    assert quote_ledger(sample, lambda: True) == []
