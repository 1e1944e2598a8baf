"""Near-copies among the articles: duplicates."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.layout import ID_SHOWN, json_line, wrapped
from workbench.domain.counting import counted
from workbench.domain.dates import readable_date
from workbench.domain.errors import UserError
from workbench.domain.overview import ArticleRow
from workbench.finding.duplicates import NEAR
from workbench.finding.stretches import Stretch
from workbench.services.copies import CopiedPair, near_copies, stretches_of
from workbench.services.session import Session

_TELLING = 12
"""Words in a row; shorter stretches are counted in the share, but tell a reader nothing."""


def declare(add: Adder) -> None:
    command = add(
        "duplicates",
        duplicates,
        help="list articles that share much of their wording",
        about="List pairs of articles where most of the shorter one is in the other, too: with the share of "
        "its runs of five words that are, and the longest stretch they have in common. Pairs that share an "
        "article form one group.",
        examples=("workbench duplicates iraq", "workbench duplicates iraq --least 0.3 --json"),
    )
    takes_case(command)
    command.add_argument(
        "--least",
        type=float,
        default=NEAR,
        metavar="SHARE",
        help=f"list pairs from this share of the shorter one on, between 0 and 1 ({NEAR})",
    )


def duplicates(call: Call) -> Iterator[str]:
    least = call.options.least
    if not 0 < least <= 1:
        raise UserError("The share has to lie between 0 and 1.", "Write --least 0.5 for one half.")
    with call.read() as session:
        pairs = near_copies(session, least)
        if call.json:
            for pair in pairs:
                yield json_line(_told(pair, stretches_of(session, pair, _TELLING), session))
            return
        for number, group in groupby(pairs, key=lambda pair: pair.group):
            yield from _shown(number, [*group], session)
        yield counted(len(pairs), "pair") + "." if pairs else "No two articles share that much."


def _shown(number: int, pairs: Sequence[CopiedPair], session: Session) -> Iterator[str]:
    yield f"Group {number}"
    for pair in pairs:
        yield from wrapped(
            f"{pair.containment:.0%} shared: {_named(pair.one)} and {_named(pair.other)}", "    ", "  "
        )
        stretches = stretches_of(session, pair, _TELLING)
        if stretches:
            longest = max(stretches, key=lambda stretch: stretch.words)
            words = session.words(pair.one.text)[longest.start : longest.end]
            said = f"{counted(longest.words, 'word')} in a row: “{' '.join(words.split())}”"
            yield from wrapped(said, "      ")


def _named(row: ArticleRow) -> str:
    said = row.article.attribution
    name = said.title or row.text.file_name
    about = ", ".join(filter(None, (said.outlet, readable_date(said.published))))
    return f"“{name}” ({about + ', ' if about else ''}{row.article.id[:ID_SHOWN]})"


def _told(pair: CopiedPair, stretches: Sequence[Stretch], session: Session) -> dict[str, Any]:
    words = session.words(pair.one.text)
    return {
        "group": pair.group,
        "article": pair.one.article.id,
        "known_id": pair.one.text.known_id,
        "other_article": pair.other.article.id,
        "other_known_id": pair.other.text.known_id,
        "containment": round(pair.containment, 4),
        "stretches": [
            {
                "start": stretch.start,
                "end": stretch.end,
                "other_start": stretch.other_start,
                "other_end": stretch.other_end,
                "words": stretch.words,
                "quote": words[stretch.start : stretch.end],
            }
            for stretch in stretches
        ],
    }
