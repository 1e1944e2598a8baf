"""Every command of the window, in one table, with a module for each menu.

Menus, palette, tooltips, shortcuts and the help page are built from it. `Actions` makes what Qt needs of
it, for one window.
"""

from workbench.ui.commands.actions import Actions
from workbench.ui.commands.claim import RATING_COMMANDS
from workbench.ui.commands.command import Command
from workbench.ui.commands.review import PLACE_COMMANDS
from workbench.ui.commands.table import COMMANDS, MENUS

__all__ = ["COMMANDS", "MENUS", "PLACE_COMMANDS", "RATING_COMMANDS", "Actions", "Command"]
