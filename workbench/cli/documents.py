"""Documents that several articles copy out: document."""

from collections.abc import Iterator

from workbench.cli.arguments import takes_case, takes_quote
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.layout import as_json
from workbench.cli.naming import passage_named
from workbench.cli.quotes import document_lines, document_told
from workbench.domain.anchor import Anchor
from workbench.domain.changes import ChangeSet
from workbench.domain.counting import counted
from workbench.domain.document import Document
from workbench.domain.errors import UserError
from workbench.services import collating
from workbench.services.collating import Collation
from workbench.services.naming import the_one
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add(
        "document",
        document,
        help="show a document that articles copy out; name one, or mark a copy of it",
        about="Show a letter or a statement that several articles copy out, with its copies compared; "
        "“quotes --documents” lists them. With --new one is named, from its first copy; with --article and "
        "--quote another copy of it is marked; --title gives it another name; --accept takes one that the "
        "program proposes. “remove” takes away a document, or a copy.",
        examples=(
            "workbench document iraq letter",
            'workbench document iraq --new "Draft letter" --article npr --quote "Sir, in due deference"',
            'workbench document iraq "draft letter" --article duran --quote "Sir, in due deference"',
            'workbench document iraq "sir in due" --accept --title "Draft letter"',
        ),
    )
    takes_case(command)
    command.add_argument(
        "document", nargs="?", metavar="DOCUMENT", help="beginning of its id, or words of its title"
    )
    command.add_argument("--new", metavar="TITLE", help="name a document, from the copy of it that is quoted")
    command.add_argument("--title", metavar="WORDS", help="what the document is to be called")
    command.add_argument(
        "--accept", action="store_true", help="take the one that is proposed with these words"
    )
    command.add_argument("--article", metavar="ARTICLE", help="the article that copies it out")
    takes_quote(command, required=False)


def document(call: Call) -> Iterator[str]:
    options = call.options
    if (options.document is None) == (options.new is None):
        raise UserError("Which document?", "Name one by words or id, or a new one with --new TITLE.")
    if (options.article is None) != (options.quote is None):
        raise UserError("A copy is a passage of an article.", "Give both: --article ARTICLE --quote WORDS.")
    if options.new is not None and options.quote is None:
        raise UserError("A document is named from a copy of it.", "Add --article ARTICLE --quote WORDS.")
    if options.new is not None or options.accept or options.title is not None or options.quote is not None:
        yield from _change(call)
        return
    with call.read() as session:
        shown = _shown(session, options.document)
    if call.json:
        yield as_json(document_told(shown))
    else:
        yield from document_lines(shown)


def _change(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        if options.accept:
            proposed = _proposed(session, options.document)
            kept, step = collating.accept(proposed, options.title or "")
        elif options.new is not None:
            kept, step = collating.name_document(options.new, [_anchor(call, session)])
        else:
            kept = session.find_document(options.document)
            step = _edit(call, session, kept)
        done = session.do(step)
        kept, copies = session.document(kept.id), session.witnesses_of(kept.id)
    what = done.label if done else "Nothing changed"
    number = counted(len(copies), "copy", "copies")
    ids = [one.id for one in copies]
    yield from told(call, done, f"{what}: “{kept.title}”, {number}", document=kept.id, copies=ids)


def _edit(call: Call, session: Session, kept: Document) -> ChangeSet:
    options = call.options
    if options.title is None:
        return collating.add_witness(kept, _anchor(call, session), session.witnesses_of(kept.id))
    if options.quote is not None:
        raise UserError("These are two changes.", "Give the title first, and mark the copy then.")
    return collating.rename_document(kept, options.title)


def _anchor(call: Call, session: Session) -> Anchor:
    options = call.options
    return passage_named(session, options.article, options.quote, options.within)


def _shown(session: Session, words: str) -> Collation:
    """A document that was named, else one that is proposed."""
    named = {one.id: one.title for one in session.documents()}
    every = {
        one.document_id or f"proposed {number}": one
        for number, one in enumerate(collating.collations(session))
    }
    return every[the_one(words, {**{key: one.title for key, one in every.items()}, **named}, "document")]


def _proposed(session: Session, words: str) -> Collation:
    every = [one for one in collating.collations(session) if one.is_proposed]
    found = {str(number): one for number, one in enumerate(every, 1)}
    described = {key: f"{one.title} {one.copies[0].anchor.quote}" for key, one in found.items()}
    return found[the_one(words, described, "proposed document")]
