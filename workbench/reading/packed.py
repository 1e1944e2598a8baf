"""What lies packed in a ZIP file, taken out one entry at a time and never more than is sound.

Nothing is written to a disk, so the names of entries lead nowhere.
"""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO

from workbench.domain.errors import UserError
from workbench.reading.decoding import LARGEST, too_large
from workbench.reading.one_line import one_line

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What Python says of ZIP files that are broken, locked, or packed in a way that it does not know."""

MOST_ENTRIES = 100_000
_BOMB = 64 * 1024 * 1024
_DENSEST = 100
"""How much larger than its file the content may be, once it is larger than `_BOMB` bytes. Words become
ten times smaller when they are packed; a bomb does not become a hundred times larger by chance."""

_LOCKED = 0x1
_SAYS_UTF_8 = 0x800
_KNOWN_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
"""LZMA lets a file of a few bytes ask for gigabytes of memory."""


class Packed:
    """The entries of a ZIP file that lies in memory.

    Raises UserError, naming the file, when it is damaged or would become too large.
    """

    def __init__(self, content: bytes, file_name: str) -> None:
        self._file_name = file_name
        self._size = len(content)
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except DAMAGED as error:
            raise self._damaged() from error
        self.entries: Sequence[zipfile.ZipInfo] = [
            entry for entry in self._archive.infolist() if not entry.filename.endswith("/")
        ]
        self._by_name = {entry.filename: entry for entry in self.entries}
        self._refuse_bombs()

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def read(self, entry: str | zipfile.ZipInfo) -> bytes:
        """The bytes of an entry. Raises UserError, naming it, when they cannot be had."""
        found = self._by_name.get(entry) if isinstance(entry, str) else entry
        if found is None:
            raise self._damaged()
        name = shown_entry(found)
        if found.flag_bits & _LOCKED:
            raise UserError(
                f"“{name}” in “{self._file_name}” is locked with a password.",
                "Unpack it with the password and import what was in it.",
            )
        if found.compress_type not in _KNOWN_WAYS:
            raise UserError(
                f"“{name}” in “{self._file_name}” is packed in a way that cannot be read.",
                "Unpack it with the program it was packed with and import what was in it.",
            )
        if found.file_size > LARGEST:
            raise too_large(name, found.file_size)
        try:
            return self._archive.read(found)
        except DAMAGED as error:
            raise UserError(
                f"“{name}” in “{self._file_name}” is damaged.", "Get the file again and import that."
            ) from error

    def _refuse_bombs(self) -> None:
        unpacked = sum(entry.file_size for entry in self.entries)
        if unpacked > _BOMB and unpacked > _DENSEST * self._size:
            raise UserError(
                f"“{self._file_name}” would become {unpacked // self._size:,} times larger when "
                "unpacked, which no collection of articles does.",
                "Do not trust it; ask where it comes from.",
            )
        if len(self.entries) > MOST_ENTRIES:
            raise UserError(
                f"“{self._file_name}” holds {len(self.entries):,} files; at most {MOST_ENTRIES:,} are read.",
                "Unpack it and import its folders one by one.",
            )

    def _damaged(self) -> UserError:
        return UserError(
            f"“{self._file_name}” is damaged or incomplete.", "Get the file again and import that."
        )


def shown_entry(entry: zipfile.ZipInfo) -> str:
    """An entry's name with the folders it is in; `..`, drives and control characters are gone.

    Names that do not say in which characters they are written are UTF-8 if they can be, else the
    ones of DOS.
    """
    name = entry.filename
    if not entry.flag_bits & _SAYS_UTF_8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    folders = [part for part in name.replace("\\", "/").split("/") if part.strip(". ") and part[1:] != ":"]
    return one_line("/".join(folders)) or "unnamed"
