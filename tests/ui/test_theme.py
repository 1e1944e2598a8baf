"""The themes: every word can be read, every icon is there, and nothing looks the same by colour alone."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from workbench.places import resource
from workbench.ui.commands import COMMANDS
from workbench.ui.theme import Theme, load_colours

THEMES = ("light", "dark")
WORDS = ("ink", "muted", "accent", "supports", "refutes", "context", "mixed", "open", "claim", "danger")
GROUNDS = ("paper", "chrome", "raised")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_in_every_role_can_be_read_on_every_ground(theme: str, ground: str, words: str) -> None:
    roles = load_colours(resource(f"themes/{theme}.json")).roles
    assert contrast(roles[words], roles[ground]) >= 4.5


def test_both_themes_have_the_same_roles() -> None:
    light, dark = (load_colours(resource(f"themes/{theme}.json")).roles for theme in THEMES)
    assert light.keys() == dark.keys()


def test_every_icon_is_a_glyph_that_can_be_drawn_in_a_role_that_exists(qapp, tmp_path: Path) -> None:
    theme = Theme(tmp_path)
    meanings = json.loads(resource("themes/icons.json").read_text("utf-8"))
    for meaning in meanings:
        assert not theme.icon(meaning).pixmap(16, 16).isNull(), meaning


def test_where_no_picture_can_be_kept_icons_are_drawn_all_the_same(qapp, tmp_path: Path, caplog) -> None:
    (tmp_path / "cache").write_text("a file where the folder of the pictures should be")
    theme = Theme(tmp_path / "cache" / "icons")
    theme.choose("light")
    assert not theme.icon("report").pixmap(16, 16).isNull()
    assert "Could not keep the icon" in caplog.text


def test_every_command_names_an_icon_that_there_is() -> None:
    meanings = json.loads(resource("themes/icons.json").read_text("utf-8"))
    assert {command.icon for command in COMMANDS if command.icon} <= meanings.keys()


def test_stances_differ_in_their_icon_and_not_only_in_colour() -> None:
    meanings = json.loads(resource("themes/icons.json").read_text("utf-8"))
    glyphs = [meanings[f"stance.{stance}"]["glyph"] for stance in ("supports", "refutes", "context")]
    assert all(one != other for one, other in combinations(glyphs, 2))


def test_an_icon_drawn_once_is_kept_as_a_picture_and_read_again(qapp, tmp_path: Path) -> None:
    first = Theme(tmp_path).icon("claim").pixmap(16, 16).toImage()
    kept = list(tmp_path.glob("scale-balance-*.png"))
    assert len(kept) == 1
    assert Theme(tmp_path).icon("claim").pixmap(16, 16).toImage() == first


def test_the_style_sheet_has_no_role_that_a_theme_lacks(qapp, tmp_path: Path) -> None:
    theme = Theme(tmp_path)
    theme.complete()
    for choice in THEMES:
        theme.choose(choice)
        assert "QPushButton" in qapp.styleSheet()
        assert "@" not in qapp.styleSheet()


def test_larger_words_make_larger_fonts(qapp, tmp_path: Path) -> None:
    theme = Theme(tmp_path)
    theme.choose("light", 1.5)
    assert theme.font(12).pixelSize() == 18
    theme.choose("light", 1.0)
    assert theme.font(12).pixelSize() == 12
