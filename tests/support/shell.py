"""The commands of the shell, as their parser knows them."""

import argparse

from workbench.cli.parser import build_parser


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    (action,) = (
        action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    return dict(action.choices)
