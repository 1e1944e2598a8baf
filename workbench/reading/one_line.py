"""Names and titles as they can be shown and kept, wherever they come from."""

_IN_WORDS = frozenset(
    "\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069"
)
"""Not printable by themselves, but parts of words in many scripts."""


def one_line(words: str) -> str:
    """The words with single blanks between them; what no file or window can hold becomes �."""
    said = " ".join(words.split())
    if said.isprintable():
        return said
    said = said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(letter if letter.isprintable() or letter in _IN_WORDS else "�" for letter in said)
