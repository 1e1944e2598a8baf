"""The menu Help."""

from functools import partial

from workbench.ui.commands.command import Command

_command = partial(Command, menu="Help")

HELP_COMMANDS = (
    _command("help.tour", "&Getting started", "The first five minutes.", "F1", "app.help"),
    _command("help.keys", "&Keys", "All commands and their keys.", "Ctrl+F1"),
    _command("help.log", "Show the &log", "Open the folder of the log."),
    _command(
        "help.problem",
        "Save a &problem report…",
        "Pack the log and what the program runs on into a file that you can read and send.",
    ),
    _command("app.about", "&About", "Version and licences."),
)
