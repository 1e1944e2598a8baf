"""What analysts say of where sources have their stories from: rule, rulings."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.layout import as_json
from workbench.domain.changes import joined
from workbench.domain.errors import NotFound
from workbench.domain.moments import day_of
from workbench.domain.overview import Source
from workbench.domain.ruling import Kinship, Ruling
from workbench.services.independence import find_source, rule, sources, take_back
from workbench.services.session import Session

_NAMED = "words of outlet, title or file name, or the beginning of its id"


def declare(add: Adder) -> None:
    command = add(
        "rule",
        rule_on,
        help="say whether two sources have their story from one place",
        about="Say whether two sources have their story from one place, whatever the program takes them "
        "for. A part of a page by another outlet is a source of its own. “claim” tells the sources of a "
        "claim by their origins.",
        examples=(
            "workbench rule iraq npr politico --independent",
            "workbench rule iraq npr politico --take-back",
        ),
    )
    takes_case(command)
    command.add_argument("one", metavar="SOURCE", help=_NAMED)
    command.add_argument("other", metavar="SOURCE", help=_NAMED)
    said = command.add_mutually_exclusive_group(required=True)
    said.add_argument(
        "--independent",
        dest="kinship",
        action="store_const",
        const=Kinship.INDEPENDENT,
        help="each has it from another place",
    )
    said.add_argument(
        "--one-origin",
        dest="kinship",
        action="store_const",
        const=Kinship.ONE_ORIGIN,
        help="both have it from the same place",
    )
    said.add_argument(
        "--take-back",
        dest="kinship",
        action="store_const",
        const=None,
        help="forget what was said of the two",
    )

    command = add("rulings", rulings, help="list what was said of where sources have their stories from")
    takes_case(command)


def rule_on(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        one, other = find_source(session, options.one), find_source(session, options.other)
        if options.kinship is not None:
            done = session.do(rule(session, one, other, options.kinship))
            said = f"are {options.kinship}" if options.kinship is Kinship.INDEPENDENT else "share one origin"
        else:
            held = _held(session, one, other)
            done = session.do(joined(take_back(held[0]).label, map(take_back, held)))
            said = "are left to the program again"
    yield from told(
        call,
        done,
        f"{one.name} and {other.name} {said}.",
        one=_described(one),
        other=_described(other),
        kinship=options.kinship,
    )


def rulings(call: Call) -> Iterator[str]:
    with call.read() as session:
        known = {one.identity: one for one in sources(session).values()}
        found = [(ruling, *_named(ruling, known)) for ruling in session.rulings()]
    if call.json:
        yield as_json(
            [
                {
                    "id": ruling.id,
                    "one": one,
                    "other": other,
                    "kinship": ruling.kinship,
                    "ruled_by": ruling.ruled_by,
                    "ruled_at": ruling.ruled_at,
                }
                for ruling, one, other in found
            ]
        )
        return
    for ruling, one, other in found:
        names = " and ".join(source["name"] or "a source that is gone" for source in (one, other))
        yield f"{names}: {ruling.kinship}, says {ruling.ruled_by} on {day_of(ruling.ruled_at)}"
    if not found:
        yield "Nothing was said of where sources have their stories from."


def _held(session: Session, one: Source, other: Source) -> list[Ruling]:
    both = frozenset((one.identity, other.identity))
    held = [ruling for ruling in session.rulings() if ruling.sources == both]
    if not held:
        raise NotFound(
            f"Nothing was said of {one.name} and {other.name}.", "See what was: workbench rulings CASE."
        )
    return held


Identity = tuple[str, str]


def _named(ruling: Ruling, known: dict[Identity, Source]) -> tuple[dict[str, Any], dict[str, Any]]:
    one = (ruling.one_article_id, ruling.one_part)
    other = (ruling.other_article_id, ruling.other_part)
    return _identified(one, known), _identified(other, known)


def _identified(identity: Identity, known: dict[Identity, Source]) -> dict[str, Any]:
    article, part = identity
    source = known.get(identity)
    return {"article": article, "part": part, "name": source.name if source else part}


def _described(source: Source) -> dict[str, Any]:
    return _identified(source.identity, {source.identity: source})
