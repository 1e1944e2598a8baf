"""From quoted words to their place: for people and files that name a passage by what it says."""

from workbench.domain.errors import NotFound, UserError

Span = tuple[int, int]

# One character for one, so that a place in the folded words is the same place in the words.
_FOLD = str.maketrans("“”„‟‘’‚‛\u00a0\u202f\u2009\n\t–—‐‑", "\"\"\"\"''''     ----")
_SHOWN = 60


def place_quote(words: str, quote: str, within: str = "") -> Span:
    """Where `quote` stands in `words`, in code points.

    Words that are found exactly win; else kinds of quotation mark, dash and blank are taken for
    the same, since few keyboards have them all. Where a quote stands more than once, `within` is
    a longer stretch around the right one. Raises NotFound when the quote is not there, UserError
    when it stands there more than once.
    """
    if within.strip():
        start, end = place_quote(words, within)
        inner_start, inner_end = place_quote(words[start:end], quote)
        return start + inner_start, start + inner_end
    quote = quote.strip()
    if not quote:
        raise UserError("There is no quote to look for.", "Give the words of a passage.")
    starts = _places(words, quote) or _places(words.translate(_FOLD), quote.translate(_FOLD))
    match starts:
        case [start]:
            return start, start + len(quote)
        case []:
            raise NotFound(
                f"“{_short(quote)}” does not stand in the text.",
                "Copy the words from it, without gaps.",
            )
        case _:
            raise UserError(
                f"“{_short(quote)}” stands in the text {len(starts)} times.",
                "Quote more of it, or give a longer stretch that holds the right one.",
            )


def _places(words: str, quote: str) -> list[int]:
    """Every start of `quote` in `words`, those that overlap as well."""
    found: list[int] = []
    start = words.find(quote)
    while start >= 0:
        found.append(start)
        start = words.find(quote, start + 1)
    return found


def _short(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= _SHOWN else quote[:_SHOWN].rstrip() + "…"
