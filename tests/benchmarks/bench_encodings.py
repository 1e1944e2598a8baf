"""How often one paragraph is read right that does not say in which encoding from before Unicode it is.

    python tests/benchmarks/bench_encodings.py [--data DIR]

Paragraphs of real pages, the expected texts of two collections, are written in the encodings that their
script had, up to so many in each, and read again: by us, and by charset-normalizer's best guess. Our rules
were made with mistakes on these pages in sight; the sentences in tests/reading/test_unlabelled.py are others.
"""

import json
import random
import re
import tarfile
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from charset_normalizer import from_bytes
from datasets import data_folder
from lxml import html

from workbench.domain.errors import UserError
from workbench.reading.decoding import decode

MOST = 250
SHORTEST, LONGEST = 25, 300

SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "а-я": ("cp1251", "koi8-r", "cp866"),
    "ぁ-ヿ": ("shift_jis", "euc_jp"),
    "가-힣": ("euc-kr",),
    "一-龥": ("gb18030", "big5"),
    "α-ω": ("cp1253",),
    "א-ת": ("cp1255",),
    "ء-ي": ("cp1256",),
}
LATIN = ("cp1252", "cp1250", "cp1254")
"""Of these the first that has all letters."""


def texts(data: Path) -> Iterator[str]:
    """The expected texts of both collections."""
    with tarfile.open(data / "readability_pages" / "test-pages.tar.xz") as archive:
        for member in archive:
            if member.name.endswith("/expected.html") and (file := archive.extractfile(member)):
                yield html.fromstring(file.read().decode()).text_content()
    for page in json.loads((data / "article_extraction" / "ground-truth.json").read_text("utf-8")).values():
        yield page["articleBody"]


def paragraphs(data: Path) -> Iterator[str]:
    """Those that are not too long, with a letter beyond ASCII."""
    for text in texts(data):
        for line in text.splitlines():
            words = unicodedata.normalize("NFC", line.strip())
            is_foreign = any(letter.isalpha() and letter > "\x7f" for letter in words)
            if is_foreign and SHORTEST < len(words) < LONGEST:
                yield words


def written(words: str) -> Iterator[tuple[str, bytes]]:
    """The words in each encoding of their script that has all their signs."""
    of_script = next((names for letters, names in SCRIPTS.items() if re.search(f"[{letters}]", words)), None)
    for name in of_script or LATIN:
        try:
            yield name, words.encode(name)
        except UnicodeEncodeError:
            continue
        if of_script is None:
            return


def ours(content: bytes) -> str:
    try:
        return decode(content, "paragraph.txt")[0]
    except UserError:
        return ""


def of_charset_normalizer(content: bytes) -> str:
    best = from_bytes(content).best()
    return str(best) if best else ""


def main() -> None:
    folder = data_folder("readability_pages", __doc__ or "")
    held: dict[str, list[tuple[str, bytes]]] = {}
    found = sorted(set(paragraphs(folder.parent)))
    random.Random(3).shuffle(found)
    for words in found:
        for name, content in written(words):
            if len(held.setdefault(name, [])) < MOST:
                held[name].append((words, content))
    print(f"{'encoding':12}{'paragraphs':>12}{'workbench':>12}{'charset-normalizer':>20}")
    totals = [0, 0, 0]
    for name, pairs in sorted(held.items()):
        right = [sum(read(content) == words for words, content in pairs) for read in READERS]
        totals = [sum(both) for both in zip(totals, (len(pairs), *right), strict=True)]
        print(f"{name:12}{len(pairs):12,}{right[0]:12,}{right[1]:20,}")
    print(f"{'all':12}{totals[0]:12,}{totals[1]:12,}{totals[2]:20,}")


READERS = (ours, of_charset_normalizer)


if __name__ == "__main__":
    main()
