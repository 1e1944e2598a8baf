"""The menu Number: walk and compare the numbers of all articles."""

from functools import partial

from workbench.ui.commands.command import Command
from workbench.ui.commands.needs import NUMBER

_command = partial(Command, menu="Number", place="numbers")

NUMBER_COMMANDS = (
    _command(
        "number.next", "&Next number", "Go to the next number, or to the head of its group.", "J", "next"
    ),
    _command("number.previous", "&Previous number", "Go to the number before.", "K", "previous"),
    _command("number.open", "&Open in its article", "Show the number where it stands.", "O", "go", NUMBER),
    _command(
        "number.compare",
        "Co&mpare with this number",
        "Compare the numbers of the group with this one.",
        "=",
        "number.compare",
        NUMBER,
    ),
)
