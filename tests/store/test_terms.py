"""The index of terms keeps up with the passages, whatever becomes of them in the meantime."""

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from casemaking import an_import, new_session

from workbench.domain.article import ZoneKind
from workbench.services.session import Session
from workbench.store import terms
from workbench.store.candidates import Candidates
from workbench.store.doctor import examine, rebuild_index
from workbench.store.faults import Stopped
from workbench.store.opening import open_case
from workbench.store.terms import Analyser, Weighing

ANALYSER = Analyser(1, lambda words: words.lower().replace(".", "").replace(",", "").split())
WEIGHING = Weighing(repetition=1.2, length=0.4, text_length=0.75, text=1.0)

KEPT = "SELECT term, batch, places FROM term_places ORDER BY term, batch"


def found(session: Session, *asked: str, limit: int = 10) -> list[str]:
    with session.reader() as reader:
        candidates = Candidates(reader._file, ANALYSER, WEIGHING)
        return [one.words for one in candidates.best(asked, limit).candidates]


def rows(path: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def test_what_fits_best_comes_first(session: Session) -> None:
    an_import("The letter was signed. The letter was a draft letter. Nobody left.").into(session)
    assert found(session, "letter", "draft")[:2] == [
        "The letter was a draft letter.",
        "The letter was signed.",
    ]
    assert found(session, "nonsense") == []
    assert found(session) == []


def test_a_passage_is_proposed_for_what_stands_beside_it(session: Session) -> None:
    an_import("The letter was signed. He denied it.").into(session)
    an_import("Rain fell. The sun came out.", title="Weather").into(session)
    assert found(session, "letter") == ["The letter was signed.", "He denied it."]


def test_comments_and_teasers_are_not_found_however_many_there_are(session: Session) -> None:
    comments = " ".join(f"The letter is a letter {number}." for number in range(60))
    words = f"The letter was a draft. {comments}"
    an_import(words, zones=((ZoneKind.BODY, "The letter was"), (ZoneKind.COMMENTS, "The letter is"))).into(
        session
    )
    assert found(session, "letter", limit=5) == ["The letter was a draft."]


def test_a_new_article_is_found_at_once(session: Session) -> None:
    an_import("The letter was a draft.").into(session)
    assert len(found(session, "letter")) == 1
    before = rows(session.path, KEPT)
    an_import("Another letter came.", title="Another").into(session)
    assert len(found(session, "letter")) == 2
    assert len(rows(session.path, KEPT)) > len(before)


@pytest.mark.parametrize("piece", [900, 16])
def test_an_index_that_grew_is_the_one_made_at_once(
    session: Session, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(terms, "_PIECE", piece)
    for number in range(12):
        an_import(f"Letter {number} was a draft. Nobody saw letter {number}.", title=str(number)).into(
            session
        )
        found(session, "letter")
    grown = rows(session.path, KEPT)
    with open_case_of(session) as file, file.transaction() as connection:
        terms.clear(connection)
    with new_session_of(session) as again:
        found(again, "letter")
        assert rows(again.path, KEPT) == grown


def test_who_is_slower_leaves_alone_what_the_quicker_one_wrote(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_import("The letter was a draft. Nobody left.").into(session)
    there: list[int] = []

    def slowly(words: str) -> list[str]:
        there.append(len(rows(session.path, KEPT)))
        return list(ANALYSER.terms_of(words))

    with session.reader() as reader:
        aside = reader._file.aside
        monkeypatch.setattr(reader._file, "aside", lambda: found(session, "letter") and aside())
        slower = Candidates(reader._file, Analyser(1, slowly), WEIGHING).best(["letter"], 10)
    assert all(there)
    assert [one.words for one in slower.candidates] == ["The letter was a draft.", "Nobody left."]


def test_who_asks_while_another_makes_the_index_waits_for_it(session: Session) -> None:
    words = " ".join(f"Letter {number} came." for number in range(50))
    an_import(words).into(session)
    made: Counter[str] = Counter()
    begun, go_on = Event(), Event()

    def slowly(words: str) -> list[str]:
        begun.set()
        assert go_on.wait(10)
        made[words] += 1
        return list(ANALYSER.terms_of(words))

    def ask() -> int:
        with session.reader() as reader:
            found = Candidates(reader._file, Analyser(1, slowly), WEIGHING).best(["letter"], 100)
            return len(found.candidates)

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(ask)
        assert begun.wait(10)
        second = threads.submit(ask)
        with session.reader(stop=lambda: True) as reader, pytest.raises(Stopped):
            Candidates(reader._file, ANALYSER, WEIGHING)  # a third, who does not want to wait
        go_on.set()
        assert (first.result(10), second.result(10)) == (50, 50)
    assert set(made.values()) == {1}


def test_an_index_that_nobody_waits_for_any_more_is_not_made_to_its_end(session: Session) -> None:
    an_import(" ".join(f"Letter {number} came." for number in range(3000))).into(session)
    made: list[str] = []

    def terms_of(words: str) -> list[str]:
        made.append(words)
        return list(ANALYSER.terms_of(words))

    with session.reader(stop=lambda: len(made) > 1000) as reader, pytest.raises(Stopped):
        Candidates(reader._file, Analyser(1, terms_of), WEIGHING)
    assert 1000 < len(made) < 2000
    assert len(found(session, "letter", limit=5000)) == 3000


def test_one_who_goes_on_asking_finds_what_there_was(session: Session) -> None:
    an_import("The letter was a draft.").into(session)
    with session.reader() as reader:
        asking = Candidates(reader._file, ANALYSER, WEIGHING)
        an_import("Another letter came.", title="Another").into(session)
        assert len(found(session, "letter")) == 2
        assert [one.words for one in asking.best(["letter", "came"], 10).candidates] == [
            "The letter was a draft."
        ]


def test_what_is_written_while_others_begin_to_ask_is_not_counted_twice(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_import("The letter was a draft. Nobody left.").into(session)
    found(session, "letter")
    an_import("Another letter came. Rain fell.", title="Another").into(session)
    with Session.open(session.path, "an analyst", read_only=True) as looking:
        read = looking._file.rows
        asked: list[str] = []

        def rows(statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
            """Before each of the first statements, the one who may write brings the index up to date."""
            asked.append(statement)
            if len(asked) <= 10:
                an_import(f"Letter {len(asked)} came.", title=f"{len(asked)}").into(session)
                found(session, "letter")
            return read(statement, values)

        monkeypatch.setattr(looking._file, "rows", rows)
        candidates = Candidates(looking._file, ANALYSER, WEIGHING)
        monkeypatch.undo()
        known = candidates.best(["letter"], 100)
    words = [one.words for one in known.candidates]
    assert "Another letter came." in words
    assert len(words) == len(set(words))
    assert {tuple(one.in_text) for one in known.candidates} == {(1,)}
    assert {one.text_length for one in known.candidates if "draft" in one.words} == {7}


def open_case_of(session: Session):
    session.close()
    return open_case(session.path)


def new_session_of(session: Session) -> Session:
    return Session.open(session.path, "an analyst")


def test_passages_of_several_batches_are_found(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "BATCH", 8)
    monkeypatch.setattr("workbench.store.candidates.BATCH", 8)
    monkeypatch.setattr(terms, "_AT_ONCE", 3)
    for number in range(12):
        words = f"Letter {number} was a draft. Rain fell on day {number}. Nobody saw it."
        an_import(words, title=str(number)).into(session)
        if number % 5 == 0:
            assert found(session, f"{number}")[0] in words
    assert len(rows(session.path, "SELECT number FROM term_batches")) == 5
    for number in range(12):
        assert found(session, "rain", f"{number}")[0] == f"Rain fell on day {number}."


def test_the_places_of_a_frequent_term_lie_in_several_rows(session: Session) -> None:
    an_import(" ".join(f"Letter {number} came." for number in range(2500))).into(session)
    assert len(found(session, "letter", limit=3000)) == 2500
    an_import("A letter was a draft. A letters was not.", title="Another").into(session)
    assert len(found(session, "letter", limit=3000)) == 2502  # the last one stands beside
    kept = dict(rows(session.path, "SELECT term, length(places) FROM term_places WHERE term >= 'l'"))
    assert [length for term, length in kept.items() if term.startswith("letter")] == [900, 900, 701, 2]
    ((holders,),) = rows(session.path, "SELECT sum(holders) FROM term_places WHERE term GLOB 'letter*'")
    assert holders == 2502


def test_passages_with_high_numbers_are_found(session: Session) -> None:
    an_import("The letter was a draft.").into(session)
    path = session.path
    session.close()
    with closing(sqlite3.connect(path)) as connection:  # as in a case of a hundred thousand passages
        connection.execute("UPDATE passages SET id = 100000")
        connection.execute("INSERT INTO passage_index(passage_index) VALUES ('rebuild')")
        connection.commit()
    with new_session_of(session) as again:
        an_import("Another letter came. Rain fell.", title="Another").into(again)
        assert sorted(found(again, "letter")) == [
            "Another letter came.",
            "Rain fell.",
            "The letter was a draft.",
        ]


def test_a_case_that_cannot_be_written_to_is_searched_all_the_same(session: Session) -> None:
    an_import("The letter was a draft.").into(session)
    found(session, "letter")
    an_import("Another letter came.", title="Another").into(session)
    path = session.path
    session.close()
    kept = rows(path, KEPT)
    with Session.open(path, "an analyst", read_only=True) as looking:
        assert len(found(looking, "letter")) == 2
    assert rows(path, KEPT) == kept


def test_terms_made_in_another_way_are_made_again(session: Session) -> None:
    an_import("The Letter was a draft.").into(session)
    assert found(session, "Letter") == []
    with session.reader() as reader:
        as_written = Analyser(2, str.split)
        (one,) = Candidates(reader._file, as_written, WEIGHING).best(["Letter"], 5).candidates
    assert one.words == "The Letter was a draft."


def test_where_terms_cannot_be_made_again_the_old_ones_are_left_alone(session: Session) -> None:
    an_import("The Letter was a draft.").into(session)
    found(session, "letter")
    path = session.path
    session.close()
    with Session.open(path, "an analyst", read_only=True) as looking:
        as_written = Candidates(looking._file, Analyser(2, str.split), WEIGHING)
        (one,) = as_written.best(["Letter", "letter"], 5).candidates
    assert (list(one.in_text), one.text_length) == ([1, 0], 5)


def test_the_sentences_can_be_divided_again(session: Session) -> None:
    an_import("The letter was a draft. Nobody left.").into(session)
    assert found(session, "letter")
    with open_case_of(session) as file:
        rebuild_index(file, lambda words, zones, language: [(0, len(words))])
    with new_session_of(session) as again:
        assert found(again, "letter") == ["The letter was a draft. Nobody left."]


def test_only_the_newest_version_of_an_article_is_found(tmp_path: Path) -> None:
    from workbench.services import versions

    with new_session(tmp_path) as session:
        old = an_import("The letter was a draft.").into(session)
        new = an_import("The letter was no draft.").into(session)
        session.do(versions.prepare_joining(session, old.article, new.article).step)
        assert found(session, "draft") == ["The letter was no draft."]


def test_the_doctor_sees_an_index_that_is_out_of_step(session: Session) -> None:
    an_import("The letter was a draft. Nobody left.").into(session)
    found(session, "letter")
    path = session.path
    session.close()
    assert examine(path).is_sound
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE term_batches SET owners = x'07000000'")
        connection.commit()
    assert "The index of terms does not match the sentences." in examine(path).index
