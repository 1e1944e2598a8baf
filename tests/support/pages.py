"""A web page to be read, written for the tests."""

PROSE = (
    "The harbour board voted on Tuesday to widen the northern basin, a plan that the fishers of the "
    "island have fought for years. Work is to begin in spring."
)
MORE = (
    "“Nobody asked us,” said the fishers’ speaker. She announced that her members would block the "
    "entrance with their boats when the first dredger arrives, whatever the police may do."
)
LAST = (
    "The mayor declined to say what the work will cost. Her predecessor had promised in 2016 that the "
    "basin would stay as it is for as long as anybody on the island lives from fish."
)


def page(body: str = "", head: str = "", *, lang: str = "en") -> str:
    """A page with an article of three paragraphs, and `body` between the first two."""
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><title>Basin to be widened | Island Weekly</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Basin to be widened</h1>
<p>{PROSE}</p>
{body}
<p>{MORE}</p>
<p>{LAST}</p>
</article></main>
<footer>Island Weekly, Harbour Street 1</footer></body></html>"""
