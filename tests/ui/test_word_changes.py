"""Differences are told by colour and by line, and long stretches that are the same are folded."""

from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.finding.word_diff import word_diff
from workbench.ui.theme import Theme
from workbench.ui.word_changes import Part, Run, as_html, runs, write

OLD = "All but 3,000 troops leave."
NEW = "All but 10,000 troops leave soon."


def shown(old: str, new: str, *, fold: bool = False) -> list[Run]:
    return list(runs(old, new, word_diff(old, new), fold=fold))


def test_what_was_taken_out_comes_before_what_stands_in_its_place() -> None:
    assert shown(OLD, NEW) == [
        Run(Part.SAME, "All but "),
        Run(Part.REMOVED, "3,000"),
        Run(Part.ADDED, "10,000"),
        Run(Part.SAME, " troops leave"),
        Run(Part.ADDED, " soon"),
        Run(Part.SAME, "."),
    ]


def test_of_a_long_stretch_only_what_touches_a_change_is_shown() -> None:
    same = "Nothing changed here at all. " * 100
    folded = shown(f"{same}\nOne.\n{same}", f"{same}\nTwo.\n{same}", fold=True)
    assert [run.part for run in folded].count(Part.FOLDED) == 2
    assert sum(len(run.words) for run in folded) < 1000
    words = "".join(run.words for run in folded)
    assert "Nothing changed" in words and "words that are the same" in words
    assert Run(Part.REMOVED, "One") in folded and Run(Part.ADDED, "Two") in folded


def test_a_change_is_told_by_line_as_well_as_by_colour(qapp) -> None:
    theme = Theme()
    theme.choose("light")
    html = as_html(shown(OLD, NEW), theme)
    assert html.count("line-through") == 1 and html.count("underline") == 2
    document = QTextDocument()
    cursor = QTextCursor(document)
    write(cursor, shown(OLD, NEW), theme)
    cursor.setPosition(len("All but 3"))
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(len("All but 3,0001"))
    assert cursor.charFormat().fontUnderline()


def test_markup_in_the_words_is_shown_and_not_obeyed(qapp) -> None:
    theme = Theme()
    theme.choose("light")
    assert "<img" not in as_html(shown("a", "a <img src='http://x/y.png'>"), theme)
