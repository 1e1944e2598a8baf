"""The history: who did what, whether it is whole, undo, redo, and back to an earlier state."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.arguments import number_from_one, takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.layout import as_json, table, wrapped
from workbench.domain.counting import counted
from workbench.domain.errors import UserError
from workbench.domain.history import Deed, Entry
from workbench.domain.moments import short_moment
from workbench.services.history import subject_of
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add("history", history, help="who did what and when, the last action first")
    takes_case(command)
    command.add_argument(
        "--limit", type=number_from_one, default=30, metavar="N", help="at most this many lines (30)"
    )

    command = add(
        "undo",
        undo,
        help="take back the last action",
        about="Take back the last action, whatever it was and however long ago. With --to, go back to how "
        "the case was after an entry of the history; that is an action of its own, which can be undone.",
        examples=("workbench undo iraq", "workbench undo iraq --to 12"),
    )
    takes_case(command)
    command.add_argument(
        "--to", type=int, metavar="NUMBER", help="the entry to go back to; 0 is the beginning"
    )

    command = add("redo", redo, help="repeat the action that was taken back last")
    takes_case(command)

    command = add(
        "verify",
        verify,
        help="check that nobody has altered the history",
        about="Check the history of a case: each entry is chained to the one before, so that none can be "
        "altered, dropped or put in between. The exit code is 0 when it is whole. “doctor” looks over the "
        "rest of the file.",
    )
    takes_case(command)


def history(call: Call) -> Iterator[str]:
    with call.read() as session:
        entries = session.history(call.options.limit)
        if call.json:
            yield as_json([_described(session, entry) for entry in entries])
        elif not entries:
            yield "Nothing has been done in this case yet."
        else:
            yield from table((_line(session, entry) for entry in entries), ("NO", "WHEN", "WHO", "WHAT"))


def undo(call: Call) -> Iterator[str]:
    with call.change(at_large=call.options.to is not None) as session:
        if call.options.to is not None:
            entry = session.restore_to(call.options.to)
            yield from told(call, entry, f"{entry.label}.", **_following(session))
            return
        entry = session.undo()
        yield from told(
            call, entry, f"Undone: {entry.label}. {_next(session)}".rstrip(), **_following(session)
        )


def redo(call: Call) -> Iterator[str]:
    with call.change() as session:
        entry = session.redo()
        yield from told(
            call, entry, f"Done again: {entry.label}. {_next(session)}".rstrip(), **_following(session)
        )


def verify(call: Call) -> Iterator[str]:
    with call.read() as session:
        problems = session.verify()
        entries = session.history(1)
    if call.json:
        yield as_json(
            {
                "sound": not problems,
                "entries": entries[0].number if entries else 0,
                "hash": entries[0].hash if entries else "",
                "problems": problems,
            }
        )
    else:
        for problem in problems:
            yield from wrapped(problem, "  ", "- ")
        if not problems:
            yield f"The history is whole: {counted(entries[0].number if entries else 0, 'entry', 'entries')}."
    if problems:
        raise UserError(
            f"The history of {call.options.case.name} has been damaged or altered.",
            "Compare it with a copy: there may be some in the folder of backups beside it.",
        )


def _following(session: Session) -> dict[str, Any]:
    """What undo and redo would do next, by their labels; "" where there is nothing."""
    return {"undo": session.undo_label, "redo": session.redo_label}


def _next(session: Session) -> str:
    following = [
        f"{command} would {verb} “{label}”"
        for command, verb, label in (
            ("undo", "take back", session.undo_label),
            ("redo", "repeat", session.redo_label),
        )
        if label
    ]
    return f"Now {' and '.join(following)}." if following else ""


def _line(session: Session, entry: Entry) -> tuple[str, ...]:
    subject = subject_of(session, entry.step)
    return str(entry.number), short_moment(entry.at), entry.by, f"{_deed(entry)}{entry.label}: {subject}"


def _deed(entry: Entry) -> str:
    return "" if entry.deed is Deed.DO else f"{entry.deed.capitalize()} {entry.target}: "


def _described(session: Session, entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": entry.at,
        "by": entry.by,
        "deed": entry.deed,
        "target": entry.target,
        "label": entry.label,
        "subject": subject_of(session, entry.step),
        "hash": entry.hash,
    }
