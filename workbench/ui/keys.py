"""The keys of the commands as the analyst wants them: ours, but for those that were changed.

A key is a text as Qt writes it everywhere, `Ctrl+Shift+F`; no key is "". What is kept are the
differences from the table of commands, so that a key of ours that changes is not held back by them.
"""

import json
from collections.abc import Iterator, Mapping

from workbench.config import settings as table
from workbench.config.settings import Settings
from workbench.ui.commands import COMMANDS, Command

OwnKeys = Mapping[str, str]
"""Key by command id, of the commands whose key was changed."""

_WRITING = frozenset(
    {
        *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X"),
        *("Ctrl+Left", "Ctrl+Right", "Ctrl+Home", "Ctrl+End", "Ctrl+Backspace", "Ctrl+Del"),
        *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"),
        *("Tab", "Shift+Tab", "Return", "Enter", "Space", "Esc", "Backspace"),
    }
)
"""What fields, lists and buttons need for themselves."""
_COMMANDS = {command.id: command for command in COMMANDS}


def kept_keys(settings: Settings) -> dict[str, str]:
    """What was changed; what the settings tell of commands that are no longer there is passed over."""
    try:
        kept = json.loads(settings[table.KEYS] or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {id: key for id, key in kept.items() if id in _COMMANDS and isinstance(key, str)}


def keep_keys(settings: Settings, own: OwnKeys) -> None:
    settings[table.KEYS] = json.dumps(own) if own else ""


def key_of(command: Command, own: OwnKeys) -> str:
    return own.get(command.id, command.shortcut)


def is_for_writing(key: str) -> bool:
    """Whether a key is one that fields and lists need themselves, so that no command can have it."""
    return key in _WRITING


def holder_of(key: str, command: Command, own: OwnKeys) -> Command | None:
    """The other command that has the key where `command` would have it, if there is one.

    A key may mean one thing everywhere and another in one place, where that goes first.
    """
    return next((other for other in _same_place(command) if key and key_of(other, own) == key), None)


def with_key(own: OwnKeys, command: Command, key: str) -> dict[str, str]:
    """The command has the key from now on; who had it has none."""
    changed = dict(own)
    if holder := holder_of(key, command, own):
        changed[holder.id] = ""
    changed[command.id] = key
    return {id: key for id, key in changed.items() if key != _COMMANDS[id].shortcut}


def with_our_key(own: OwnKeys, command: Command) -> dict[str, str]:
    """The command has the key of the table again."""
    return with_key(own, command, command.shortcut)


def _same_place(command: Command) -> Iterator[Command]:
    return (other for other in COMMANDS if other is not command and other.place == command.place)
