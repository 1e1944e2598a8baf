"""Tints and underlines: told apart without colour, and never in the way of the words."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from workbench.ui.panels.article.ink import Inks, underline_pen
from workbench.ui.panels.article.marks import DEEPEST, ROLES, Emphasis, Layer
from workbench.ui.theme import Theme


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def washed(paper: QColor, tint: QColor) -> QColor:
    alpha = tint.alphaF()
    return QColor.fromRgbF(
        *(
            getattr(tint, part)() * alpha + getattr(paper, part)() * (1 - alpha)
            for part in ("redF", "greenF", "blueF")
        )
    )


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.usefixtures("qapp")
def test_words_can_be_read_under_any_number_of_marks(choice: str) -> None:
    theme = Theme()
    theme.choose(choice)
    inks = Inks(theme)
    for number in range(1, len(ROLES) + 1):
        for roles in combinations(ROLES, number):
            ground = theme.colour("paper")
            for role in roles:
                ground = washed(ground, inks.tint(Layer(role, Emphasis.STRONG, DEEPEST, number)))
            assert contrast(theme.colour("ink"), ground) >= 4.5, f"{choice}: {roles}"


def test_each_stance_has_an_underline_of_its_own_pattern(qapp: QApplication) -> None:
    patterns = {
        (tuple(pen.dashPattern()), pen.widthF())
        for pen in (underline_pen(QColor("black"), role) for role in ROLES)
    }
    assert len(patterns) == len(ROLES)


def test_deeper_marks_have_a_deeper_tint_and_paler_ones_a_paler(qapp: QApplication) -> None:
    theme = Theme()
    theme.choose("light")
    inks = Inks(theme)
    alphas = [inks.tint(Layer("refutes", Emphasis.PLAIN, depth)).alphaF() for depth in range(1, DEEPEST + 1)]
    assert alphas == sorted(set(alphas))
    by_emphasis = [inks.tint(Layer("refutes", emphasis, 1)).alphaF() for emphasis in Emphasis]
    assert by_emphasis == sorted(set(by_emphasis))
