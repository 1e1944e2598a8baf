"""The help page on the command line says what there is: no more, no less."""

import argparse
import re

from shell import commands

from workbench.cli.parser import build_parser
from workbench.places import resource

PAGE = resource("help/5-command-line.md").read_text("utf-8")


def parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, and of `workbench` itself."""
    return {"workbench": build_parser(), **commands()}


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    return {
        option for action in parser._actions for option in action.option_strings if option.startswith("--")
    }


def test_every_command_is_on_the_page_with_what_it_takes():
    rows = dict(re.findall(r"^\| `workbench (\w+)(.*?)` \|", PAGE, re.MULTILINE))
    known = commands()
    assert set(rows) == set(known)
    for name, takes in rows.items():
        arguments = [action.metavar for action in known[name]._actions if not action.option_strings]
        assert takes.replace("…", "").split() == arguments, name


def test_every_option_is_on_the_page_with_the_commands_that_have_it():
    said: dict[str, set[str]] = {name: set() for name in parsers()}
    for options, having in re.findall(r"^\| (`--[^|]+`) \| ([^|]+) \|", PAGE, re.MULTILINE):
        of = said if having == "all" else having.replace("`", "").split(", ")
        for command in of:
            said[command].update(options.replace("`", "").split())
    assert said == {name: options_of(parser) for name, parser in parsers().items()}
