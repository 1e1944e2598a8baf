"""What a page says about itself, in the places that are meant for programs; each with its origin."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from workbench.domain.article import Attribution
from workbench.places import resource
from workbench.reading.pages.linked_data import Described, described
from workbench.reading.pages.moments import date_in
from workbench.reading.pages.pieces import Piece

_BY = re.compile(
    r"^\s*(?:(?:written|posted|published|reported|story|words) )?(?:by|von|par|por|di)\b[:\s]+", re.IGNORECASE
)
_AUTHOR_SEPARATORS = re.compile(r"\s*[;|]\s*|\s*,\s+(?:and\s+)?|\s+and\s+|\s+&\s+")
_TITLE_SEPARATORS = re.compile(r"\s+[|·•»–—-]\s+|\s+::\s+|:\s+")
_SAVED_FROM = re.compile(r"<!--[^>]{0,200}?(?:saved from url=\(\d+\)(\S+)|\n\s*url:\s*(\S+))")
_TOP = 4096
_WHEN = re.compile(
    r"\s(?:@\w|\d{1,2}[./: ]|\d{4}|[|•·]|(?:posted|published|updated)\b"
    r"|(?:on |at )?\W?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:on |at )?\W?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)",
    re.IGNORECASE,
)
"""What ends a name in a line of credits: the date, a handle, a bar."""

_AUTHOR_MARKS = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@rel='author']",
    "//*[@itemprop='author']",
    "//*[contains(@class,'author-name') or contains(@class,'byline-name') or contains(@class,'authorname')]",
    "//*[contains(concat(' ',@class,' '),' byline ') or contains(concat(' ',@class,' '),' author ')]",
    "//*[contains(@class,'byline') or contains(@id,'byline')]",
)
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class _Told:
    value: str
    origin: str


def saved_from(characters: str) -> str:
    """The address that a program wrote into a comment at the top when it saved the page."""
    match = _SAVED_FROM.search(characters[:_TOP])
    address = (match[1] or match[2]) if match else ""
    return address if _is_address(address) else ""


def page_attribution(tree: Any, page: Sequence[Piece], address: str = "") -> Attribution:
    """What the page says of its article. `address` is where a letter around the page says it was found.

    A date is the day it was where the article came out; the moment as the page writes it stands in
    the origin.
    """
    metas = _metas(tree)
    article = described(tree)
    told = {
        "outlet": next(_outlets(tree, metas, article), None),
        "byline": next(_bylines(tree, page, metas, article), None),
        "published": next(_dates(tree, "published", metas, article), None),
        "updated": next(_dates(tree, "updated", metas, article), None),
        "url": next(_addresses(tree, metas, article, address if _is_address(address) else ""), None),
        "language": next(_languages(tree, metas, article), None),
    }
    told["title"] = next(_titles(tree, page, metas, article, told["outlet"]), None)
    if told["outlet"] is None and told["url"]:
        host = (urlsplit(told["url"].value).hostname or "").removeprefix("www.")
        told["outlet"] = _Told(host, "address of the page") if host else None
    known = {field: said for field, said in told.items() if said}
    return Attribution(
        **{field: said.value for field, said in known.items()},
        origins={field: said.origin for field, said in known.items()},
    )


def _titles(
    tree: Any, page: Sequence[Piece], metas: dict[str, list[str]], article: Described, outlet: _Told | None
) -> Iterator[_Told]:
    name = outlet.value if outlet else ""
    shown = next((_line(title.text_content()) for title in tree.iterfind(".//title")), "")
    headings = [_line(piece.words) for piece in page if piece.tag == "h1" and not piece.hidden]
    for title in (article.title, article.name):
        if title and (not shown or _alike(title, shown)):
            yield _Told(_without_outlet(title, name), "JSON-LD headline")
    for value, origin in _of_meta(metas, "title"):
        yield _Told(_without_outlet(value, name), origin)
    for heading in headings:
        if not shown or _folded(heading) in _folded(shown):
            yield _Told(heading, "heading of the page")
    if shown:
        yield _Told(_without_outlet(shown, name), "title of the page")


def _outlets(tree: Any, metas: dict[str, list[str]], article: Described) -> Iterator[_Told]:
    if article.outlet:
        yield _Told(article.outlet, "JSON-LD publisher")
    for value, origin in _of_meta(metas, "outlet"):
        if len(value) <= 80 and "©" not in value:
            yield _Told(value, origin)


def _bylines(
    tree: Any, page: Sequence[Piece], metas: dict[str, list[str]], article: Described
) -> Iterator[_Told]:
    if article.authors:
        yield _Told(_names(article.authors), "JSON-LD author")
    for name in _names_of_tags("byline"):
        if names := [value for value in metas.get(name, []) if _is_name(value)]:
            yield _Told(_names(names), f"meta tag {name}")
    marked = [element for query in _AUTHOR_MARKS for element in tree.xpath(query)[:5]]
    for element in marked:
        words = _WHEN.split(_line(" ".join(element.itertext())))[0].strip(" ,|•·-–—")
        if 2 < len(words) <= 100 and words[0].isalpha() and not words.islower():
            yield _Told(_names([words]), "byline of the page")


def _dates(tree: Any, field: str, metas: dict[str, list[str]], article: Described) -> Iterator[_Told]:
    moment = article.published if field == "published" else article.updated
    label = "datePublished" if field == "published" else "dateModified"
    if date := date_in(moment):
        yield _Told(date, f"JSON-LD {label}, {moment}")
    for value, origin in _of_meta(metas, field):
        if date := date_in(value):
            yield _Told(date, f"{origin}, {value}")
    for element in tree.xpath(f"//*[@itemprop='{label}']")[:3]:
        moment = element.get("content") or element.get("datetime") or _line(element.text_content())
        if date := date_in(moment):
            yield _Told(date, f"{label} in the page, {moment}")
    if field == "published":
        for element in tree.xpath("//time[@pubdate or @datetime][not(ancestor::aside or ancestor::footer)]")[
            :1
        ]:
            moment = element.get("datetime") or _line(element.text_content())
            if date := date_in(moment):
                yield _Told(date, f"time in the page, {moment}")


def _addresses(tree: Any, metas: dict[str, list[str]], article: Described, saved: str) -> Iterator[_Told]:
    beside = f", saved from {saved}" if saved else ""
    for link in tree.xpath("//link[@rel='canonical']/@href")[:1]:
        if _is_address(link) and not _is_front_page(link, saved):
            yield _Told(link.strip(), "canonical link" + (beside if saved != link.strip() else ""))
    for value, origin in _of_meta(metas, "url"):
        if _is_address(value):
            yield _Told(value, origin + (beside if saved != value else ""))
    if saved:
        yield _Told(saved, "where the page was saved from")
    if _is_address(article.url):
        yield _Told(article.url, "JSON-LD url")


def _languages(tree: Any, metas: dict[str, list[str]], article: Described) -> Iterator[_Told]:
    for value, origin in (
        (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "", "html lang"),
        (article.language, "JSON-LD inLanguage"),
        *_of_meta(metas, "language"),
    ):
        if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*", value.strip()):
            yield _Told(value.strip().replace("_", "-"), origin)


def _metas(tree: Any) -> dict[str, list[str]]:
    """Every meta tag by its name in small letters; a tag may have several names."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = _line(element.get("content") or "")
        names = " ".join(element.get(key) or "" for key in ("property", "name", "itemprop", "http-equiv"))
        if content and len(content) <= _LONGEST:
            for name in names.lower().split():
                found.setdefault(name, []).append(content)
    return found


def _of_meta(metas: dict[str, list[str]], field: str) -> Iterator[tuple[str, str]]:
    for name in _names_of_tags(field):
        for value in metas.get(name, []):
            yield value, f"meta tag {name}"


@cache
def _names_of_tags(field: str) -> tuple[str, ...]:
    table = tomllib.loads(resource("reading/metadata.toml").read_text("utf-8"))
    return tuple(table["meta"][field])


def _without_outlet(title: str, outlet: str) -> str:
    """The title without the name of the site behind it: “Basin widened | Island Weekly”."""
    for match in _TITLE_SEPARATORS.finditer(title):
        rest = title[match.end() :]
        if outlet and _same(rest, outlet):
            return title[: match.start()].strip()
    return title


def _same(one: str, other: str) -> bool:
    return _folded(one).removesuffix("com") == _folded(other).removesuffix("com")


def _alike(one: str, other: str) -> bool:
    """Whether two titles share half the words of the shorter one."""
    words, others = (set(re.findall(r"\w+", title.lower())) for title in (one, other))
    return 2 * len(words & others) >= min(len(words), len(others))


def _folded(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).lower()


def _names(values: Sequence[str]) -> str:
    found = dict.fromkeys(_BY.sub("", value).strip(" ,") for value in values)
    return ", ".join(name for name in found if name)


def _is_name(value: str) -> bool:
    return not _is_address(value) and any(letter.isalpha() for letter in value) and len(value) <= 200


def _is_address(value: str) -> bool:
    """Whether this is an address of the web that can be taken apart; `http://[site]/` cannot."""
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "//" in value and " " not in value.strip()


def _is_front_page(link: str, saved: str) -> bool:
    """A canonical link to the site’s front page is a mistake of the site, when the page was elsewhere."""
    return urlsplit(link).path in ("", "/") and urlsplit(saved).path not in ("", "/")


def _line(words: str) -> str:
    return " ".join(words.split())
