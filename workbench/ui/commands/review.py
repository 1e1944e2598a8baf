"""The menu Review: decide about passages that a new version has left behind."""

from functools import partial

from workbench.ui.commands.command import Command
from workbench.ui.commands.needs import ORPHAN, OWN_ORPHAN

PLACE_COMMANDS = 3
"""How many of the places that an orphan may belong to have a command of their own."""

_command = partial(Command, menu="Review", place="orphans")

REVIEW_COMMANDS = (
    _command("orphan.next", "&Next to review", "Go to the next passage to review.", "J", "next", ORPHAN),
    _command(
        "orphan.previous",
        "&Previous to review",
        "Go to the passage to review before.",
        "K",
        "previous",
        ORPHAN,
    ),
    _command(
        "orphan.open", "&Open the old version", "Show the passage where it is cited from.", "O", "go", ORPHAN
    ),
    _command(
        "orphan.leave", "&Leave it there", "It stays cited from the old version.", "L", needs=OWN_ORPHAN
    ),
    _command(
        "orphan.remove",
        "&Remove from its claim",
        "Take the passage away from its claim.",
        "Del",
        "edit.remove",
        OWN_ORPHAN,
    ),
    *(
        _command(
            f"orphan.take.{number}",
            f"Cite place &{number}",
            f"The passage is cited from now on at place {number} in the newest version.",
            f"{number}",
            needs=OWN_ORPHAN,
        )
        for number in range(1, PLACE_COMMANDS + 1)
    ),
)
