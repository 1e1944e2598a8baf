"""Passages that are proposed for a claim: suggest."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.arguments import number_from_one, takes_case
from workbench.cli.call import Adder, Call, typed_or_piped
from workbench.cli.json_lines import objects_in
from workbench.cli.layout import json_line, place_told, source_line, wrapped
from workbench.config.settings import MEANING_MODEL
from workbench.domain.claim import Claim
from workbench.domain.errors import UserError
from workbench.domain.suggestion import Suggestion
from workbench.services.session import Session
from workbench.services.suggesting import Suggester

if TYPE_CHECKING:
    from workbench.services.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Asked:
    """What passages are asked for, and what it is called in the answer."""

    name: Any
    claim: Claim


def declare(add: Adder) -> None:
    command = add(
        "suggest",
        suggest,
        help="propose passages for a claim, with the reasons",
        about="Propose passages from all articles for a claim, the likeliest first, each with the reasons "
        "in words. Passages that are linked to the claim, were answered for it, or are where it was made "
        "are left out; so are comments, teasers and boilerplate. Nearly identical passages are listed once.",
        examples=(
            "workbench suggest iraq --claim unsigned",
            'workbench suggest iraq --text "All but 3,000 troops will leave" -n 5',
            "workbench suggest iraq --claims claims.jsonl --json > passages.jsonl",
        ),
    )
    takes_case(command)
    given = command.add_mutually_exclusive_group(required=True)
    given.add_argument("--claim", metavar="CLAIM", help="a claim of the case: its id, or some of its words")
    given.add_argument("--text", metavar="WORDS", help="any statement; - reads it from the standard input")
    given.add_argument(
        "--claims",
        type=Path,
        metavar="FILE",
        help='statements as JSON lines: {"text": …}, and "id", "said_by", "said_on", "speaks_about" if known',
    )
    command.add_argument(
        "-n",
        "--limit",
        type=number_from_one,
        default=20,
        metavar="N",
        help="at most this many for each claim (20)",
    )


def suggest(call: Call) -> Iterator[str]:
    with call.read() as session:
        suggester = Suggester(session, _meaning(call))
        asked = _asked(call, session)
        for one in asked:
            found = suggester.for_claim(one.claim, call.options.limit)
            if call.json:
                for rank, suggestion in enumerate(found, 1):
                    yield json_line(_told(one, rank, suggestion))
            else:
                yield from _shown(one, found)


def _meaning(call: Call) -> "Meaning | None":
    """What compares by meaning, where the settings name a model for it."""
    folder = call.settings[MEANING_MODEL]
    if not folder:
        return None
    from workbench.services.meaning import meaning_in  # with numpy, which takes its time

    return meaning_in(folder, call.folders.cache)


def _asked(call: Call, session: Session) -> list[Asked]:
    options = call.options
    if options.claim is not None:
        claim = session.find_claim(options.claim)
        return [Asked(claim.id, claim)]
    if options.text is not None:
        words = typed_or_piped(options.text).strip()
        if not words:
            raise UserError("There is nothing to find passages for.", "Give the words of a statement.")
        return [Asked(words, Claim("", words))]
    return [_from_line(told) for told in objects_in(options.claims, "text", "claim", "wording")]


def _from_line(told: dict[str, Any]) -> Asked:
    words = next(told[key] for key in ("text", "claim", "wording") if isinstance(told.get(key), str))
    said_by, said_on, about = (str(told.get(key) or "") for key in ("said_by", "said_on", "speaks_about"))
    return Asked(told.get("id", words), Claim("", words, said_by, said_on, about))


def _told(asked: Asked, rank: int, suggestion: Suggestion) -> dict[str, Any]:
    return {
        "claim": asked.name,
        "rank": rank,
        **place_told(suggestion.anchor, suggestion.source),
        "score": suggestion.score,
        "reasons": [reason.words for reason in suggestion.reasons],
        "leaning": suggestion.leaning,
        "alike": [place_told(one.anchor, one.source) for one in suggestion.alike],
    }


def _shown(asked: Asked, found: list[Suggestion]) -> Iterator[str]:
    yield from wrapped(asked.claim.wording)
    if not found:
        yield "  Nothing in this case has anything to do with it."
    for rank, one in enumerate(found, 1):
        leaning = f" · may {str(one.leaning).removesuffix('s')}" if one.leaning else ""
        yield f"{rank:3}  {source_line(one.source)}{leaning}"
        yield from wrapped(f"“{one.anchor.quote}”", "     ")
        yield from wrapped("; ".join(reason.words for reason in one.reasons), "       ", "     → ")
        for other in one.alike:
            yield f"     also: {source_line(other.source)}"
    yield ""
