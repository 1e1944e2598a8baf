"""The menu Claim: walk, change and judge claims."""

from functools import partial

from workbench.ui.commands.command import Command
from workbench.ui.commands.needs import CLAIM, OWN_CLAIM

RATING_COMMANDS = 7
"""How many ratings of a scale have a command of their own; those beyond are given with the mouse or Tab."""

_command = partial(Command, menu="Claim")

CLAIM_COMMANDS = (
    _command("claim.next", "&Next claim", "Go to the next claim in the list.", "J", "next"),
    _command("claim.previous", "&Previous claim", "Go to the claim before.", "K", "previous"),
    _command("claim.filter", "&Filter claims", "Type to narrow the list.", "Ctrl+L", "search"),
    _command("claim.edit", "&Edit wording", "Change the words of the claim.", "F2", "edit.pencil", OWN_CLAIM),
    _command(
        "claim.rationale", "&Write the rationale", "Go to the verdict's rationale.", "V", needs=OWN_CLAIM
    ),
    _command("claim.remove", "Remove &claim", "Remove it with its evidence.", "", "edit.remove", OWN_CLAIM),
    _command("claim.list", "&All claims", "Back to the list of claims.", "Ctrl+Shift+L", needs=CLAIM),
    *(
        _command(
            f"claim.rate.{number}",
            f"Verdict &{number}",
            f"Give the verdict that stands at place {number} of the case's scale.",
            f"Alt+{number}",
            needs=OWN_CLAIM,
        )
        for number in range(1, RATING_COMMANDS + 1)
    ),
)
