"""The words around a passage: from the sentence before it to the one after."""

from itertools import pairwise

import pytest
from casemaking import an_import, anchor_of

from workbench.domain.anchor import Anchor
from workbench.services.session import Session

SENTENCES = ("It began so.", "Then a letter came.", "Nobody had signed it.", "So it ended.")
WORDS = "{}\n\n{} {}\n{}".format(*SENTENCES)


@pytest.fixture
def text_id(session: Session) -> str:
    return an_import(WORDS).into(session).text.id


def around(session: Session, anchor: Anchor) -> tuple[str, str]:
    return session.surroundings([anchor.text_id]).context(anchor)


def test_the_context_of_a_sentence_is_the_one_before_and_the_one_after(
    session: Session, text_id: str
) -> None:
    assert around(session, session.anchor(text_id, *session.passages(text_id)[1])) == (
        "It began so.\n\n",
        " Nobody had signed it.",
    )


def test_the_first_and_the_last_sentence_have_context_on_one_side(session: Session, text_id: str) -> None:
    first, *_, last = (session.anchor(text_id, *span) for span in session.passages(text_id))
    assert around(session, first) == ("", "\n\nThen a letter came.")
    assert around(session, last) == ("Nobody had signed it.\n", "")


def test_the_context_of_some_words_begins_with_the_sentence_before_theirs(
    session: Session, text_id: str
) -> None:
    text = session.text(text_id)
    assert around(session, anchor_of(session, text, "a letter")) == (
        "It began so.\n\nThen ",
        " came. Nobody had signed it.",
    )
    assert around(session, anchor_of(session, text, "began")) == ("It ", " so.\n\nThen a letter came.")
    assert around(session, anchor_of(session, text, "ended")) == ("Nobody had signed it.\nSo it ", ".")


def test_what_reaches_over_sentences_has_context_on_both_sides(session: Session, text_id: str) -> None:
    both = anchor_of(session, session.text(text_id), "letter came. Nobody")
    assert around(session, both) == ("It began so.\n\nThen a ", " had signed it.\nSo it ended.")


def test_what_lies_between_sentences_has_them_around_it(session: Session, text_id: str) -> None:
    (_, end), (start, _) = next(pairwise(session.passages(text_id)))
    between = Anchor(text_id, end, start, WORDS[end:start])
    assert around(session, between) == ("It began so.", "Then a letter came.")


def test_many_are_told_in_one_statement_and_in_their_order(session: Session, text_id: str) -> None:
    anchors = [session.anchor(text_id, *span) for span in session.passages(text_id)][::-1]
    surroundings = session.surroundings([text_id])
    assert surroundings.contexts(anchors) == [surroundings.context(anchor) for anchor in anchors]
    assert surroundings.contexts([]) == []


def test_a_text_without_sentences_has_no_context_to_speak_of(session: Session) -> None:
    story = an_import("One sentence.")
    story.passages.clear()
    text = story.into(session).text
    assert around(session, anchor_of(session, text, "sentence")) == ("", "")
