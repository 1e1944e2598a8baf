"""A window comes back as it was left, whatever has become of the settings meanwhile."""

import pytest

from workbench.config import settings as table
from workbench.config.settings import Settings
from workbench.ui.remembered import Layout, keep_layout, keep_place, kept_layout, kept_place

LEFT = Layout(
    b"\x01\xd9",
    across=(200, 700, 380),
    drawer=240,
    drawer_open=True,
    drawer_tab="history",
    hidden=frozenset({"claims"}),
)


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path)


def test_a_layout_comes_back_as_it_was_left(settings: Settings, tmp_path) -> None:
    keep_layout(settings, LEFT)
    assert kept_layout(Settings(tmp_path)) == LEFT


def test_where_nothing_was_kept_nothing_is_known(settings: Settings) -> None:
    assert kept_layout(settings) == Layout()
    assert kept_place(settings, "case") == ("", "")


@pytest.mark.parametrize(
    "spoilt",
    [
        "{",
        "[]",
        '{"across": 7, "drawer": "high", "drawer_open": 1, "drawer_tab": [], "hidden": null}',
        '{"across": ["a", {}]}',
    ],
)
def test_a_spoilt_layout_is_forgotten_and_the_window_opens(settings: Settings, spoilt: str) -> None:
    settings[table.SPLITTERS] = spoilt
    settings[table.GEOMETRY] = "not base64"
    assert kept_layout(settings) == Layout()


def test_each_case_has_its_own_place(settings: Settings) -> None:
    keep_place(settings, "one", "text 1", "claim 1")
    keep_place(settings, "other", "text 2", "")
    assert kept_place(settings, "one") == ("text 1", "claim 1")
    assert kept_place(settings, "other") == ("text 2", "")


@pytest.mark.parametrize("spoilt", ["no", '{"one": 3}', '{"one": ["text"]}', '{"one": [1, 2]}'])
def test_a_spoilt_place_is_forgotten(settings: Settings, spoilt: str) -> None:
    settings[table.PLACES] = spoilt
    assert kept_place(settings, "one") == ("", "")


def test_only_the_cases_left_last_are_remembered(settings: Settings) -> None:
    for number in range(60):
        keep_place(settings, f"case {number}", "text", "claim")
    keep_place(settings, "case 20", "text", "again")
    keep_place(settings, "one more", "text", "claim")
    assert kept_place(settings, "case 0") == ("", "")
    assert kept_place(settings, "case 20") == ("text", "again")
