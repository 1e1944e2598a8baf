"""Duplicates are listed from the shell, for people and for scripts."""

from workbench.places import corpus

KEYS = {"group", "article", "known_id", "other_article", "other_known_id", "containment", "stretches"}


def test_a_copy_of_an_article_is_listed_with_what_both_share(typed, case, tmp_path):
    (file,) = corpus().glob("*amn*.txt")
    copy = tmp_path / "copy.txt"
    copy.write_text("Copied By Somebody\n\n" + file.read_text("utf-8")[200:], "utf-8")
    typed("import", case, copy)
    (pair,) = typed("duplicates", case, "--json").objects
    assert set(pair) == KEYS
    assert pair["group"] == 1 and pair["containment"] > 0.9
    longest = max(pair["stretches"], key=lambda stretch: stretch["words"])
    assert len(longest["quote"]) == longest["end"] - longest["start"]
    told = typed("duplicates", case).out
    assert "Group 1" in told and "words in a row" in told and "1 pair." in told


def test_five_different_articles_are_no_duplicates(typed, sample):
    assert typed("duplicates", sample, "--json").out == ""
    assert typed("duplicates", sample).out == "No two articles share that much.\n"
    assert typed("duplicates", sample, "--least", "7").code == 1
