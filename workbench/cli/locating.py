"""Quotes and their places: locate."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call, typed_or_piped
from workbench.cli.json_lines import objects_in
from workbench.cli.layout import json_line, source_line, wrapped
from workbench.domain.errors import UserError
from workbench.finding.quote_places import Quote
from workbench.services.locating import Located, Locator
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add(
        "locate",
        locate_quotes,
        help="find where quotes are, even if their words have changed",
        about="Find quotes in the articles of a case. The exact words are looked for first; failing that, "
        "the place whose words come nearest, unless they say something else: another number, another name, "
        "a “not” more or less. Where a place was rejected, the reason is given.",
        examples=(
            "workbench locate iraq --quote 'all but 3,000 troops' --json",
            "workbench locate iraq --quotes quotes.jsonl --article npr",
        ),
    )
    takes_case(command)
    given = command.add_mutually_exclusive_group(required=True)
    given.add_argument("--quote", metavar="WORDS", help="one quote; - reads it from the standard input")
    given.add_argument(
        "--quotes",
        type=Path,
        metavar="FILE",
        help='quotes as JSON lines: {"quote": …}, and "before", "after", "start", "id", "article" if known',
    )
    command.add_argument("--article", default="", metavar="ARTICLE", help="look only in this one")


def locate_quotes(call: Call) -> Iterator[str]:
    options = call.options
    with call.read() as session:
        asked = [_asked(options.quote)] if options.quotes is None else objects_in(options.quotes, "quote")
        locator = Locator(session)
        names = {str(one.get("article") or options.article) for one in asked}
        ids = {name: session.find_article(name).id if name else "" for name in names}
        for one in asked:
            found = locator.find(_quote(one), ids[str(one.get("article") or options.article)])
            if call.json:
                yield json_line(_told(one, found, session))
            else:
                yield from _shown(found, session)


def _asked(typed: str) -> dict[str, Any]:
    quote = typed_or_piped(typed)
    if not quote.strip():
        raise UserError("There is no quote to look for.", "Give the words of a passage.")
    return {"quote": quote}


def _quote(asked: dict[str, Any]) -> Quote:
    start = asked.get("start")
    return Quote(
        asked["quote"],
        str(asked.get("before") or ""),
        str(asked.get("after") or ""),
        start if isinstance(start, int) else None,
    )


def _told(asked: dict[str, Any], found: Located, session: Session) -> dict[str, Any]:
    """The same keys for every quote; what is absent has no place, and says what was nearest and refused."""
    place, text = found.place, found.text
    there = found.is_there
    told: dict[str, Any] = {"id": asked["id"]} if "id" in asked else {}
    told |= {
        "quote": asked["quote"],
        "kind": place.kind if place else "absent",
        "article": text.article_id if text and there else None,
        "known_id": text.known_id if text and there else None,
        "text": text.id if text and there else None,
        "start": place.start if place and there else None,
        "end": place.end if place and there else None,
        "score": place.score if place else 0,
        "words": _words(found, session) if there else None,
        "reasons": place.reasons if place else (),
    }
    if place and text and not there:
        told["nearest"] = {
            "article": text.article_id,
            "known_id": text.known_id,
            "start": place.start,
            "end": place.end,
            "words": _words(found, session),
        }
    return told


def _words(found: Located, session: Session) -> str:
    assert found.text is not None
    assert found.place is not None
    return session.words(found.text)[found.place.start : found.place.end]


def _shown(found: Located, session: Session) -> Iterator[str]:
    yield from wrapped(f"“{found.quote.words}”")
    if found.place is None or found.text is None:
        yield "    absent"
        return
    place = found.place
    anchor = session.anchor(found.text.id, place.start, place.end)
    where = f"{source_line(session.source_of(anchor))}, {place.start}–{place.end}"
    reasons = "; ".join(place.reasons)
    about = f"{place.kind}, {place.score} of 100" + (f" ({reasons})" if reasons else "")
    yield f"    {about}" if found.is_there else f"    {about}; the nearest is:"
    yield from wrapped(f"{where}: “{anchor.quote}”", "    ")
