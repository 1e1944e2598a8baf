"""Articles: import, list, search."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from workbench.cli.call import Adder, Call, number_from_one, takes_case
from workbench.cli.layout import (
    ID_SHOWN,
    as_json,
    cut,
    emphasised,
    json_line,
    place_told,
    source_line,
    table,
    width,
    wrapped,
)
from workbench.domain.counting import counted
from workbench.domain.dates import checked_date, readable_date
from workbench.domain.errors import UserError
from workbench.domain.overview import ArticleRow, Hit
from workbench.services import importing, versions
from workbench.services.files import Refusal, shown_name
from workbench.services.repeated import SetApart
from workbench.services.suggesting import prepare

_NAME_SHOWN = 24
"""Characters of the id that an article had in its collection; those of mails are long."""


def declare(add: Adder) -> None:
    command = add(
        "import",
        import_files,
        help="add articles from files and addresses",
        about="Add articles from files, folders and addresses. What cannot be read is named, and the "
        "rest is imported; a file that is in the case already is not imported twice, so that an import that "
        "was interrupted can simply be run again.",
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

    command = add("articles", articles, help="list the articles of a case")
    takes_case(command)

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
        "--limit", type=number_from_one, default=50, metavar="N", help="at most so many passages (50)"
    )


def import_files(call: Call) -> Iterator[str]:
    options = call.options
    if options.new_version_of:
        yield from _import_version(call)
        return
    with call.change() as session:
        outcomes = importing.import_named(session, options.files, _progress_shown())
        prepare(session)  # commands that read the case will not write into it
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    if call.json:
        yield as_json([_told(outcome) for outcome in outcomes])
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
        added = versions.add_version(session, article, *importing.read_named(options.files[0]))
        if call.json:
            yield as_json(
                {
                    "kind": "version",
                    "file": added.new.file_name,
                    "article": article.id,
                    "version": added.new.version,
                    "carried": added.carried,
                    "orphans": added.orphans,
                }
            )
            return
        title = article.attribution.title or added.old.file_name
        yield f"“{added.new.file_name}” is version {added.new.version} of “{title}” now."
        yield f"{counted(added.carried, 'passage')} moved along, {added.orphans:,} to review."
        if added.orphans:
            yield "Look at them with: workbench orphans CASE"


def articles(call: Call) -> Iterator[str]:
    with call.read() as session:
        rows = session.articles()
        if call.json:
            yield as_json([_described(row) for row in rows])
        elif not rows:
            yield "No articles yet. Add some with: workbench import CASE FILE …"
        else:
            yield from _listed(rows)


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


def _progress_shown() -> importing.Progress | None:
    """Where somebody watches, say which file is being read."""
    if not sys.stderr.isatty():
        return None
    return lambda step: _show_progress(f"{step.files_done:,} of {step.of:,} {step.file_name}")


def _show_progress(words: str) -> None:
    sys.stderr.write(f"\r\033[K{cut(words, width() - 1)}\r")
    sys.stderr.flush()


def _told(outcome: importing.Came) -> dict[str, Any]:
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


def _listed(rows: Sequence[ArticleRow]) -> Iterator[str]:
    """The articles as a table; with the IDs of the collections they come from, where they had some."""
    first, *rest = ("ID", "DATE", "OUTLET", "CITED", "TITLE")
    lines = [_line(row) for row in rows]
    if not any(row.text.known_id for row in rows):
        return table(lines, (first, *rest))
    names = (cut(row.text.known_id, _NAME_SHOWN) for row in rows)
    named = [(id, name, *line) for name, (id, *line) in zip(names, lines, strict=True)]
    return table(named, (first, "KNOWN AS", *rest))


def _line(row: ArticleRow) -> tuple[str, ...]:
    said = row.article.attribution
    outlets = [part.attribution.outlet for part in row.parts] or [said.outlet or said.byline]
    return (
        row.article.id[:ID_SHOWN],
        readable_date(said.published),
        ", ".join(filter(None, outlets)) or "not known",
        f"{row.cited} of {row.passages}",
        said.title or row.text.file_name,
    )


def _described(row: ArticleRow) -> dict[str, Any]:
    return {
        "id": row.article.id,
        "attribution": row.article.attribution,
        "note": row.article.note,
        "text": row.text,
        "parts": row.parts,
        "cited": row.cited,
        "passages": row.passages,
    }


def _found(rank: int, hit: Hit) -> dict[str, Any]:
    return {
        "rank": rank,
        **place_told(hit.anchor, hit.source),
        "title": hit.source.attribution.title,
        "found": hit.found,
        "before": hit.lead,
        "after": hit.tail,
    }
