"""How the differences of two wordings are shown: what was put in is underlined, what was taken out struck.

Colour says it as well, and never alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from PySide6.QtGui import QTextCharFormat, QTextCursor

from workbench.finding.word_diff import Stretch
from workbench.ui.theme import Theme

_AROUND = 160
"""Characters beside a change that are shown; more of what is the same is folded."""


_MUCH = 20_000
"""Characters of a single change that are shown."""


class Part(StrEnum):
    """What a run of words is: in both wordings, put in, taken out, or a word on what is not shown."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Run:
    part: Part
    words: str


_ROLES = {Part.ADDED: "supports", Part.REMOVED: "refutes"}


def runs(old: str, new: str, stretches: Iterable[Stretch], *, fold: bool = False) -> Iterator[Run]:
    """The words of both wordings in order, what was taken out before what stands in its place.

    With `fold`, of long stretches that are the same only the edges are shown, and of very long ones
    that are not, the beginning.
    """
    for stretch in stretches:
        if not stretch.is_same:
            yield from _changed(Part.REMOVED, old[stretch.old_start : stretch.old_end], fold)
            yield from _changed(Part.ADDED, new[stretch.new_start : stretch.new_end], fold)
        elif fold:
            yield from _folded(new, stretch)
        else:
            yield Run(Part.SAME, new[stretch.new_start : stretch.new_end])


def write(cursor: QTextCursor, shown: Iterable[Run], theme: Theme) -> None:
    """Write the runs into a document."""
    formats = {part: _format(part, theme) for part in Part}
    for run in shown:
        cursor.insertText(run.words, formats[run.part])


def as_html(shown: Iterable[Run], theme: Theme) -> str:
    """The runs as rich text for a label; whatever markup is in the words is shown, not obeyed."""
    return "".join(_span(run, theme) for run in shown)


def _changed(part: Part, words: str, fold: bool) -> Iterator[Run]:
    if not words:
        return
    if not fold or len(words) <= _MUCH:
        yield Run(part, words)
        return
    yield Run(part, words[:_MUCH])
    yield Run(Part.FOLDED, f"\n⋯ {len(words) - _MUCH:,} more characters that were {part} ⋯\n")


def _folded(words: str, stretch: Stretch) -> Iterator[Run]:
    """The edges that touch a change, and between them how much is left out."""
    start, end = stretch.new_start, stretch.new_end
    first = start + (_AROUND if start else 0)
    last = end - (_AROUND if end < len(words) else 0)
    if last - first <= _AROUND:
        yield Run(Part.SAME, words[start:end])
        return
    first, last = words.find(" ", first, last) + 1 or first, words.rfind(" ", first, last) + 1 or last
    yield Run(Part.SAME, words[start:first])
    yield Run(Part.FOLDED, f"\n⋯ {len(words[first:last].split()):,} words that are the same ⋯\n")
    yield Run(Part.SAME, words[last:end])


def _format(part: Part, theme: Theme) -> QTextCharFormat:
    style = QTextCharFormat()
    if part is Part.FOLDED:
        style.setForeground(theme.colour("muted"))
        style.setFontItalic(True)
    elif part is not Part.SAME:
        style.setForeground(theme.colour(_ROLES[part]))
        style.setBackground(theme.tint(_ROLES[part]))
        style.setFontUnderline(part is Part.ADDED)
        style.setFontStrikeOut(part is Part.REMOVED)
    return style


def _span(run: Run, theme: Theme) -> str:
    words = escape(run.words).replace("\n", "<br>")
    if run.part is Part.SAME:
        return words
    if run.part is Part.FOLDED:
        return f'<span style="color: {theme.colour("muted").name()}">{words}</span>'
    role = _ROLES[run.part]
    tint = theme.tint(role)
    ground = f"rgba({tint.red()}, {tint.green()}, {tint.blue()}, {tint.alphaF():.2f})"
    line = "underline" if run.part is Part.ADDED else "line-through"
    return (
        f'<span style="color: {theme.colour(role).name()}; background-color: {ground}; '
        f'text-decoration: {line}">{words}</span>'
    )
