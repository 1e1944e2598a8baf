"""The menu Suggestion: walk and answer the passages that are proposed for a claim."""

from functools import partial

from workbench.ui.commands.command import Command
from workbench.ui.commands.needs import ANSWERABLE, SUGGESTION, WRITABLE

_command = partial(Command, menu="Suggestion", place="suggestions")

SUGGESTION_COMMANDS = (
    _command(
        "suggestion.supports",
        "Suggestion &supports",
        "Link the proposed passage: it supports the claim.",
        "S",
        "stance.supports",
        ANSWERABLE,
    ),
    _command(
        "suggestion.refutes",
        "Suggestion &refutes",
        "Link the proposed passage: it refutes the claim.",
        "R",
        "stance.refutes",
        ANSWERABLE,
    ),
    _command(
        "suggestion.context",
        "Suggestion is &context",
        "Link the proposed passage as context of the claim.",
        "C",
        "stance.context",
        ANSWERABLE,
    ),
    _command(
        "suggestion.not_sure",
        "Not s&ure about the suggestion",
        "Put the proposed passage aside; it is kept among the answered.",
        "U",
        "reply.not sure",
        ANSWERABLE,
    ),
    _command(
        "suggestion.not_relevant",
        "Suggestion is &not relevant",
        "The proposed passage says nothing about the claim.",
        "X",
        "reply.not relevant",
        ANSWERABLE,
    ),
    _command(
        "suggestion.next", "Ne&xt suggestion", "Go to the next proposed passage.", "J", "next", SUGGESTION
    ),
    _command(
        "suggestion.previous",
        "&Previous suggestion",
        "Go to the proposed passage before.",
        "K",
        "previous",
        SUGGESTION,
    ),
    _command(
        "suggestion.open",
        "&Open in its article",
        "Show the proposed passage where it stands, as Enter does.",
        "O",
        "go",
        SUGGESTION,
    ),
    _command(
        "suggestion.unfold",
        "Show a&like passages",
        "Show or hide nearly the same words from other places, to answer them one by one.",
        "L",
        "alike",
        frozenset({"alike"}),
    ),
    _command(
        "suggestion.take_back",
        "&Take back the answer",
        "Forget what was answered, so that the passage is proposed again.",
        "Del",
        "answer.take_back",
        WRITABLE | {"answer"},
    ),
)
