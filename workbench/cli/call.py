"""One command as it was typed, and what it has at hand."""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from workbench.cli.terminal import printable
from workbench.config.paths import Paths
from workbench.config.settings import Settings
from workbench.domain.errors import UserError
from workbench.services.backups import CannotBackUp
from workbench.services.session import Session


@dataclass(frozen=True, slots=True)
class Call:
    """What was typed, in `options`, and whose settings hold."""

    options: argparse.Namespace
    folders: Paths

    @property
    def settings(self) -> Settings:
        return Settings(self.folders.config)

    @property
    def analyst(self) -> str:
        """Who is named in the history: `--analyst`, else what the settings say."""
        return getattr(self.options, "analyst", "").strip() or self.settings.analyst

    @property
    def json(self) -> bool:
        """Whether what is told is for other programs."""
        return getattr(self.options, "json", False)

    def read(self) -> Session:
        """The case that was named, for looking at; it may be open in a window at the same time."""
        return self._opened(read_only=True)

    def change(self, *, at_large: bool = False) -> Session:
        """The case that was named, to be changed. Before it is changed at large a copy of it is kept, unless
        the last one is younger than an hour.
        """
        session = self._opened(read_only=False)
        if at_large and session.history(limit=1):
            try:
                session.back_up()
            except CannotBackUp as error:
                _warn(str(error))
            except BaseException:
                session.close()
                raise
        return session

    def _opened(self, *, read_only: bool) -> Session:
        session = Session.open(self.options.case, self.analyst, read_only=read_only)
        if session.remark:
            _warn(session.remark)
        return session


def _warn(words: str) -> None:
    sys.stderr.write(f"workbench: {printable(words)}\n")


Command = Callable[[Call], Iterator[str]]
"""What a command does. It yields the lines to print; what it has done by then stays done."""

Adder = Callable[..., argparse.ArgumentParser]
"""`add(name, command, help=…, about=…, examples=…)`: declares a command and returns its parser."""


def typed_or_piped(words: str) -> str:
    """The words; of a single dash, what comes in by the standard input, which has to be UTF-8."""
    if words != "-":
        return words
    if reconfigure := getattr(sys.stdin, "reconfigure", None):
        reconfigure(encoding="utf-8-sig")  # whatever the locale says, and some shells begin with a mark
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise UserError(
            "The standard input is not UTF-8.", "Save the words as UTF-8 and pipe them again."
        ) from error


def given(options: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Those of the options that were typed."""
    return {name: value for name in names if (value := getattr(options, name)) is not None}
