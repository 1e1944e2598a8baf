"""Garbled letters: mend."""

from collections.abc import Iterator

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.layout import ID_SHOWN, as_json, wrapped
from workbench.services import mending


def declare(add: Adder) -> None:
    command = add(
        "mend",
        mend,
        help="mend letters of an article that were garbled before it came",
        about="Mend letters that were read in the wrong encoding before the article came: “donâ€™t” for "
        "“don’t”. The mended words become a new version of the article, which undo takes back; the file and "
        "the words as they came are kept, and cited passages move along.",
        examples=("workbench mend iraq npr --look", "workbench mend iraq npr"),
    )
    takes_case(command)
    command.add_argument("article", metavar="ARTICLE", help="the article")
    command.add_argument("--look", action="store_true", help="only say what would be mended")


def mend(call: Call) -> Iterator[str]:
    options = call.options
    with call.read() if options.look else call.change() as session:
        article = session.find_article(options.article)
        prepared = (mending.prepare if options.look else mending.mend)(session, article)
    title = article.attribution.title or prepared.old.file_name
    if call.json:
        yield as_json(
            {
                "article": article.id,
                "title": title,
                "version": prepared.new.version,
                "note": prepared.note,
                "passages": prepared.carried,
                "added": not options.look,
            }
        )
        return
    added = "Nothing was changed." if options.look else f"It is version {prepared.new.version} now."
    yield from wrapped(f"“{title}” [{article.id[:ID_SHOWN]}]: {prepared.note} {added}")
