"""The copies that are kept of a case: restore."""

from collections.abc import Iterator
from pathlib import Path

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.layout import as_json, table, wrapped
from workbench.domain.errors import NotFound
from workbench.domain.moments import short_moment
from workbench.services.backups import Kept, backup_folder, kept_copies
from workbench.services.backups import restore as put_in_place


def declare(add: Adder) -> None:
    command = add(
        "restore",
        restore,
        help="list the copies that are kept of a case, or go back to one",
        about="List the copies that the program keeps beside a case, the newest first. With the number of "
        "one, or with a file, the case becomes what that copy is, its history included; what it is now is "
        "copied before. The case must not be open in a window.",
        examples=("workbench restore iraq", "workbench restore iraq 2", "workbench restore iraq old.fcase"),
    )
    takes_case(command)
    command.add_argument(
        "copy", nargs="?", metavar="COPY", help="the number of a copy in the list, or a file"
    )


def restore(call: Call) -> Iterator[str]:
    case: Path = call.options.case
    if call.options.copy is None:
        yield from _listed(call, kept_copies(case))
        return
    copy = _named(case, call.options.copy)
    kept = put_in_place(case, copy)
    if call.json:
        yield as_json({"restored": copy, "kept": kept})
    else:
        yield from wrapped(f"{case.name} is now what {copy.name} is.")
        if kept is not None:
            yield from wrapped(f"What it was is kept in {kept}.")


def _listed(call: Call, copies: list[Kept]) -> Iterator[str]:
    if call.json:
        yield as_json([_described(number, kept) for number, kept in enumerate(copies, 1)])
    elif not copies:
        yield f"There is no copy in “{backup_folder(call.options.case).name}” beside the case yet."
    else:
        rows = (
            (
                str(number),
                short_moment(kept.backup.made.isoformat()),
                str(kept.backup.reason).strip(),
                f"{kept.articles:,}",
                f"{kept.claims:,}",
                f"{kept.last}, by {kept.by}" if kept.last else "",
            )
            for number, kept in enumerate(copies, 1)
        )
        yield from table(rows, ("NO", "MADE", "WHY", "ARTICLES", "CLAIMS", "DONE LAST"))


def _described(number: int, kept: Kept) -> dict[str, object]:
    return {
        "number": number,
        "file": kept.backup.path,
        "made": kept.backup.made.isoformat(),
        "reason": str(kept.backup.reason).strip(),
        "articles": kept.articles,
        "claims": kept.claims,
        "last": kept.last,
        "by": kept.by,
    }


def _named(case: Path, typed: str) -> Path:
    """The copy with this number in the list, else the file of this name."""
    if not typed.isdecimal() or Path(typed).exists():
        return Path(typed)
    copies = kept_copies(case)
    if not 0 < int(typed) <= len(copies):
        raise NotFound(
            f"There is no copy {typed} of {case.name}.", "“workbench restore CASE” lists those there are."
        )
    return copies[int(typed) - 1].backup.path
