"""ZIP files of articles: every file in them whose format can be read."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from workbench.domain.errors import UserError
from workbench.reading.extracted import Extracted
from workbench.reading.nesting import Room, inside
from workbench.reading.packed import Packed, shown_entry
from workbench.reading.reader import READABLE

_NOBODYS = re.compile(
    r"(?:.*/)?(?:__MACOSX/.*|\.[^/]*|\.[^/]*/.*|thumbs\.db|desktop\.ini)"
    r"|.*\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|heic|css|js|map|woff2?|ttf|otf|eot|mp[34]|m4a|webm|ogg|wav|url|lnk)",
    re.IGNORECASE | re.DOTALL,
)
"""What systems put into folders for themselves, and what belongs to pages and has no words."""

_PAGE = re.compile(r"(.+)\.x?html?", re.IGNORECASE)
_BESIDE = ("_files", "-Dateien", "_fichiers", "_archivos", "_bestanden")
_NAMED = 3
"""Of the files that are passed over, how many are named."""


def read(content: bytes, file_name: str, room: Room | None = None) -> Iterator[Extracted | UserError]:
    """The articles of all files that can be read, those in files packed inside among them.

    At the end one sentence names what is in no format that can be read. Raises UserError, naming the
    file, when it is damaged or would become far larger than it is, or when nothing in it can be read.
    """
    here = (room or Room()).inside(file_name, len(content))
    packed = Packed(content, file_name)
    named = [(shown_entry(entry), entry) for entry in packed.entries]
    belongings = _belongings(name for name, _ in named)
    files = [(name, entry) for name, entry in named if not _NOBODYS.fullmatch(name) and not belongings(name)]
    readable = [(name, entry) for name, entry in files if name.lower().endswith(tuple(READABLE))]
    others = [name for name, _ in files if not name.lower().endswith(tuple(READABLE))]
    if not readable:
        what = f", only {_listed(others or [name for name, _ in named])}" if named else ""
        raise UserError(f"There is no article in “{file_name}”{what}.", "Choose a file that holds articles.")
    for name, entry in readable:
        try:
            words = packed.read(entry)
        except UserError as problem:
            yield problem
        else:
            yield from inside(words, name, here)
    if others:
        yield UserError(
            f"Passed over in “{file_name}”: {_listed(others)}.", "They are in formats that cannot be read."
        )


def _belongings(names: Iterable[str]) -> Callable[[str], bool]:
    """Tells what lies in the folder that a browser has put beside a page it saved: `Page_files`."""
    folders = {
        f"{page[1]}{ending}/" for name in names if (page := _PAGE.fullmatch(name)) for ending in _BESIDE
    }
    return lambda name: any(
        name[: place + 1] in folders for place, letter in enumerate(name) if letter == "/"
    )


def _listed(names: Sequence[str]) -> str:
    named = ", ".join(f"“{name}”" for name in names[:_NAMED])
    rest = len(names) - _NAMED
    return named if rest <= 0 else f"{named} and {rest:,} more"
