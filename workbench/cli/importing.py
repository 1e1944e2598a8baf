"""Bringing articles into a case, and new versions of them: import, join."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from workbench.cli.arguments import takes_article, takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.layout import as_json, cut, width, wrapped
from workbench.domain.counting import counted
from workbench.domain.errors import UserError
from workbench.domain.history import Entry
from workbench.services import importing, versions
from workbench.services.files import Refusal, shown_name
from workbench.services.repeated import SetApart
from workbench.services.suggesting import prepare
from workbench.services.versions import NewVersion


def declare(add: Adder) -> None:
    command = add(
        "import",
        import_files,
        help="add articles from files and addresses",
        about="Add articles from files, folders and addresses. What cannot be read is named, and the rest "
        "is imported; a file that is in the case already is not imported twice, so that an import that was "
        "interrupted can simply be run again.",
        examples=(
            "workbench import iraq downloads/*.txt",
            "workbench import iraq downloads",
            "workbench import iraq https://www.example.org/story",
        ),
    )
    takes_case(command)
    command.add_argument("files", nargs="+", metavar="FILE", help="files, folders or addresses of pages")
    command.add_argument(
        "--new-version-of",
        default="",
        metavar="ARTICLE",
        help="add the one file as a newer version of this article; passages move along where that is certain",
    )

    command = add(
        "join",
        join,
        help="make one article of two: the second is a newer version of the first",
        about="Say that an article of the case is a newer version of another one. Both become one article; "
        "what cites the older version moves along where that is certain, and the rest waits to be "
        "reviewed.",
        examples=("workbench join iraq politico politico-updated",),
    )
    takes_case(command)
    takes_article(command)
    command.add_argument("newer", metavar="NEWER", help="the article that is its newer version")


def import_files(call: Call) -> Iterator[str]:
    options = call.options
    if options.new_version_of:
        yield from _import_version(call)
        return
    with call.change(at_large=True) as session:
        outcomes = importing.import_named(session, options.files, _progress_shown())
        prepare(session)  # commands that read the case will not write into it
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    if call.json:
        yield as_json([_came(outcome) for outcome in outcomes])
    else:
        for outcome in outcomes:
            yield from wrapped(str(outcome), "  ", "- " if outcome in refused else "")
    if refused:
        raise UserError(_what_is_missing(outcomes))


def _what_is_missing(outcomes: Sequence[importing.Came]) -> str:
    """How many files were refused, all of them or some of the articles in them."""
    files = {outcome.place for outcome in outcomes if not isinstance(outcome, SetApart)}
    refused = {outcome.place for outcome in outcomes if isinstance(outcome, Refusal)}
    whole = refused - {outcome.place for outcome in outcomes if isinstance(outcome, importing.Outcome)}
    if whole == files:
        return (
            "The file could not be imported." if len(files) == 1 else "None of the files could be imported."
        )
    parts = [
        f"{len(whole):,} of {counted(len(files), 'file')} could not be imported." if whole else "",
        f"{counted(len(refused - whole), 'file')} could be imported only in part." if refused - whole else "",
    ]
    return " ".join(filter(None, parts))


def _import_version(call: Call) -> Iterator[str]:
    options = call.options
    if len(options.files) != 1:
        raise UserError("A new version is one file.", "Name the files one by one, each with its article.")
    with call.change() as session:
        article = session.find_article(options.new_version_of)
        added = versions.prepare(session, article, *importing.read_named(options.files[0]))
        done = session.do(added.step, contents=added.contents, passages=added.passages)
        prepare(session)
    yield from _version_told(call, done, added, article.attribution.title)


def join(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        article = session.find_article(options.article)
        added = versions.prepare_joining(session, article, session.find_article(options.newer))
        done = session.do(added.step, contents=added.contents, passages=added.passages)
    yield from _version_told(call, done, added, article.attribution.title)


def _version_told(call: Call, done: Entry | None, added: NewVersion, title: str) -> Iterator[str]:
    new = added.new
    sentence = (
        f"“{new.file_name}” is version {new.version} of “{title or added.old.file_name}” now.\n"
        f"{counted(added.carried, 'passage')} moved along, {added.orphans:,} to review."
    )
    if added.orphans:
        sentence += "\nLook at them with: workbench orphans CASE"
    about = {"file": new.file_name, "article": new.article_id, "version": new.version}
    yield from told(
        call, done, sentence, kind="version", **about, carried=added.carried, orphans=added.orphans
    )


def _progress_shown() -> importing.Progress | None:
    """Where somebody watches, say which file is being read."""
    if not sys.stderr.isatty():
        return None
    return lambda step: _show_progress(f"{step.files_done:,} of {step.of:,} {step.file_name}")


def _show_progress(words: str) -> None:
    sys.stderr.write(f"\r\033[K{cut(words, width() - 1)}\r")
    sys.stderr.flush()


def _came(outcome: importing.Came) -> dict[str, Any]:
    if isinstance(outcome, Refusal):
        return {
            "kind": "refused",
            "file": shown_name(outcome.path) or str(outcome.path),
            "problem": outcome.message,
            "hint": outcome.hint,
        }
    if isinstance(outcome, SetApart):
        return {"kind": "set apart", "paragraphs": outcome.paragraphs, "articles": outcome.articles}
    return {
        "kind": outcome.kind,
        "file": outcome.file_name,
        "article": outcome.article_id,
        "title": outcome.title,
        "notes": outcome.notes,
        "near_copy_of": outcome.copy_of_id,
    }
