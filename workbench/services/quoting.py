"""From quoted words to their place: for people and files that name a passage by what it says."""

from workbench.domain.errors import NotFound, UserError
from workbench.domain.span import Span
from workbench.finding.quote_places import Haystack
from workbench.finding.relocation import exact_starts

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
    starts = exact_starts(quote, Haystack(words))
    match starts:
        case [start]:
            return start, start + len(quote)
        case []:
            raise NotFound(
                f"“{_short(quote)}” is not in the text.",
                "Copy the words from it, without gaps.",
            )
        case _:
            raise UserError(
                f"“{_short(quote)}” occurs {len(starts)} times in the text.",
                "Quote more of it, or give a longer stretch that holds the right one.",
            )


def _short(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= _SHOWN else quote[:_SHOWN].rstrip() + "…"
