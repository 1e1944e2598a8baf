"""What the articles of one import repeat is set apart, in one step, and no news with it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from casemaking import new_session

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import Stance
from workbench.places import corpus
from workbench.services import checking
from workbench.services.health import examine
from workbench.services.importing import Came, Outcome, add, import_files, read
from workbench.services.repeated import SetApart, setting
from workbench.services.session import Session

HERE = Path(__file__).parents[2]

STORIES = (
    (
        "Board votes to widen basin",
        "The harbour board voted on Tuesday to widen the northern basin. Work begins in spring and will take "
        "three years, the chairman said after the meeting.\n\nCritics doubt the costs. They want another "
        "study of currents before the dredgers arrive, and a vote of the whole town.",
    ),
    (
        "Trains collide near old mill",
        "Two trains collided near the old mill on Friday night. Nobody was hurt, but the line stays closed "
        "until Monday, the railway said.\n\nThe cause is not known. A signal may have failed, according to "
        "an engineer who has looked at the switches.",
    ),
    (
        "Mayor opens library",
        "The mayor opened a library in the east of the city on Saturday. It holds forty thousand books and a "
        "room for music.\n\nChildren queued for hours. The first reader was a girl of six, who chose a story "
        "of whales.",
    ),
    (
        "Farmers fear small harvest",
        "Farmers expect the smallest harvest in a decade. A dry spring has damaged wheat and fruit alike, "
        "their union reported.\n\nPrices may rise. Bakers have said already that bread will be dearer by "
        "the end of the year.",
    ),
)
APPEAL = "Please support our journalism with a small gift every month."
IMPRINT = "Courier Media Group"
BACKGROUND = "Hundreds of people have died in the war since it began, according to the government."
LETTER = (
    "Sirs, in due deference to the sovereignty of the republic we shall be moving our forces in the coming "
    "days and weeks, to prepare for what lies before us and to keep all of the people safe while we do.",
    "We respect your decision to order the departure of our troops",
)


@pytest.fixture
def session(tmp_path: Path):
    with new_session(tmp_path) as opened:
        yield opened


def paper(folder: Path, *, above: str = "", below: str = "", count: int = 4) -> list[Path]:
    """Stories that have nothing in common but what stands above and below each."""
    folder.mkdir(exist_ok=True)
    paths = []
    for number, (headline, story) in enumerate(STORIES[:count]):
        whole = "\n\n".join(filter(None, (above, headline, story, below)))
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(f"{whole}\n")
    return paths


def apart(session: Session) -> list[list[str]]:
    """Of each article the repeated paragraphs that are boilerplate now."""
    found = []
    for row in session.articles():
        words = session.words(row.text)
        zones = session.zones(row.text.id)
        found.append(
            [
                paragraph
                for zone in zones
                if zone.kind is ZoneKind.BOILERPLATE and zone.label.startswith("repeated in")
                for paragraph in words[zone.start : zone.end].strip().split("\n\n")
            ]
        )
    return found


def said(outcomes: list[Came]) -> list[SetApart]:
    return [outcome for outcome in outcomes if isinstance(outcome, SetApart)]


def test_what_all_articles_repeat_is_boilerplate_with_the_reason_and_goes_back_in_one_step(
    session: Session, tmp_path: Path
) -> None:
    outcomes = import_files(session, paper(tmp_path / "paper", below=f"{APPEAL}\n\n{IMPRINT}"))
    assert apart(session) == [[APPEAL, IMPRINT]] * 4
    [told] = said(outcomes)
    assert outcomes[-1] is told
    assert str(told) == (
        "2 repeated paragraphs in 4 articles were set apart as boilerplate: "
        f"“{APPEAL}”, “{IMPRINT}”. Undo takes it back."
    )
    [row, *_] = session.articles()
    zone = session.zones(row.text.id)[-1]
    assert zone.label == "repeated in 4 articles"
    assert session.undo_label == "Set apart 2 repeated paragraphs in 4 articles"
    session.undo()
    assert apart(session) == [[]] * 4
    assert len(session.articles()) == 4


def test_many_articles_are_changed_in_several_steps_and_told_of_once(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setting, "_AT_ONCE", 4)  # two articles, so that the last step is just full
    [told] = said(import_files(session, paper(tmp_path / "paper", below=APPEAL)))
    assert len(told.articles) == 4
    labels = [entry.label for entry in session.history()]
    assert labels[:2] == ["Set apart 1 repeated paragraph in 2 articles"] * 2
    assert apart(session) == [[APPEAL]] * 4


def test_boilerplate_is_not_counted_among_the_passages(session: Session, tmp_path: Path) -> None:
    import_files(session, paper(tmp_path / "paper", below=APPEAL))
    with_it = [row.passages for row in session.articles()]
    session.undo()
    assert [row.passages - 1 for row in session.articles()] == with_it


def test_a_row_of_links_above_the_headline_gives_the_title_back(session: Session, tmp_path: Path) -> None:
    outcomes = import_files(session, paper(tmp_path / "paper", above="Home | News | Sport"))
    titles = [headline for headline, _ in STORIES]
    assert [row.article.attribution.title for row in session.articles()] == titles
    assert [outcome.title for outcome in outcomes if isinstance(outcome, Outcome)] == titles
    session.undo()
    assert {row.article.attribution.title for row in session.articles()} == {"Home | News | Sport"}


def test_a_title_that_the_analyst_wrote_stays(session: Session, tmp_path: Path) -> None:
    """It was written between an import that was broken off and its second run."""
    from dataclasses import replace

    from workbench.services.articles import edit_attribution

    paths = paper(tmp_path / "paper", above="Home | News | Sport")
    outcome = add(session, read(paths[0]))
    article = session.article(outcome.article_id)
    session.do(edit_attribution(article, title="Basin"))
    import_files(session, paths)
    assert session.article(article.id) == replace(
        article, attribution=session.article(article.id).attribution
    )
    assert session.article(article.id).attribution.title == "Basin"
    assert apart(session)[0] == ["Home | News | Sport"]


def test_the_paragraph_of_background_under_every_story_of_a_series_stays(
    session: Session, tmp_path: Path
) -> None:
    assert said(import_files(session, paper(tmp_path / "paper", below=BACKGROUND))) == []


def test_a_bare_line_below_words_that_are_shared_stays_with_them(session: Session, tmp_path: Path) -> None:
    """A letter that four papers copy out, with the name below it."""
    letter = "\n\n".join((*LETTER, "Commanding General"))
    assert said(import_files(session, paper(tmp_path / "paper", below=letter))) == []


def test_an_imprint_is_set_apart_below_whatever_stands_there(session: Session, tmp_path: Path) -> None:
    imprint = "The Daily Courier, 12 Main Street, Springfield"
    import_files(session, paper(tmp_path / "paper", below=f"{BACKGROUND}\n\n{imprint} 1234"))
    assert apart(session) == [[f"{imprint} 1234"]] * 4


def test_a_line_in_the_middle_of_articles_stays(session: Session, tmp_path: Path) -> None:
    paths = paper(tmp_path / "paper")
    for path in paths:
        path.write_text(path.read_text().replace("\n\nC", "\n\nWhat we know so far\n\nC"))
    assert said(import_files(session, paths)) == []


def test_copies_of_one_story_do_not_bear_witness(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    headline, story = STORIES[0]
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"{headline} {number}\n\n{story}\n\nMore.\n\n{IMPRINT}\n")
    assert said(import_files(session, [folder])) == []


def test_two_articles_are_enough_only_of_one_outlet(session: Session, tmp_path: Path) -> None:
    def lines(outlets: tuple[str, str]) -> Path:
        path = tmp_path / f"{outlets[1]}.jsonl"
        path.write_text(
            "\n".join(
                json.dumps({"title": title, "text": f"{story}\n\n{APPEAL}", "outlet": outlet})
                for outlet, (title, story) in zip(outlets, STORIES, strict=False)
            )
        )
        return path

    assert said(import_files(session, [lines(("The Courier", "The Herald"))])) == []
    session.undo()
    [told] = said(import_files(session, [lines(("The Courier", "The Courier"))]))
    assert (told.paragraphs, len(told.articles)) == ((APPEAL,), 2)


def test_the_five_sample_articles_come_out_as_they_are_read(session: Session) -> None:
    paths = sorted(corpus(".").glob("*.txt"))
    assert said(import_files(session, paths)) == []
    for row, path in zip(session.articles(), paths, strict=True):
        zones = [(zone.start, zone.end, zone.kind, zone.label) for zone in session.zones(row.text.id)]
        assert zones == [(zone.start, zone.end, zone.kind, zone.label) for zone in read(path).zones]


def test_what_is_cited_stays_as_it_is(session: Session, tmp_path: Path) -> None:
    paths = paper(tmp_path / "paper", below=APPEAL)
    first = add(session, read(paths[0]))
    text = session.newest_text(first.article_id)
    start = session.words(text).index(APPEAL)
    claim, step = checking.new_claim("The paper lives on gifts")
    session.do(step)
    anchor = session.anchor(text.id, start, start + len(APPEAL))
    session.do(checking.link(claim, anchor, Stance.SUPPORTS, by="an analyst"))
    import_files(session, paths)
    assert apart(session) == [[], [APPEAL], [APPEAL], [APPEAL]]


def test_what_was_taken_back_is_not_done_again(session: Session, tmp_path: Path) -> None:
    paths = paper(tmp_path / "paper", below=APPEAL)
    import_files(session, paths)
    session.undo()
    assert said(import_files(session, paths)) == []
    assert apart(session) == [[]] * 4


def test_articles_that_were_there_count_for_those_that_come(session: Session, tmp_path: Path) -> None:
    paths = paper(tmp_path / "paper", below=APPEAL)
    import_files(session, paths[:2])
    assert apart(session) == [[], []]
    import_files(session, paths)
    assert apart(session) == [[APPEAL]] * 4


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not known there")
@pytest.mark.parametrize("after", [1, 2])
def test_killed_midway_it_is_finished_by_the_next_run(tmp_path: Path, after: int) -> None:
    """After the second step all articles are there, and nothing has been set apart yet."""
    folder = tmp_path / "paper"
    folder.mkdir()
    for number in range(150):
        story = f"The {number}th board has voted on plan {number * 7}. Work on lot {number * 13} begins soon."
        (folder / f"{number:03}.txt").write_text(f"Story {number}\n\n{story}\n\n{APPEAL}\n")
    with new_session(tmp_path) as session:
        path = session.path
    worker = subprocess.Popen(
        [sys.executable, str(HERE / "tests/support/killed_import.py"), str(path), str(folder)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )
    assert worker.stdout
    for _ in range(after):
        worker.stdout.readline()
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()
    with Session.open(path, "an analyst") as session:
        import_files(session, [folder])
        assert apart(session) == [[APPEAL]] * 150
        assert session.verify() == []
    assert examine(path).is_sound
