"""Articles: articles, article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call, given
from workbench.cli.changed import told
from workbench.cli.layout import ID_SHOWN, as_json, cut, table, wrapped
from workbench.domain.article import Article, Part, Text
from workbench.domain.changes import ChangeSet, joined
from workbench.domain.counting import counted
from workbench.domain.dates import readable_date
from workbench.domain.errors import NotFound, UserError
from workbench.domain.moments import day_of
from workbench.domain.overview import ArticleRow
from workbench.services.articles import edit_attributions, edit_note
from workbench.services.naming import the_one
from workbench.services.session import Session

_NAME_SHOWN = 24
"""Characters of the id that an article had in its collection; those of mails are long."""

_FIELDS = {
    "title": ("WORDS", "what it is called"),
    "outlet": ("NAME", "who published it"),
    "byline": ("NAME", "who wrote it"),
    "published": ("DATE", "when it was published"),
    "updated": ("DATE", "when it was last updated"),
    "url": ("ADDRESS", "where it is on the web"),
    "language": ("CODE", "the language it is in: en, de, ar"),
}
"""What can be said of who published an article, as it is typed."""


def declare(add: Adder) -> None:
    command = add("articles", articles, help="list the articles of a case")
    takes_case(command)

    command = add(
        "article",
        article,
        help="show what is known of an article; correct it, for several at once",
        about="Show who published an article, where each of these was read, and its versions. With options "
        "they are corrected, in one step for all the articles that are named. A page that holds several "
        "outlets has parts, which --part names.",
        examples=(
            "workbench article iraq npr",
            "workbench article iraq npr politico --language en --published 2020-01-06",
            'workbench article iraq "daily wire" --part Politico --byline "Wesley Morgan"',
        ),
    )
    takes_case(command)
    command.add_argument(
        "articles",
        nargs="+",
        metavar="ARTICLE",
        help="beginning of its id, or words of title, outlet or file name",
    )
    for name, (metavar, about) in _FIELDS.items():
        command.add_argument(f"--{name}", metavar=metavar, help=about)
    command.add_argument("--note", metavar="WORDS", help="what to remember about it")
    command.add_argument("--part", metavar="NAME", help="of its part by this outlet, or with this title")


def articles(call: Call) -> Iterator[str]:
    with call.read() as session:
        rows = session.articles()
        if call.json:
            yield as_json([_described(row) for row in rows])
        elif not rows:
            yield "No articles yet. Add some with: workbench import CASE FILE …"
        else:
            yield from _listed(rows)


def article(call: Call) -> Iterator[str]:
    fields = given(call.options, *_FIELDS)
    if fields or call.options.note is not None:
        yield from _edit(call, fields)
        return
    if len(call.options.articles) > 1:
        raise UserError("Which article?", "Name one to show it; “workbench articles CASE” lists all.")
    with call.read() as session:
        found = session.find_article(call.options.articles[0])
        row = next(row for row in session.articles() if row.article.id == found.id)
        texts = session.texts_of(found.id)
    if call.json:
        yield as_json({**_described(row), "versions": texts})
    else:
        yield from _shown(row, texts)


def _edit(call: Call, fields: dict[str, str]) -> Iterator[str]:
    with call.change() as session:
        found = {one.id: one for one in map(session.find_article, call.options.articles)}
        done = session.do(_step(call, session, [*found.values()], fields))
    sentence = f"{done.label if done else 'Nothing changed'}: {counted(len(found), 'article')}"
    yield from told(call, done, sentence, articles=[*found])


def _step(call: Call, session: Session, found: Sequence[Article], fields: dict[str, str]) -> ChangeSet:
    """All that was typed as one change, called after the only thing that it changes, if it is one."""
    note, part = call.options.note, call.options.part
    noted = [one if note is None else replace(one, note=note.strip()) for one in found]
    details = edit_attributions(
        noted if part is None else [_part(session, one, part) for one in found], **fields
    )
    if note is None:
        return details
    notes = joined("Edit article’s note", (edit_note(one, note) for one in found))
    steps = [step for step in (notes, details) if step]
    return joined(steps[0].label if len(steps) == 1 else "Edit article’s details", steps)


def _part(session: Session, one: Article, name: str) -> Part:
    """The part of an article with this name. Raises NotFound."""
    parts = {part.id: part for part in session.parts(session.newest_text(one.id).id)}
    if not parts:
        title = one.attribution.title or session.newest_text(one.id).file_name
        raise NotFound(f"“{title}” has no parts by several outlets.", "Leave --part out.")
    described = {id: f"{part.attribution.outlet} {part.attribution.title}" for id, part in parts.items()}
    return parts[the_one(name, described, "part")]


def _shown(row: ArticleRow, texts: Sequence[Text]) -> Iterator[str]:
    said = row.article.attribution
    yield from wrapped(f"{said.title or row.text.file_name}  [{row.article.id[:ID_SHOWN]}]")
    for name in _FIELDS:
        value = getattr(said, name)
        if value and name != "title":
            value = readable_date(value) if name in ("published", "updated") else value
            origin = said.origins.get(name, "")
            yield from wrapped(f"{value}  ({origin})" if origin else value, " " * 13, f"  {name:9}  ")
    for part in row.parts:
        named = " · ".join(filter(None, (part.attribution.outlet, part.attribution.title)))
        yield from wrapped(named, " " * 13, "  part       ")
    if row.article.note:
        yield from wrapped(row.article.note, " " * 13, "  note       ")
    yield f"  cited      {row.cited} of {counted(row.passages, 'passage')}"
    for text in texts:
        about = f"{text.file_name}, {counted(text.length, 'character')}, {day_of(text.captured)}"
        yield from wrapped(about, " " * 13, f"  version {text.version:<3}")


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
