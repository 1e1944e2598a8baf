"""Whole cases: new, demo, case."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call, given
from workbench.cli.changed import told
from workbench.cli.layout import as_json, wrapped
from workbench.config.settings import SCALE
from workbench.domain.counting import counted
from workbench.services.case_details import edit_case
from workbench.services.scales import known_scale
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add(
        "new",
        new,
        help="make an empty case",
        examples=(
            'workbench new iraq --title "Reports of a withdrawal"',
            "workbench new iraq --scale truth-six",
        ),
    )
    takes_case(command, "the file to make")
    command.add_argument("--title", metavar="WORDS", help="what the case is called (default: its file name)")
    command.add_argument("--scale", metavar="ID", help="the scale claims are judged on: averitec, truth-six")

    command = add(
        "demo",
        demo,
        help="make the sample case in a folder",
        about="Make the sample case: five articles on reports of a U.S. withdrawal from Iraq, with claims "
        "of which some are judged, some half done and some open.",
    )
    command.add_argument(
        "folder", type=Path, metavar="DIR", help="the folder, which is made if it does not exist"
    )

    command = add(
        "case",
        case,
        help="show what a case is about; edit its title, its note or its scale",
        about="Show the title of a case, what is noted about it, and the scale its claims are judged on. "
        "With options they are edited; the scale stays once a verdict has been given.",
        examples=("workbench case iraq", 'workbench case iraq --title "Reports of a withdrawal"'),
    )
    takes_case(command)
    command.add_argument("--title", metavar="WORDS", help="what the case is called")
    command.add_argument("--note", metavar="WORDS", help="what it is about, and what to remember")
    command.add_argument("--scale", metavar="ID", help="the scale claims are judged on: averitec, truth-six")


def new(call: Call) -> Iterator[str]:
    options = call.options
    scale = known_scale(options.scale or call.settings[SCALE])
    with Session.create(options.case, options.title or options.case.stem, call.analyst, scale) as session:
        sentence = f"Made {session.path}, to be judged on the scale “{scale.name}”."
        yield from _made(call, session, sentence)


def demo(call: Call) -> Iterator[str]:
    from workbench.services.sample import FILE_NAME, make_sample

    with make_sample(call.options.folder / FILE_NAME, call.analyst) as session:
        articles, claims = session.counts()
        yield from _made(call, session, f"Made {session.path}: {articles} articles, {claims} claims.")


def case(call: Call) -> Iterator[str]:
    fields = given(call.options, "title", "note", "scale")
    if fields:
        yield from _edit(call, fields)
        return
    with call.read() as session:
        if call.json:
            yield as_json(_described(session))
            return
        held, (articles, claims) = session.case, session.counts()
    yield from wrapped(held.title)
    yield from wrapped(held.note, "  ")
    yield f"  {counted(articles, 'article')}, {counted(claims, 'claim')}"
    yield f"  judged on the scale “{held.scale.name}”:"
    for rating in held.scale.ratings:
        yield from wrapped(f"{rating.label} ({rating.id}): {rating.meaning}", "      ", "    ")


def _edit(call: Call, fields: dict[str, Any]) -> Iterator[str]:
    if "scale" in fields:
        fields["scale"] = known_scale(fields["scale"])
    with call.change() as session:
        done = session.do(edit_case(session, **fields))
        held = session.case
    sentence = f"{done.label if done else 'Nothing changed'}: “{held.title}”, {held.scale.name}"
    yield from told(call, done, sentence, id=held.id, title=held.title, note=held.note, scale=held.scale.id)


def _made(call: Call, session: Session, sentence: str) -> Iterator[str]:
    yield as_json(_described(session)) if call.json else sentence


def _described(session: Session) -> dict[str, Any]:
    held, (articles, claims) = session.case, session.counts()
    return {
        "path": str(session.path),
        "id": held.id,
        "title": held.title,
        "note": held.note,
        "created": held.created,
        "scale": held.scale,
        "articles": articles,
        "claims": claims,
    }
