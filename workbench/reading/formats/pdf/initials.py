"""Initials: large first letters that reach over several lines and belong to the word beside them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from workbench.reading.formats.pdf.lines import Line, line_of

_LARGE = 1.8
"""Times the size of the text beside it."""

_NEAR = 1.5
"""How far that stands away, in its own size, at most."""


def with_initials(lines: Sequence[Line]) -> list[Line]:
    """The lines with each initial put before the word that it begins."""
    initials = [line for line in lines if _may_be_initial(line)]
    if not initials or len(initials) == len(lines):
        return list(lines)
    size = Counter(line.style.size for line in lines).most_common(1)[0][0]
    whole = list(lines)
    for initial in initials:
        if initial.style.size < _LARGE * size:
            continue
        beside = [line for line in whole if line is not initial and _stands_beside(line, initial)]
        if beside:
            first = max(beside, key=lambda line: line.baseline)
            whole[whole.index(first)] = _begun_with(initial, first)
            whole.remove(initial)
    return whole


def _may_be_initial(line: Line) -> bool:
    text = line.text.strip("“„«\"'‘")
    return len(line.words) == 1 and len(text) == 1 and text.isalpha() and text.isupper()


def _stands_beside(line: Line, initial: Line) -> bool:
    size = line.style.size
    is_near = -size < line.left - initial.right < _NEAR * size
    return is_near and _LARGE * size <= initial.style.size and initial.bottom < line.baseline < initial.top


def _begun_with(initial: Line, line: Line) -> Line:
    first, *others = line.words
    return line_of([replace(first, text=initial.text + first.text), *others])
