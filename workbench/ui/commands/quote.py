"""The menu Quote: walk and compare sayings and documents."""

from functools import partial

from workbench.ui.commands.command import Command
from workbench.ui.commands.needs import DIFFERENCE, QUOTE, WRITABLE

_command = partial(Command, menu="Quote", place="quotes")

QUOTE_COMMANDS = (
    _command("quote.next", "&Next quote", "Go to the next saying or document.", "J", "next", QUOTE),
    _command(
        "quote.previous", "&Previous quote", "Go to the saying or document before.", "K", "previous", QUOTE
    ),
    _command("quote.turn", "Sayings or &documents", "Show documents in place of sayings, or back.", "T"),
    _command(
        "quote.difference",
        "Ne&xt difference",
        "Go to the next place at which the wordings differ.",
        "D",
        "next",
        DIFFERENCE,
    ),
    _command(
        "quote.difference_back",
        "Previous d&ifference",
        "Go to the difference before.",
        "Shift+D",
        "previous",
        DIFFERENCE,
    ),
    _command("quote.open", "&Open in its article", "Show the wording where it stands.", "O", "go", QUOTE),
    _command(
        "quote.claim",
        "&Make claim",
        "Make a claim of it, with every wording as context.",
        "N",
        "quotes.claim",
        QUOTE | WRITABLE,
    ),
    _command(
        "quote.larger",
        "Show &larger",
        "Compare the wordings in a window of its own.",
        "L",
        "quotes.larger",
        QUOTE,
    ),
    _command(
        "quote.accept",
        "&Accept as copies",
        "These stretches are copies of one document: keep that in the case.",
        "A",
        "document.accept",
        WRITABLE | {"proposed document"},
    ),
    _command(
        "quote.remove",
        "&Remove document",
        "These stretches are no copies of one document after all.",
        "Del",
        "edit.remove",
        WRITABLE | {"named document"},
    ),
)
