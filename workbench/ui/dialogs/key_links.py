"""The keys that the help pages name: links to commands, in whose place stands the key the command has."""

import re

from workbench.ui.commands import Actions

KEY_LINK = re.compile(r"\[(?P<ours>[^\]]+)\]\(key:(?P<command>[\w.]+)\)")
"""`[Ctrl+J](key:view.suggestions)`: to those who read the page itself it names the key of ours."""

_MARKS = re.compile(r"[\\`*_<>\[\]#+\-.!|=]")
"""What would mean something to Markdown in the name of a key."""


def with_own_keys(page: str, actions: Actions) -> str:
    """The page with the analyst's keys; a command that has none is named by where it stands in the menus."""

    def told(link: re.Match[str]) -> str:
        command = actions.command(link["command"])
        if key := actions.key(command.id):
            escaped = _MARKS.sub(r"\\\g<0>", key)
            return f"**{escaped}**"
        return f"*{command.menu} › {command.plain_text}*"

    return KEY_LINK.sub(told, page)
