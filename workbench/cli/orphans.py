"""What a new version of an article has left behind: orphans, settle."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.arguments import number_from_one, takes_case, takes_quote
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.layout import ID_SHOWN, as_json, source_line, wrapped
from workbench.domain.anchor import Anchor
from workbench.domain.changes import ChangeSet
from workbench.domain.counting import counted
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence
from workbench.services import versions
from workbench.services.naming import the_one
from workbench.services.quoting import place_quote
from workbench.services.session import Session
from workbench.services.versions import LikelyPlace, Orphan


def declare(add: Adder) -> None:
    command = add(
        "orphans",
        orphans,
        help="list passages that cite an older version of their article",
        about="List what cites an older version of an article because its words are not in the newest one, "
        "with the places there that it may belong to and what speaks against each.",
    )
    takes_case(command)

    command = add(
        "settle",
        settle,
        help="say where a passage belongs that cites an older version",
        about="Say where a passage belongs that “orphans” lists: at one of the places proposed there, at "
        "other words of the newest version, or where it is. To take it away from its claim, see “unlink” "
        "and “remove”.",
        examples=(
            "workbench settle iraq 7c21 --place 1",
            'workbench settle iraq 7c21 --quote "that letter was a draft"',
            "workbench settle iraq 7c21 --leave",
        ),
    )
    takes_case(command)
    command.add_argument("orphan", metavar="ORPHAN", help="beginning of its id, or words of its quote")
    command.add_argument(
        "--place",
        type=number_from_one,
        metavar="N",
        help="the place with this number, as “orphans” lists them",
    )
    takes_quote(command, required=False)
    command.add_argument("--leave", action="store_true", help="it stays cited from the older version")


def orphans(call: Call) -> Iterator[str]:
    with call.read() as session:
        found = [(orphan, versions.likely_places(session, orphan)) for orphan in versions.orphans(session)]
        if call.json:
            yield as_json([_described(orphan, places) for orphan, places in found])
            return
        for orphan, places in found:
            record = orphan.record
            source = source_line(session.source_of(record.anchor))
            yield f"{source}, version {orphan.text.version}  [{record.id[:ID_SHOWN]}]"
            yield from wrapped(f"“{record.anchor.quote}”", "    ")
            for number, one in enumerate(places, 1):
                reasons = "; ".join((f"{one.place.score} of 100", *one.place.reasons))
                yield from wrapped(f"“{one.anchor.quote}” ({reasons})", "         ", f"    {number} → ")
        if found:
            yield f"{counted(len(found), 'passage')} to review."
        else:
            yield "No passage waits to be reviewed."


def settle(call: Call) -> Iterator[str]:
    options = call.options
    if [options.place is not None, options.quote is not None, options.leave].count(True) != 1:
        raise UserError("Where does it belong?", "Say --place N, --quote WORDS or --leave.")
    with call.change() as session:
        orphan = _meant(session, options.orphan)
        done = session.do(_step(call, session, orphan))
        record = orphan.record
        here = session.evidence(record.id) if isinstance(record, Evidence) else session.appearance(record.id)
    version = orphan.text.version if options.leave else orphan.newest.version
    sentence = f"Cited from version {version}: “{' '.join(here.anchor.quote.split())}”"
    yield from told(
        call, done, sentence, id=record.id, claim=record.claim_id, version=version, anchor=here.anchor
    )


def _meant(session: Session, words: str) -> Orphan:
    found = {orphan.record.id: orphan for orphan in versions.orphans(session)}
    return found[the_one(words, {id: one.record.anchor.quote for id, one in found.items()}, "orphan")]


def _step(call: Call, session: Session, orphan: Orphan) -> ChangeSet:
    if call.options.leave:
        return versions.keep_old(orphan)
    return versions.settle(session, orphan, _anchor(call, session, orphan))


def _anchor(call: Call, session: Session, orphan: Orphan) -> Anchor:
    options = call.options
    if options.quote is not None:
        words = session.words(orphan.newest)
        return session.anchor(orphan.newest.id, *place_quote(words, options.quote, options.within))
    places = versions.likely_places(session, orphan)
    if options.place > len(places):
        raise UserError(
            f"Only {counted(len(places), 'place')} in the newest version may be meant.",
            "Name another by its words: --quote WORDS.",
        )
    chosen: LikelyPlace = places[options.place - 1]
    return chosen.anchor


def _described(orphan: Orphan, places: list[LikelyPlace]) -> dict[str, Any]:
    record = orphan.record
    return {
        "id": record.id,
        "kind": "evidence" if isinstance(record, Evidence) else "appearance",
        "claim": record.claim_id,
        "article": orphan.article.id,
        "version": orphan.text.version,
        "newest": orphan.newest.version,
        "anchor": record.anchor,
        "candidates": [
            {
                "start": one.anchor.start,
                "end": one.anchor.end,
                "words": one.anchor.quote,
                "score": one.place.score,
                "kind": one.place.kind,
                "reasons": one.place.reasons,
            }
            for one in places
        ],
    }
