"""The menu Passage: what can be done with the selected words."""

from functools import partial

from workbench.ui.commands.command import Command
from workbench.ui.commands.needs import ARTICLE, LINKABLE, PASSAGE, WRITABLE

_command = partial(Command, menu="Passage")

PASSAGE_COMMANDS = (
    _command(
        "claim.new",
        "New &claim",
        "Make a claim, from the selected words if there are any.",
        "N",
        "claim.new",
        WRITABLE,
    ),
    _command(
        "link.supports",
        "&Supports",
        "The passage supports the current claim.",
        "S",
        "stance.supports",
        LINKABLE,
    ),
    _command(
        "link.refutes", "&Refutes", "The passage refutes the current claim.", "R", "stance.refutes", LINKABLE
    ),
    _command(
        "link.context",
        "C&ontext",
        "The passage is context of the current claim.",
        "C",
        "stance.context",
        LINKABLE,
    ),
    _command(
        "link.appearance", "&Appearance", "The current claim is made here.", "A", "claim.appearance", LINKABLE
    ),
    _command(
        "passage.sentence", "Select s&entence", "Widen the selection to whole sentences.", "E", needs=ARTICLE
    ),
    _command(
        "passage.copy",
        "Copy with &source",
        "Copy the words with outlet, date and place.",
        "Ctrl+Shift+C",
        needs=PASSAGE,
    ),
    _command(
        "passage.document",
        "Copy of a &document…",
        "The selected words copy out a letter or a statement that other articles have, too.",
        "Ctrl+Shift+D",
        "document",
        WRITABLE | {"passage"},
    ),
)
