"""Runs one command and prints what it yields."""

import sys
from argparse import Namespace

from workbench.cli.call import Call
from workbench.cli.outcome import DONE, guarded
from workbench.cli.terminal import printable
from workbench.config.logs import start_log, stop_log
from workbench.config.paths import paths


def run(options: Namespace) -> int:
    """Do the command that `options.do` holds, and print what it yields. Returns the exit code."""
    folders = paths(getattr(options, "profile", None))
    log_file = start_log(folders.logs)

    def work() -> int:
        for line in options.do(Call(options, folders)):
            sys.stdout.write(f"{printable(line)}\n")
        sys.stdout.flush()
        return DONE

    try:
        return guarded(work, log_file)
    finally:
        stop_log()
