"""A newer version of an article takes along what is certain; the rest is settled by the analyst."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from casemaking import add_claim, anchor_of, everything_in, link, misplaced_anchors, new_session

from workbench.domain.article import Text, ZoneKind
from workbench.domain.claim import Claim
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.ruling import Kinship
from workbench.domain.suggestion import Reply
from workbench.finding.quote_places import Kind
from workbench.reading import ImportedArticle, read_bytes
from workbench.services import answering, articles, checking, collating, importing, independence, versions
from workbench.services.ready import Capture
from workbench.services.renewing import older_version_of
from workbench.services.session import Session

FIRST = """General: all but 3,000 troops will leave Iraq

All but 3,000 troops will leave Iraq by the end of the year, a general said on Monday.

The letter that announced it was a draft, it was a mistake, he told reporters in Baghdad.

Nobody knows who signed it. The ministry declined to comment on the matter.

Two officials confirmed the plan to this newspaper.
"""

SECOND = """General: all but 10,000 troops will leave Iraq

This article was corrected: it gave a wrong number of troops.

All but 10,000 troops will leave Iraq by the end of the year, a general said on Monday.

The letter that announced it was a draft, it was a mistake, he told reporters in Baghdad.

Nobody knows who signed it. The ministry declined to comment on the matter.
"""


def read(words: str, name: str = "troops.txt", **said: str) -> ImportedArticle:
    imported = read_bytes(words.encode(), name)
    return replace(imported, attribution=replace(imported.attribution, **said))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with new_session(tmp_path) as session:
        importing.add(session, read(FIRST))
        yield session


@pytest.fixture
def claim(session: Session) -> Claim:
    """A claim with a passage that stays, one that changes, one that goes, and where it is made."""
    text = text_of(session)
    claim = add_claim(
        session, "A withdrawal was announced", anchor_of(session, text, "troops will leave Iraq by")
    )
    link(session, claim, anchor_of(session, text, "it was a mistake"), Stance.REFUTES)
    link(session, claim, anchor_of(session, text, "All but 3,000 troops will leave Iraq by"), Stance.SUPPORTS)
    link(session, claim, anchor_of(session, text, "Two officials confirmed the plan"), Stance.SUPPORTS)
    return claim


def text_of(session: Session) -> Text:
    return session.articles()[0].text


def renew(session: Session, words: str = SECOND, **said: str) -> versions.NewVersion:
    return versions.add_version(session, session.articles()[0].article, read(words, **said))


def quotes_on(session: Session, text: Text) -> set[str]:
    return {evidence.anchor.quote for evidence in session.evidence_in(text.id)}


def orphan_citing(session: Session, words: str) -> versions.Orphan:
    return next(one for one in versions.orphans(session) if words in one.record.anchor.quote)


def test_what_kept_its_words_and_company_moves_along(session: Session, claim: Claim) -> None:
    old = text_of(session)
    added = renew(session)
    new = text_of(session)
    assert (new.version, new.id) == (2, added.new.id)
    assert quotes_on(session, new) == {"it was a mistake"}
    assert (added.carried, added.orphans) == (2, 2)  # and the place where the claim is made
    assert quotes_on(session, old) == {
        "All but 3,000 troops will leave Iraq by",
        "Two officials confirmed the plan",
    }
    assert misplaced_anchors(session) == []


def test_a_changed_number_is_never_carried_over(session: Session, claim: Claim) -> None:
    renew(session)
    orphan = orphan_citing(session, "3,000")
    first, *_ = versions.likely_places(session, orphan)
    assert first.place.kind is Kind.ABSENT
    assert first.anchor.quote == "All but 10,000 troops will leave Iraq by"
    assert first.place.reasons == ("another number: 10,000 for 3,000",)


def test_the_old_version_stays_readable(session: Session, claim: Claim) -> None:
    old = text_of(session)
    renew(session)
    assert [text.version for text in session.texts_of(old.article_id)] == [1, 2]
    opened = session.open_text(old.id)
    assert opened.words.startswith("General: all but 3,000")
    assert {mark.anchor.quote for mark in opened.marks} >= {"Two officials confirmed the plan"}
    assert opened.orphans == ()
    assert opened.versions == 2


def test_a_version_is_one_action_that_undoes_and_redoes(session: Session, claim: Claim) -> None:
    before = everything_in(session)
    renew(session)
    after = everything_in(session)
    entry = session.undo()
    assert "version 2" in entry.label
    assert everything_in(session) == before
    session.redo()
    assert everything_in(session) == after
    assert session.verify() == []


def test_an_orphan_is_settled_on_a_place_of_the_analysts_choice(session: Session, claim: Claim) -> None:
    renew(session)
    orphan = orphan_citing(session, "3,000")
    likely = versions.likely_places(session, orphan)[0]
    session.do(versions.settle(session, orphan, likely.anchor))
    assert "All but 10,000 troops will leave Iraq by" in quotes_on(session, text_of(session))
    assert len(versions.orphans(session)) == 1
    session.undo()
    assert len(versions.orphans(session)) == 2


def test_an_orphan_is_left_on_the_version_that_says_it(session: Session, claim: Claim) -> None:
    old = text_of(session)
    renew(session)
    orphan = orphan_citing(session, "Two officials")
    session.do(versions.keep_old(orphan))
    assert [one.record.anchor.quote[:7] for one in versions.orphans(session)] == ["All but"]
    assert "Two officials confirmed the plan" in quotes_on(session, old)
    session.undo()
    assert len(versions.orphans(session)) == 2


def test_an_orphan_can_be_removed_like_any_passage(session: Session, claim: Claim) -> None:
    renew(session)
    record = orphan_citing(session, "Two officials").record
    assert isinstance(record, Evidence)
    session.do(checking.unlink(record))
    assert len(versions.orphans(session)) == 1


def test_a_place_is_cited_once_for_a_claim(session: Session, claim: Claim) -> None:
    renew(session)
    orphan = orphan_citing(session, "Two officials")
    with pytest.raises(UserError, match="already cites this place"):
        versions.settle(session, orphan, anchor_of(session, text_of(session), "it was a mistake"))


def test_what_was_gone_and_comes_back_finds_home(session: Session, claim: Claim) -> None:
    renew(session)
    added = renew(
        session,
        SECOND.replace(
            "on the matter.\n", "on the matter.\n\nTwo officials confirmed the plan to this newspaper.\n"
        ),
    )
    assert added.new.version == 3
    assert "Two officials confirmed the plan" in quotes_on(session, text_of(session))
    assert [one.text.version for one in versions.orphans(session)] == [1]


def test_a_passage_of_the_article_that_only_a_reader_still_quotes_is_no_certain_place(
    session: Session,
) -> None:
    claim = add_claim(session, "The letter was a draft")
    quote = "The ministry declined to comment on the matter."
    link(session, claim, anchor_of(session, text_of(session), quote), Stance.CONTEXT)
    without = SECOND.replace(" The ministry declined to comment on the matter.", "")
    added = renew(session, f"{without}\nComments\n\nreader7 says:\n{quote}\n")
    assert (added.carried, added.orphans) == (0, 1)


def test_answers_move_along_and_never_wait(session: Session, claim: Claim) -> None:
    text = text_of(session)
    for words in ("Nobody knows who signed it", "Two officials confirmed"):
        step = answering.answer(claim, [anchor_of(session, text, words)], Reply.NOT_RELEVANT, by="an analyst")
        session.do(step)
    added = renew(session)
    assert [answer.anchor.quote for answer in session.answers_in(text_of(session).id)] == [
        "Nobody knows who signed it"
    ]
    assert added.orphans == 2


def test_what_the_analyst_corrected_stays_and_what_was_unknown_is_learned(session: Session) -> None:
    article = session.articles()[0].article
    session.do(articles.edit_attribution(article, title="The general’s letter", outlet="The Desk"))
    renew(session, outlet="Other", updated="2020-01-07", url="https://desk.example/letter")
    said = session.article(article.id).attribution
    assert (said.title, said.outlet) == ("The general’s letter", "The Desk")
    assert (said.updated, said.url) == ("2020-01-07", "https://desk.example/letter")


def test_the_same_words_are_no_new_version(session: Session) -> None:
    with pytest.raises(UserError, match="exactly these words"):
        renew(session, FIRST)
    assert len(session.history()) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("page.html", {"url": "https://desk.example/letter"}),
        ("page.html", {"title": "General: all but 3,000 troops will leave Iraq", "outlet": "The Desk"}),
        ("troops.txt", {}),
    ],
    ids=["address", "title and outlet", "file name"],
)
def test_an_article_imported_again_is_recognised(session: Session, name: str, said: dict[str, str]) -> None:
    article = session.articles()[0].article
    session.do(
        articles.edit_attribution(
            article,
            url="https://desk.example/letter",
            title="General: all but 3,000 troops will leave Iraq",
            outlet="The Desk",
        )
    )
    newer = importing.add(session, read(SECOND, name, **said))
    found = older_version_of(session, newer.article_id)
    assert found is not None
    assert found.id == article.id


def test_an_article_of_the_case_says_which_earlier_one_it_may_renew(session: Session) -> None:
    older = session.articles()[0].article
    newer = importing.add(session, read(SECOND)).article_id
    other = importing.add(session, read("Another story\n\nQuite another one.\n", "x.txt")).article_id
    found = older_version_of(session, newer)
    assert found is not None
    assert found.id == older.id
    assert older_version_of(session, older.id) is None
    assert older_version_of(session, other) is None


def test_another_article_is_not_taken_for_a_version(session: Session) -> None:
    other = "Quite another story\n\nThe weather was friendly. Nothing else was to be told.\n"
    for imported in (read(other), read(SECOND, "another.txt", title="x", outlet="y")):
        assert older_version_of(session, importing.add(session, imported).article_id) is None


def test_a_version_that_was_fetched_keeps_how_as_the_first_capture_does(session: Session) -> None:
    article = session.articles()[0].article
    address = "https://desk.example/letter"
    capture = Capture(address, (f"{address}?old",), "utf-8", "2020-01-07T09:00:00Z", "2020-01-07T08:30:00Z")
    added = versions.add_version(session, article, read(SECOND), capture)
    kept = session.newest_text(article.id)
    assert kept == added.new
    assert (kept.address, kept.redirects) == (address, (f"{address}?old",))
    assert (kept.served, kept.modified) == ("2020-01-07T09:00:00Z", "2020-01-07T08:30:00Z")
    assert session.texts_of(article.id)[0].address == ""


@pytest.mark.parametrize("joined", [False, True])
def test_what_is_boilerplate_because_others_repeat_it_is_so_in_the_next_version(
    session: Session, tmp_path: Path, joined: bool
) -> None:
    appeal = "Got a tip? Tell us."
    for number, said in enumerate(("The dam holds.", "Two trains collided.", "Wheat is dear.")):
        (tmp_path / f"{number}.txt").write_text(f"Story {number}\n\n{said}\n\n{appeal}\n")
    importing.import_files(session, sorted(tmp_path.glob("?.txt")))
    article = session.articles()[1].article
    newer = f"Story 0\n\nThe dam holds.\n\nIt was looked at again.\n\n{appeal}\n"
    if joined:
        other = session.article(importing.add(session, read(newer, "0.txt")).article_id)
        session.do(versions.prepare_joining(session, article, other).step)
    else:
        versions.add_version(session, article, read(newer, "0.txt"))
    text = session.newest_text(article.id)
    last = session.zones(text.id)[-1]
    assert (text.version, last.kind, last.label) == (2, ZoneKind.BOILERPLATE, "repeated in 3 articles")
    assert newer[last.start : last.end].strip() == appeal


def test_what_was_said_and_noted_of_an_article_is_said_of_the_one_it_becomes_a_version_of(
    session: Session, claim: Claim
) -> None:
    for words, name in ((SECOND, "again.txt"), ("A third.\n\nQuite another story.\n", "third.txt")):
        importing.add(session, read(words, name))
    older, newer, third = (row.article for row in session.articles())
    for article, note in ((older, "Asked the desk."), (newer, "They have corrected it.")):
        session.do(articles.edit_note(article, note))
    wholly = [
        session.source_of(session.anchor(session.newest_text(one.id).id, 0, 5))
        for one in (older, newer, third)
    ]
    session.do(independence.rule(session, wholly[0], wholly[1], Kinship.ONE_ORIGIN))
    session.do(independence.rule(session, wholly[1], wholly[2], Kinship.INDEPENDENT))
    apart = everything_in(session)
    session.do(versions.prepare_joining(session, session.article(older.id), session.article(newer.id)).step)
    (ruling,) = session.rulings()
    assert ruling.sources == {(older.id, ""), (third.id, "")}
    assert ruling.kinship is Kinship.INDEPENDENT
    assert session.article(older.id).note == "Asked the desk.\n\nThey have corrected it."
    session.undo()
    assert everything_in(session) == apart


def test_what_was_said_of_the_older_article_holds_when_both_were_judged(session: Session) -> None:
    for words, name in ((SECOND, "again.txt"), ("A third.\n\nQuite another story.\n", "third.txt")):
        importing.add(session, read(words, name))
    older, newer, third = (session.source_of(session.anchor(row.text.id, 0, 5)) for row in session.articles())
    session.do(independence.rule(session, older, third, Kinship.ONE_ORIGIN))
    session.do(independence.rule(session, third, newer, Kinship.INDEPENDENT))
    joined = versions.prepare_joining(
        session, session.article(older.article_id), session.article(newer.article_id)
    )
    session.do(joined.step)
    assert [ruling.kinship for ruling in session.rulings()] == [Kinship.ONE_ORIGIN]


def test_what_cites_the_same_words_in_both_articles_is_not_counted_twice_when_they_become_one(
    session: Session, claim: Claim
) -> None:
    importing.add(session, read(SECOND, "again.txt"))
    older, newer = session.articles()
    quote = "Nobody knows who signed it."
    for row in (older, newer):
        link(session, claim, anchor_of(session, row.text, quote), Stance.CONTEXT)
        anchor = anchor_of(session, row.text, "The ministry declined to comment on the matter.")
        session.do(answering.answer(claim, [anchor], Reply.NOT_SURE, by="an analyst"))
    document, step = collating.name_document("The letter", [anchor_of(session, older.text, quote)])
    session.do(step)
    session.do(collating.add_witness(document, anchor_of(session, newer.text, quote)))
    apart = everything_in(session)
    session.do(versions.prepare_joining(session, older.article, newer.article).step)
    assert [text_of_it for text_of_it in quotes_on(session, newer.text) if text_of_it == quote] == [quote]
    assert len([one for one in session.evidence_in(newer.text.id) if one.anchor.quote == quote]) == 1
    assert any(orphan.record.anchor.quote == quote for orphan in versions.orphans(session))
    assert len(session.answers_in(newer.text.id)) == 1 and session.answers_in(older.text.id) == []
    assert len(session.witnesses_of(document.id)) == 1
    session.undo()
    assert everything_in(session) == apart


def test_two_articles_of_the_case_are_made_versions_of_one(session: Session, claim: Claim) -> None:
    before = everything_in(session)
    importing.add(session, read(SECOND, "again.txt"))
    older, newer = (row.article for row in session.articles())
    text = session.newest_text(newer.id)
    link(session, claim, anchor_of(session, text, "This article was corrected"), Stance.CONTEXT)
    apart = everything_in(session)
    joined = versions.prepare_joining(session, older, newer)
    session.do(joined.step)
    (row,) = session.articles()
    assert (row.article.id, row.text.id, row.text.version) == (older.id, text.id, 2)
    assert quotes_on(session, row.text) == {"it was a mistake", "This article was corrected"}
    assert len(versions.orphans(session)) == joined.orphans == 2
    session.undo()
    assert everything_in(session) == apart
    session.undo()
    session.undo()
    assert everything_in(session) == before
    with pytest.raises(UserError, match="version of itself"):
        versions.prepare_joining(session, older, older)
