"""The HTML page: whole in itself, readable by everyone, and deaf to what an article would like it to do."""

import base64
import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hostile import DIRECTION, MARKUP, SCRIPT_ADDRESS, attacked
from reportmaking import article, bridge, claim_page, evidence, report_on

from workbench.reporting.html import to_html

VOID = {"meta", "link", "img", "br", "hr", "input"}


@dataclass
class Page(HTMLParser):
    """What a browser finds: elements with their attributes, and the text outside style."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), f"an attribute of {tag} stands twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.texts.append(data)

    def all(self, attribute):
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]

    def named(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


def read(report) -> Page:
    page = Page()
    page.feed(to_html(report).decode())
    page.close()
    assert not page.open
    return page


SHAPE = [tag for tag, _ in read(attacked("harmless")).elements]


@pytest.mark.parametrize("words", [MARKUP, DIRECTION, "]]>", "</script>", "{{ report }}", "'\"`=<>&"])
def test_no_words_of_an_article_or_a_person_become_markup(words):
    page = read(attacked(words))
    assert [tag for tag, _ in page.elements] == SHAPE
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    if words not in (DIRECTION,):
        assert " ".join(words.split()) in page.text


def test_a_script_as_address_is_shown_and_not_linked():
    page = read(attacked("words"))
    assert SCRIPT_ADDRESS in page.text
    assert all(href.startswith("#") for href in page.all("href"))


def test_an_address_cannot_leave_its_attribute():
    page = read(attacked("words", url='https://herald.example/"onmouseover="alert(1)'))
    links = [href for href in page.all("href") if not href.startswith("#")]
    assert links and all(href.startswith('https://herald.example/"onmouseover="alert(1)') for href in links)
    assert not page.all("onmouseover")


def test_text_written_leftwards_keeps_to_itself():
    """Each stretch of text that a browser is given closes the direction that it opens."""
    for text in read(attacked(DIRECTION)).texts:
        opened = sum(text.count(control) for control in "\u202e\u2066\u2068")
        assert opened == sum(text.count(control) for control in "\u202c\u2069")


def test_the_page_forbids_scripts_forms_and_loading_and_allows_only_its_own_style():
    (policy,) = (meta["content"] for meta in read(bridge()).named("meta") if "http-equiv" in meta)
    style = re.search(r"<style>(.*?)</style>", to_html(bridge()).decode(), re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_page_needs_nothing_beside_itself():
    document = to_html(bridge()).decode()
    page = read(bridge())
    assert not page.all("src") and not page.all("style")
    assert not {tag for tag, _ in page.elements} & {
        "script",
        "link",
        "iframe",
        "object",
        "form",
        "base",
        "img",
    }
    assert set(re.findall(r"url\((\w+:[\w/]+)", document)) == {"data:font/woff2"}
    assert "@import" not in document


def test_every_link_inside_the_page_arrives():
    page = read(bridge())
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    inner = [href[1:] for href in page.all("href") if href.startswith("#")]
    assert {"claim-c1", "claim-c2", "source-herald", "source-page", "claims"} <= set(inner) <= set(ids)
    assert set(page.all("aria-labelledby")) <= set(ids)


def test_headings_descend_without_a_gap():
    levels = [int(tag[1]) for tag, _ in read(bridge()).elements if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_tables_have_headers_and_the_page_its_landmarks_and_language():
    page = read(bridge())
    assert all("scope" in header for header in page.named("th"))
    assert [len(page.named(tag)) for tag in ("main", "footer", "table")] == [1, 1, 2]
    assert page.named("html") == [{"lang": "en"}]


def test_a_quote_in_another_language_says_so():
    quotes = read(bridge()).named("blockquote")
    assert {"en", "de"} <= {quote.get("lang") for quote in quotes}
    assert all(quote["dir"] == "auto" for quote in quotes)


def test_a_stance_is_always_said_in_a_word_too():
    """Every icon is hidden from screen readers, so what it means has to stand beside it."""
    page = read(bridge())
    assert all(icon["aria-hidden"] == "true" for icon in page.named("svg"))
    for word in ("Supports", "Refutes", "Context", "False", "No verdict"):
        assert word in page.texts or f"{word} " in page.texts


def test_a_passage_links_to_its_words_on_the_page_of_the_outlet():
    wanted = "https://herald.example/bridge?id=1&page=2#:~:text=Nobody%20may%20cross%20it."
    assert wanted in read(bridge()).all("href")


def test_comments_and_orphans_are_called_what_they_are():
    text = read(bridge()).text
    assert "From the readers’ comments, for which the outlet does not answer. Not counted." in text
    assert "Orphan: these words are no longer at the remembered place. To be reviewed." in text


def test_a_quote_keeps_every_character():
    words = "“Nobody…\u00a0may”  cross\n\n\tit — 🇮🇶 e\u0301"
    lines = article("lines", f"Before. {words} After.")
    report = report_on(claim_page(passages=[evidence(lines, words)]), articles=[lines])
    assert f"<mark>{words}</mark>" in to_html(report).decode()


def test_an_empty_case_is_a_page_too():
    text = read(report_on()).text
    assert "No claim has been made yet." in text and "No article has been imported yet." in text


def test_a_passage_of_a_pdf_is_cited_by_its_page():
    found = article("printed", "On the front page. Then on the second.", page_starts=(0, 19))
    report = report_on(claim_page(passages=[evidence(found, "Then on the second.")]), articles=[found])
    assert "page 2" in to_html(report).decode()
