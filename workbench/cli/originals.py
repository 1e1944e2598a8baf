"""The file that an article was read from: original."""

from collections.abc import Iterator
from pathlib import Path

from workbench.cli.arguments import number_from_one, takes_article, takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.layout import as_json, wrapped
from workbench.domain.article import Text
from workbench.domain.counting import counted
from workbench.domain.errors import NotFound
from workbench.services.originals import name_to_save, original_of, save_original
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add(
        "original",
        original,
        help="show the file that an article was read from, or save it as it came",
        about="Show all words of the file that an article was read from, also those around the article. "
        "Nothing in it runs and nothing is loaded. With -o it is saved as it came, byte for byte.",
        examples=("workbench original iraq npr", "workbench original iraq npr -o npr.html"),
    )
    takes_case(command)
    takes_article(command)
    command.add_argument(
        "--version", type=number_from_one, metavar="N", help="of this version of the article (the newest)"
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="the file to write, or a folder to put it into"
    )


def original(call: Call) -> Iterator[str]:
    with call.read() as session:
        text = _text(call, session)
        found = original_of(session, text)
        saved: Path | None = call.options.output
        if saved is not None:
            saved = saved / name_to_save(text) if saved.is_dir() else saved
            save_original(session, text, saved)
    if call.json:
        yield as_json(
            {
                "article": text.article_id,
                "version": text.version,
                "file": found.file_name,
                "size": found.size,
                "sha256": found.sha256,
                "said": found.said,
                "words": found.words,
                "saved": saved and str(saved),
            }
        )
    elif saved is not None:
        yield f"Wrote {saved}: {counted(found.size, 'byte')}."
    else:
        yield from wrapped(f"{found.file_name}, {counted(found.size, 'byte')}. {found.said}")
        yield ""
        yield from found.words.splitlines()


def _text(call: Call, session: Session) -> Text:
    article = session.find_article(call.options.article)
    wanted = call.options.version
    if wanted is None:
        return session.newest_text(article.id)
    texts = session.texts_of(article.id)
    for text in texts:
        if text.version == wanted:
            return text
    raise NotFound(
        f"The article has no version {wanted}.", f"It has {counted(len(texts), 'version')}, from 1 on."
    )
