"""The help pages name only commands and keys that there are, under the names the window gives them."""

import re

import pytest

from workbench.places import resource
from workbench.ui.commands import COMMANDS
from workbench.ui.dialogs.key_links import KEY_LINK

PAGES = sorted(resource("help").glob("*.md"))
NAMES = {f"{command.menu} › {command.plain_text}" for command in COMMANDS}
KEYS = {command.id: command.shortcut for command in COMMANDS}
CHORD = re.compile(r"\b(?:Ctrl|Alt|Shift)\+|\bF\d+\b|(?<![\w.’'])[B-HJ-Z](?![\w.’'])")
"""What looks like a key: a chord, or a letter that is no word. (A and I are words.)"""


@pytest.fixture(params=PAGES, ids=lambda page: page.stem)
def page(request):
    return request.param.read_text("utf-8")


def test_there_is_a_page_for_the_beginning_the_words_the_window_the_report_the_shell_formats_and_scripts():
    assert [page.stem for page in PAGES] == [
        "1-getting-started",
        "2-words",
        "3-window",
        "4-report",
        "5-command-line",
        "6-formats",
        "7-scripts",
    ]


def test_every_command_that_is_named_is_in_the_menus(page):
    assert set(re.findall(r"\*([A-Z]\w+ › [^*]+)\*", page)) <= NAMES


def test_every_key_that_is_named_is_linked_to_the_command_that_has_it(page):
    for link in KEY_LINK.finditer(page):
        assert KEYS[link["command"]] == link["ours"]
    assert not CHORD.findall(KEY_LINK.sub("", page).replace("U.S.", ""))


def test_a_page_begins_with_its_name_and_has_no_loose_ends(page):
    assert page.startswith("# ") and page.endswith("\n") and not page.endswith("\n\n")
    assert "TODO" not in page
