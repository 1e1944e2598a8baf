"""The sentences of an article that are worth checking, from its text in the case."""

from pathlib import Path

import pytest
from casemaking import an_import, new_session

from workbench.domain.article import ZoneKind
from workbench.services import worth_checking as service
from workbench.services.worth_checking import worth_checking

STORY = (
    "The mayor lost 12 boats in the storm. It was sad.\n\n"
    "The Pentagon disputed that American troops leave. Esper said that 300 soldiers stay.\n\n"
    "Reader: I counted 500 tanks."
)


def found_in(folder: Path, first: int = 0, last: int | None = None) -> list[str]:
    with new_session(folder) as session:
        zones = ((ZoneKind.BODY, "The mayor"), (ZoneKind.COMMENTS, "Reader:"))
        text = an_import(STORY, zones=zones).into(session).text
        words = session.words(text)
        return [words[one.start : one.end] for one in worth_checking(session, text, first, last)]


ALL = [
    "The mayor lost 12 boats in the storm.",
    "The Pentagon disputed that American troops leave.",
    "Esper said that 300 soldiers stay.",
]


def test_they_come_in_the_order_of_the_article(tmp_path: Path) -> None:
    assert found_in(tmp_path) == ALL


def test_only_a_stretch_of_it_is_looked_through(tmp_path: Path) -> None:
    assert found_in(tmp_path, STORY.index("The Pentagon"), STORY.index("Esper")) == ALL[1:2]


def test_a_very_long_text_is_read_sentence_by_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "_VERY_LONG", 10)
    assert found_in(tmp_path) == ALL


def test_each_tells_why_and_who_says_it(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        text = an_import(STORY).into(session).text
        found = worth_checking(session, text)
    assert [reason.words for reason in found[0].reasons] == ["number: 12 boats"]
    assert [one.said_by for one in found][:3] == ["", "The Pentagon", "Esper"]
