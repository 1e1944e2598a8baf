"""Commands that only read leave a case alone: a window that opens it meanwhile can change it."""

import pytest

from workbench.store import opening

READING = (
    ("claims",),
    ("claim", "unsigned"),
    ("articles",),
    ("search", "troops"),
    ("suggest", "--claim", "unsigned"),
    ("locate", "--quote", "a draft"),
    ("duplicates",),
    ("numbers", "troops"),
    ("quotes", "letter"),
    ("worth", "politico"),
    ("orphans",),
    ("history",),
    ("verify",),
    ("case",),
    ("article", "AMN"),
    ("original", "AMN"),
    ("zones", "AMN"),
    ("evidence", "took the usual step of holding"),
    ("verdicts", "unsigned"),
    ("answers", "unsigned"),
    ("rulings",),
    ("document", "sir in due deference"),
)


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_nobody_is_kept_out_by_a_command_that_reads(typed, case, monkeypatch, words):
    def asked(_lock):
        raise AssertionError("the case was locked for writing")

    monkeypatch.setattr(opening.WriterLock, "acquire", asked)
    before = case.read_bytes()
    command, *rest = words
    told = typed(command, case, *rest)
    assert (told.code, told.err) == (0, "")
    assert case.read_bytes() == before


def test_an_import_leaves_nothing_to_be_made_up_for_by_those_who_read(typed, case, tmp_path, monkeypatch):
    (tmp_path / "news.txt").write_text("Dam holds\n\nThe mayor said the dam above the mill is sound.\n")
    assert typed("import", case, tmp_path / "news.txt").code == 0

    def missing(*_):
        raise AssertionError("the index was not brought up to date")

    monkeypatch.setattr("workbench.store.terms.Batch.add", missing)
    told = typed("suggest", case, "--text", "The dam is sound", "-n", "1")
    assert "above the mill" in told.out, told.err


def test_a_case_of_an_earlier_version_is_not_upgraded_by_those_who_read(typed, case, monkeypatch):
    from workbench.store import versions

    monkeypatch.setattr(versions, "STEP_NAMES", (*versions.STEP_NAMES, "s900_colours"))
    before = case.read_bytes()
    told = typed("claims", case)
    assert told.code == 1 and "comes from an earlier version and has to be upgraded first" in told.err
    assert "Open it once in the window" in told.err
    assert case.read_bytes() == before
