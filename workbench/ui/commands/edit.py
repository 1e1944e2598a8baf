"""The menu Edit: undo and redo, search, and find a command."""

from functools import partial

from workbench.ui.commands.command import Command

_command = partial(Command, menu="Edit")

EDIT_COMMANDS = (
    _command("edit.undo", "&Undo", "Take back the last action.", "Ctrl+Z", "edit.undo", frozenset({"undo"})),
    _command(
        "edit.redo",
        "&Redo",
        "Do again what was taken back.",
        "Ctrl+Shift+Z",
        "edit.redo",
        frozenset({"redo"}),
    ),
    _command("search.everything", "Search &everything", "Search all articles.", "Ctrl+Shift+F", "search"),
    _command("app.palette", "&Find a command…", "All commands, by name.", "Ctrl+K", "app.palette"),
)
