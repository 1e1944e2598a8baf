"""What the stretches of an article are: zones, zone."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.arguments import takes_article, takes_case, takes_quote
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.layout import as_json, cut, table, width
from workbench.domain.article import Text, Zone, ZoneKind, zone_at
from workbench.domain.changes import ChangeSet
from workbench.domain.errors import UserError
from workbench.services import articles
from workbench.services.quoting import place_quote
from workbench.services.session import Session

_KINDS = [kind.value for kind in ZoneKind]


def declare(add: Adder) -> None:
    command = add(
        "zones",
        zones,
        help="list what the stretches of an article are",
        about="List the zones of an article: headline, body, quoted document, caption and so on. Comments, "
        "teasers and boilerplate are kept, but left out of suggestions and counts.",
    )
    takes_case(command)
    takes_article(command)

    command = add(
        "zone",
        zone,
        help="correct what a stretch of an article is, and where it begins and ends",
        about="Correct the zone that a position or a quote lies in: say what it is, divide it, move its "
        "borders or join it with the one before.",
        examples=(
            "workbench zone iraq npr --at 1204 --kind caption",
            'workbench zone iraq npr --quote "Read more" --divide --kind boilerplate',
            'workbench zone iraq npr --quote "Read more" --join',
        ),
    )
    takes_case(command)
    takes_article(command)
    command.add_argument(
        "--at", type=int, metavar="POSITION", help="a place in the article, in characters from 0"
    )
    takes_quote(command, required=False)
    command.add_argument("--kind", choices=_KINDS, metavar="KIND", help=f"what it is: {', '.join(_KINDS)}")
    deed = command.add_mutually_exclusive_group()
    deed.add_argument("--divide", action="store_true", help="let a second zone begin there, of this kind")
    deed.add_argument(
        "--begin", action="store_true", help="let the zone begin there; the one before ends there"
    )
    deed.add_argument("--end", action="store_true", help="let the zone end there; the next one begins there")
    deed.add_argument("--join", action="store_true", help="make one of it and the zone before")


def zones(call: Call) -> Iterator[str]:
    with call.read() as session:
        text = session.newest_text(session.find_article(call.options.article).id)
        words = session.words(text)
        found = [_described(words, one) for one in session.zones(text.id)]
    if call.json:
        yield as_json(found)
        return
    room = width()
    rows = (
        (str(one["start"]), str(one["end"]), one["label"] or one["kind"], cut(one["quote"], room))
        for one in found
    )
    yield from table(rows, ("START", "END", "ZONE", "WORDS"))


def zone(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        article = session.find_article(options.article)
        text = session.newest_text(article.id)
        position, behind = _place(call, session, text)
        done = session.do(_step(call, session, text, position, behind))
        here = zone_at(session.zones(text.id), position)
        assert here is not None
        described = _described(session.words(text), here)
    sentence = f"{done.label if done else 'Nothing changed'}: {described['kind']}, "
    sentence += f"{described['start']}–{described['end']}"
    yield from told(call, done, sentence, article=article.id, zone=described)


def _place(call: Call, session: Session, text: Text) -> tuple[int, int]:
    """The position that was named and the one behind it: both ends of a quote, else twice the same."""
    options = call.options
    if (options.at is None) == (options.quote is None):
        raise UserError("Which zone?", "Name a place in it by --at POSITION or by --quote WORDS.")
    if options.quote is not None:
        return place_quote(session.words(text), options.quote, options.within)
    if zone_at(session.zones(text.id), options.at) is None:
        raise UserError(f"The article has no place {options.at}.", f"It has {text.length:,} characters.")
    return options.at, options.at


def _step(call: Call, session: Session, text: Text, position: int, behind: int) -> ChangeSet:
    options = call.options
    every, parts = session.zones(text.id), session.parts(text.id)
    here = zone_at(every, position)
    assert here is not None
    kind = ZoneKind(options.kind) if options.kind else None
    if options.divide:
        return articles.split_zone(every, position, kind)
    if kind and (options.begin or options.end or options.join):
        raise UserError("This is done with borders only.", "Say what the zone is in a second step.")
    if options.begin:
        return articles.move_border(every, parts, here.start, position)
    if options.end:
        return articles.move_border(every, parts, here.end, behind)
    if options.join:
        return articles.merge_zones(every, here.start)
    if kind is None:
        raise UserError("What is to be different?", "Say what the zone is: --kind caption.")
    return articles.set_zone_kind(here, kind)


def _described(words: str, one: Zone) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "label": one.label,
        "start": one.start,
        "end": one.end,
        "quote": words[one.start : one.end],
    }
