"""What can be typed, and what is said to what cannot."""

import re
from pathlib import Path

import pytest
from shell import commands

from workbench.cli.parser import understood


@pytest.mark.parametrize(
    "words", [["case.fcase"], ["--profile", "p", "case.fcase"], ["open", "case"], ["open", "case.fcase"]]
)
def test_a_case_alone_means_to_open_it(words):
    options = understood(words)
    assert (options.do, options.case) == (None, Path("case.fcase"))


@pytest.mark.parametrize("words", [[], ["open"], ["--profile", "p"]])
def test_without_a_case_the_start_page_is_meant(words):
    options = understood(words)
    assert (options.do, getattr(options, "case", None)) == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        ["--profile", "p", "--analyst", "A", "undo", "c"],
        ["undo", "--profile", "p", "c", "--analyst", "A"],
        ["--analyst", "A", "undo", "c", "--profile", "p"],
    ],
)
def test_common_options_stand_before_the_command_or_after_it(words):
    options = understood(words)
    assert (options.profile, options.analyst, options.case) == (Path("p"), "A", Path("c.fcase"))


def test_the_ending_of_a_case_may_be_left_out_but_a_file_without_one_is_taken_as_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("plain").write_text("")
    assert understood(["claims", "iraq"]).case == Path("iraq.fcase")
    assert understood(["claims", "v1.2/iraq"]).case == Path("v1.2/iraq.fcase")
    assert understood(["claims", "plain"]).case == Path("plain")


@pytest.mark.parametrize(
    "words",
    [
        ["clams", "case"],
        ["link", "case", "claim", "article", "--quote", "words"],
        ["link", "case", "claim", "article", "--quote", "words", "--supports", "--refutes"],
        ["judge", "case", "claim", "refuted"],
        ["report", "case"],
    ],
)
def test_what_makes_no_sense_is_answered_with_usage_and_two(typed, words):
    told = typed(*words)
    assert told.code == 2
    assert "usage: workbench" in told.err and "error:" in told.err


def test_every_command_teaches_itself(typed):
    for name, command in commands().items():
        told = typed(name, "--help")
        assert told.code == 0 and told.out.startswith(f"usage: workbench {name}")
        assert all(len(line) <= 100 for line in told.out.splitlines()), name
        assert "--json" in told.out, name
        for action in command._actions:
            assert action.help, (name, action.dest)


def test_every_example_in_the_help_can_be_typed(typed):
    for name in commands():
        for line in typed(name, "--help").out.partition("examples:")[2].strip().splitlines():
            assert understood(shell_words(line)[1:]).command == name, line


def shell_words(line: str) -> list[str]:
    import shlex

    return shlex.split(re.split(" [<>] ", line)[0])
