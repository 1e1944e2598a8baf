"""Passages by their words: search."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.arguments import number_from_one, takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.layout import ID_SHOWN, emphasised, json_line, place_told, source_line, wrapped
from workbench.domain.counting import counted
from workbench.domain.dates import checked_date
from workbench.domain.overview import Hit


def declare(add: Adder) -> None:
    command = add(
        "search",
        search,
        help="find passages in all articles",
        about="Find the passages that hold all the words, in any of their forms. Words in quotation marks "
        "are found as a phrase; the last word may be the beginning of one.",
        examples=(
            "workbench search iraq troops Kuwait",
            "workbench search iraq '\"no decision\" leave' --outlet AMN --since 2020",
        ),
    )
    takes_case(command)
    command.add_argument("words", nargs="+", metavar="WORD", help="what to look for")
    command.add_argument("--outlet", default="", metavar="NAME", help="only by this outlet")
    command.add_argument("--since", default="", metavar="DATE", help="only from this date on")
    command.add_argument("--until", default="", metavar="DATE", help="only up to this date")
    command.add_argument(
        "--limit", type=number_from_one, default=50, metavar="N", help="at most this many passages (50)"
    )


def search(call: Call) -> Iterator[str]:
    options = call.options
    with call.read() as session:
        hits = session.hits(
            " ".join(options.words),
            outlet=options.outlet,
            since=checked_date(options.since),
            until=checked_date(options.until),
            limit=options.limit,
        )
        if call.json:
            yield from (json_line(_found(rank, hit)) for rank, hit in enumerate(hits, 1))
            return
        count = 0
        for hit in hits:
            count += 1
            yield f"{source_line(hit.source)}  [{hit.source.article_id[:ID_SHOWN]}]"
            yield from wrapped(emphasised(hit.anchor.quote, hit.found), "    ")
        yield counted(count, "passage") if count else "Nothing found."


def _found(rank: int, hit: Hit) -> dict[str, Any]:
    return {
        "rank": rank,
        **place_told(hit.anchor, hit.source),
        "title": hit.source.attribution.title,
        "found": hit.found,
        "before": hit.lead,
        "after": hit.tail,
    }
