"""Draw the font that stands in for those a PDF names but does not bring: every character is one box.

    pipx run packaging/stand_in_font.py     writes resources/reading/any-character.ttf again

pdfium leaves out words that have no extent, and without a font they have none. Only the extent of these
boxes is ever used, nobody sees them; they have the usual width and height of a Chinese or Japanese sign.
"""

# /// script
# dependencies = ["fonttools>=4.60"]
# ///

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

WRITTEN = Path(__file__).parent.parent / "resources" / "reading" / "any-character.ttf"

EM = 1000
TOP, BOTTOM = 880, -120
MARGIN = 60

NOTHING, BOX = ".notdef", "box"
"""Each font begins with a shape for what it does not know, which counts as none."""

MANY_TO_ONE = 13
"""The kind of character table that gives a whole range one shape."""


def main() -> None:
    font = FontBuilder(EM, isTTF=True)
    font.setupHead(unitsPerEm=EM, created=0, modified=0)
    font.setupGlyphOrder([NOTHING, BOX])
    font.setupGlyf({NOTHING: _box(), BOX: _box()})
    font.setupHorizontalMetrics(dict.fromkeys((NOTHING, BOX), (EM, MARGIN)))
    font.setupHorizontalHeader(ascent=TOP, descent=BOTTOM)
    font.setupNameTable({"familyName": "Any Character", "styleName": "Regular"})
    font.setupCharacterMap({ord(" "): BOX})
    font.setupOS2(sTypoAscender=TOP, sTypoDescender=BOTTOM, fsType=0)  # as checkers of packages want it
    font.setupPost(keepGlyphNames=False)
    font.font["cmap"].tables = [_every_character()]
    font.font.recalcTimestamp = False
    font.save(WRITTEN)


def _box() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((MARGIN, BOTTOM + MARGIN))
    for corner in ((MARGIN, TOP - MARGIN), (EM - MARGIN, TOP - MARGIN), (EM - MARGIN, BOTTOM + MARGIN)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _every_character() -> object:
    table = CmapSubtable.newSubtable(MANY_TO_ONE)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict.fromkeys(range(0x20, 0x110000), BOX)
    return table


if __name__ == "__main__":
    main()
