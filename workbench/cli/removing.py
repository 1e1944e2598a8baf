"""Taking things out of a case: remove."""

from collections.abc import Callable, Iterator

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.domain.changes import ChangeSet, joined
from workbench.domain.counting import counted
from workbench.services import articles, checking, collating
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add(
        "remove",
        remove,
        help="take claims, articles and other things out of a case",
        about="Take something out of a case, with all that hangs on it: a claim with its evidence and "
        "verdicts, an article with the passages cited from it, an appearance of a claim, a document with "
        "its copies, or one copy. One undo brings all of it back.",
        examples=(
            "workbench remove iraq claim unsigned",
            "workbench remove iraq article npr politico",
        ),
    )
    takes_case(command)
    command.add_argument("kind", choices=_KINDS, metavar="KIND", help=f"what it is: {', '.join(_KINDS)}")
    command.add_argument(
        "names", nargs="+", metavar="NAME", help="which: the beginning of its id, or some of its words"
    )


def remove(call: Call) -> Iterator[str]:
    options = call.options
    plural, way_of = _KINDS[options.kind]
    with call.change() as session:
        steps = dict(way_of(session, name) for name in options.names)
        label = f"Remove {counted(len(steps), options.kind, plural)}"
        done = session.do(
            joined(next(iter(steps.values())).label if len(steps) == 1 else label, steps.values())
        )
    yield from told(call, done, f"{label.replace('Remove', 'Removed')}.", kind=options.kind, ids=[*steps])


Way = tuple[str, ChangeSet]
"""The id of what goes, and how it does."""


def _claim(session: Session, name: str) -> Way:
    claim = session.find_claim(name)
    return claim.id, checking.remove_claim(session.claim_page(claim.id), session.answers_of(claim.id))


def _article(session: Session, name: str) -> Way:
    article = session.find_article(name)
    return article.id, articles.remove_article(session, article.id)


def _appearance(session: Session, name: str) -> Way:
    appearance = session.find_appearance(name)
    return appearance.id, checking.remove_appearance(appearance)


def _document(session: Session, name: str) -> Way:
    document = session.find_document(name)
    return document.id, collating.remove_document(document, session.witnesses_of(document.id))


def _copy(session: Session, name: str) -> Way:
    witness = session.find_witness(name)
    return witness.id, collating.remove_witness(witness)


_KINDS: dict[str, tuple[str, Callable[[Session, str], Way]]] = {
    "claim": ("claims", _claim),
    "article": ("articles", _article),
    "appearance": ("appearances", _appearance),
    "document": ("documents", _document),
    "copy": ("copies", _copy),
}
"""How many of a kind are called, and how one is taken out."""
