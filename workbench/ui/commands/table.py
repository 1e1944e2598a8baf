"""Every command of the window, in one table: what menus, palette, keys and help are built from."""

from workbench.ui.commands.article import ARTICLE_COMMANDS
from workbench.ui.commands.case import CASE_COMMANDS
from workbench.ui.commands.claim import CLAIM_COMMANDS
from workbench.ui.commands.command import Command
from workbench.ui.commands.edit import EDIT_COMMANDS
from workbench.ui.commands.help import HELP_COMMANDS
from workbench.ui.commands.number import NUMBER_COMMANDS
from workbench.ui.commands.passage import PASSAGE_COMMANDS
from workbench.ui.commands.quote import QUOTE_COMMANDS
from workbench.ui.commands.review import REVIEW_COMMANDS
from workbench.ui.commands.suggestion import SUGGESTION_COMMANDS
from workbench.ui.commands.view import VIEW_COMMANDS

COMMANDS: tuple[Command, ...] = (
    *CASE_COMMANDS,
    *EDIT_COMMANDS,
    *VIEW_COMMANDS,
    *ARTICLE_COMMANDS,
    *PASSAGE_COMMANDS,
    *SUGGESTION_COMMANDS,
    *QUOTE_COMMANDS,
    *NUMBER_COMMANDS,
    *REVIEW_COMMANDS,
    *CLAIM_COMMANDS,
    *HELP_COMMANDS,
)
MENUS = tuple(dict.fromkeys(command.menu for command in COMMANDS))
"""In the order in which they stand."""
