"""Write the manual page from the table of commands, in the language of `man`: manual.py FILE DAY"""

import argparse
import re
import sys
from pathlib import Path

from workbench import __version__
from workbench.cli.parser import build_parser

_FILES = """\
.TP
.I NAME.fcase
A case: an SQLite database that holds articles, claims, evidence, verdicts, and the history of all.
.TP
.I ~/.config/factcheck-workbench
Settings. The variable
.B WORKBENCH_PROFILE
names another folder for these and all else the program keeps for itself.
.TP
.I ~/.local/state/factcheck-workbench/log
What the program did and what went wrong; no words of articles.
"""


def page(day: str) -> str:
    parser = build_parser()
    [commands] = (part for part in parser._actions if isinstance(part, argparse._SubParsersAction))
    about = {choice.dest: choice.help or "" for choice in commands._choices_actions}
    lines = [
        f'.TH WORKBENCH 1 "{day}" "Fact-Check Workbench {__version__}" "User Commands"',
        ".SH NAME",
        r"workbench \- link claims to the passages that support or refute them",
        ".SH SYNOPSIS",
        ".B workbench",
        r"[\fIOPTION\fR]... [\fICOMMAND\fR [\fIARGUMENT\fR]...]",
        ".SH DESCRIPTION",
        _plain(parser.description or ""),
        ".SH OPTIONS",
        *_options(parser),
        ".SH COMMANDS",
    ]
    for name, command in commands.choices.items():
        usage = " ".join(_argument(part) for part in command._actions if not part.option_strings)
        lines += [
            ".SS",
            rf"\fBworkbench {name}\fR {usage}".rstrip(),
            _plain(f"{about[name]}."),
            *_options(command),
        ]
    lines += [
        ".SH EXIT STATUS",
        "0 when it is done, 1 when it is not (a line on the standard error says why), 2 when the command "
        "was not understood, 130 when it was interrupted, 141 when nobody reads what it prints.",
        ".SH FILES",
        _FILES.rstrip(),
    ]
    return "\n".join(lines) + "\n"


_EVERYWHERE = {"--help", "--analyst", "--profile", "--json"}


def _options(parser: argparse.ArgumentParser) -> list[str]:
    """What a command takes; what all take is said once, with the program itself."""
    lines = []
    for part in parser._actions:
        if not part.option_strings or (parser.prog.count(" ") and _EVERYWHERE & set(part.option_strings)):
            continue
        value = "" if part.nargs == 0 else rf" \fI{_text(str(part.metavar or part.dest.upper()))}\fR"
        names = ", ".join(rf"\fB{_text(name)}\fR" for name in part.option_strings)
        lines += [".TP", names + value, _plain((part.help or "") + ".")]
    return lines


def _argument(part: argparse.Action) -> str:
    name = _text(str(part.metavar or part.dest))
    many = "..." if part.nargs in ("*", "+") else ""
    return rf"\fI{name}\fR{many}"


def _plain(words: str) -> str:
    words = " ".join(words.split())
    return _text(words[:1].upper() + words[1:])


def _text(words: str) -> str:
    """As roff wants it: its own signs escaped, and nothing that begins like a request."""
    words = words.replace("\\", r"\e").replace("-", r"\-").replace("%%", "%")
    return re.sub(r"^([.'])", r"\\&\1", words)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(sys.argv[2]), encoding="utf-8")
