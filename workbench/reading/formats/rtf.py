"""Rich text (RTF): body, footnotes, comments in the margin, running heads and feet.

Read with a small tokenizer of our own: striprtf, the one library for it that is kept up, gives plain
characters only, with deleted and hidden words among them and no headings, notes or properties.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from workbench.domain.errors import UserError
from workbench.reading.extracted import Extracted
from workbench.reading.office.rtf_flow import Flow, State
from workbench.reading.office.rtf_tokens import Kind, Token, charset, code_page, old_encoding, tokens
from workbench.reading.office.styles import (
    FOOTNOTE,
    HIDDEN_WORDS,
    MARGIN_NOTE,
    PAGE_FOOT,
    RUNNING_HEAD,
    STRUCK_WORDS,
    TRACKED_CHANGES,
    Paragraph,
    blocks,
    properties,
)

_MEDIA_TYPE = "application/rtf"
_DEEPEST = 5000
_LONGEST_FIELD = 1000
_FIELDS = ("title", "author", "atnauthor")
_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\N{EM SPACE}", "enspace": "\N{EN SPACE}",
    "nestcell": "\t", "nestrow": "\n", "~": "\N{NO-BREAK SPACE}", "_": "\N{NON-BREAKING HYPHEN}",
    "{": "{", "}": "}", "\\": "\\", "zwj": "\N{ZERO WIDTH JOINER}", "zwnj": "\N{ZERO WIDTH NON-JOINER}",
    "ltrmark": "\N{LEFT-TO-RIGHT MARK}", "rtlmark": "\N{RIGHT-TO-LEFT MARK}",
}  # fmt: skip
_ENDS: Mapping[str, Callable[[Flow], None]] = {
    **dict.fromkeys(("par", "sect", "page", "\n", "\r"), Flow.end_paragraph),
    "cell": Flow.end_cell,
    "row": Flow.end_row,
}
_EDGES = {
    name + page: mark
    for name, mark in (("header", RUNNING_HEAD), ("footer", PAGE_FOOT))
    for page in ("", "l", "r", "f")
}
_PASSED_OVER = frozenset({
    "colortbl", "pict", "objdata", "objclass", "objname", "listtable", "listoverridetable", "rsidtbl",
    "themedata", "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "mmathPr", "generator",
    "filetbl", "revtbl", "template", "nonshppict", "fldinst", "bkmkstart", "bkmkend", "tc", "xe",
    "pntext", "listtext", "pn", "operator", "company", "comment", "doccomm", "keywords", "subject",
    "category", "manager", "hlinkbase", "userprops", "shprslt", "atnid", "atnicn", "atnref",
    "atrfstart", "atrfend", "atntime", "atndate", "sp", "ftnsep", "ftnsepc", "aftnsep",
    "aftnsepc", "ftncn", "aftncn", "creatim", "revtim", "printim", "buptim", "wgrffmtfilter",
    "passwordhash",
})  # fmt: skip
_BEGINNINGS = frozenset(
    {*_FIELDS, *_EDGES, "fonttbl", "stylesheet", "info", "upr", "ud", "footnote", "annotation", "shptxt"}
)
_KEPT = frozenset({"annotation", "atnauthor", "shpinst", "shptxt", "ud", "footnote", "fonttbl", "stylesheet"})
"""Groups that programs may pass over, by the sign `\\*` before them, but whose words are read here."""


def read(content: bytes, file_name: str) -> Iterator[Extracted]:
    """The document as one article. Raises UserError, naming the file, when it cannot be read."""
    document = _Document(file_name)
    for token in tokens(content):
        document.take(token)
    document.finish()
    yield Extracted(
        tuple(blocks(document.paragraphs())),
        properties=properties(title=document.fields["title"], author=document.fields["author"]),
        encoding=document.encoding,
        media_type=_MEDIA_TYPE,
        notes=tuple(document.told()),
    )


class _Document:
    """Takes the tokens one by one and keeps what they say."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self.encoding = "cp1252"
        self.fields = dict.fromkeys((*_FIELDS, "stylesheet"), "")
        self._body = Flow(0)
        self._flows = [self._body]
        self._asides: list[Flow] = []
        self._notes = 0
        self._stack: list[State] = []
        self._state = State()
        self._bytes = bytearray()
        self._units = bytearray()
        self._to_skip = 0
        self._may_be_passed_over = False
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._met: set[str] = set()

    def take(self, token: Token) -> None:
        starred, self._may_be_passed_over = self._may_be_passed_over, False
        match token.kind:
            case Kind.BYTES:
                self._take_bytes(token)
            case Kind.OPEN:
                self._write_pending()
                self._open_group()
            case Kind.CLOSE:
                self._write_pending()
                self._close_group()
            case Kind.WORD if token.word == "u" and token.number is not None:
                self._take_unit(token.number)
            case _ if token.word in _SIGNS and self._to_skip:
                self._to_skip -= 1
            case _:
                self._write_pending()
                self._to_skip = 0
                self._take_word(token.word, token.number, starred)

    def finish(self) -> None:
        """No more tokens come; groups that are still open end here."""
        self._write_pending()
        while len(self._flows) > 1:
            self._end_flow()

    def paragraphs(self) -> Iterator[Paragraph]:
        """The body, and behind it footnotes, comments, running heads and feet."""
        yield from self._body.finish()
        shown: set[str] = set()
        for mark in (FOOTNOTE, MARGIN_NOTE, RUNNING_HEAD, PAGE_FOOT):
            for aside in self._asides:
                if aside.mark is mark:
                    words = "\n".join(paragraph.words for paragraph in aside.collected.paragraphs)
                    if words and aside.lead + words not in shown:
                        shown.add(aside.lead + words)
                        yield Paragraph(aside.lead + words, mark=mark)

    def told(self) -> Iterator[str]:
        """What the analyst has to know of how it was read."""
        if self._met & {"deleted", "revised"}:
            yield TRACKED_CHANGES
        if "v" in self._met:
            yield HIDDEN_WORDS
        if "strike" in self._met:
            yield STRUCK_WORDS

    def _open_group(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise UserError(
                f"“{self._file_name}” has {_DEEPEST:,} groups inside each other, which no real document has.",
                "Do not trust it; ask where it comes from.",
            )
        self._stack.append(self._state)
        self._to_skip = 0

    def _close_group(self) -> None:
        if self._state.goes_to == "stylesheet":
            self._styles.setdefault(self._state.style, self.fields["stylesheet"].strip(" ;"))
            self.fields["stylesheet"] = ""
        if self._stack:
            self._state = self._stack.pop()
        self._to_skip = 0
        while len(self._flows) > 1 and self._flows[-1].depth > len(self._stack):
            self._end_flow()

    def _take_bytes(self, token: Token) -> None:
        content = token.content
        skipped = min(self._to_skip, len(content))
        self._to_skip -= skipped
        if skipped < len(content):
            if self._units:
                self._write_pending()
            self._bytes += content[skipped:]

    def _take_unit(self, number: int) -> None:
        """A UTF-16 unit; the characters behind it are for programs that do not know it."""
        if self._bytes:
            self._write_pending()
        self._units += (number % 0x10000).to_bytes(2, "little")
        self._to_skip = self._state.fallbacks

    def _write_pending(self) -> None:
        """Write the characters that came since the last sign or word; they may be two bytes each."""
        if not self._bytes and not self._units:
            return
        encoding = self._fonts.get(self._state.font) or self.encoding
        words = self._units.decode("utf-16-le", "replace") + self._bytes.decode(encoding, "replace")
        self._units.clear()
        self._bytes.clear()
        self._write(words)

    def _write(self, words: str) -> None:
        state = self._state
        if state.goes_to is None or not words:
            return
        if state.goes_to:
            if state.goes_to in self.fields and len(self.fields[state.goes_to]) < _LONGEST_FIELD:
                self.fields[state.goes_to] += words
        elif state.hidden or state.deleted:
            self._met |= {"v" if state.hidden else "deleted"} if words.strip() else set()
        else:
            self._flows[-1].write(words, [self._styles.get(state.style, "")], state)

    def _take_word(self, word: str, number: int | None, starred: bool) -> None:
        if word == "*":
            self._may_be_passed_over = True
        elif word in _PASSED_OVER or (starred and word not in _KEPT):
            self._set(goes_to=None)
        elif word in _SIGNS:
            self._write(_SIGNS[word])
        elif word in _ENDS:
            if self._state.goes_to == "":
                _ENDS[word](self._flows[-1])
        elif word in _BEGINNINGS:
            self._begin(word)
        else:
            self._change(word, 1 if number is None else number)

    def _begin(self, word: str) -> None:
        """Begin a group whose words belong elsewhere than into the text around it."""
        if word in _FIELDS:
            self.fields[word] = ""
        if word in _FIELDS or word in ("fonttbl", "stylesheet"):
            self._set(goes_to=word)
        elif word == "info":
            self._set(goes_to=None)
        elif word == "upr":
            self._set(around=self._state.goes_to, goes_to=None)
        elif word == "ud":
            self._set(goes_to=self._state.around)
        elif self._state.goes_to == "":
            self._begin_flow(word)

    def _begin_flow(self, word: str) -> None:
        flow = Flow(len(self._stack), _EDGES.get(word))
        if word == "footnote":
            self._notes += 1
            self._write(f"[{self._notes}]")
            flow.mark, flow.lead = FOOTNOTE, f"[{self._notes}] "
        elif word == "annotation":
            flow.mark, flow.lead = MARGIN_NOTE, f"{self.fields['atnauthor']}: ".removeprefix(": ")
        self._flows.append(flow)
        self._set(style=0, in_table=False, outline=False)

    def _end_flow(self) -> None:
        flow = self._flows.pop()
        paragraphs = flow.finish()
        if flow.mark:
            self._asides.append(flow)
        else:
            self._flows[-1].collected.paragraphs.extend(paragraphs)

    def _change(self, word: str, number: int) -> None:
        match word:
            case "pard":
                self._set(style=0, outline=False, in_table=False)
            case "plain":
                self._set(hidden=False, deleted=False, font=-1)
            case "s":
                self._set(style=number)
            case "outlinelevel":
                self._set(outline=0 <= number < 9)
            case "intbl":
                self._set(in_table=True)
            case "v":
                self._set(hidden=number != 0)
            case "deleted":
                self._set(deleted=number != 0)
            case "revised" | "strike" | "striked":
                self._met |= {word.removesuffix("d") if word == "striked" else word} if number else set()
            case "f":
                self._set(font=number)
            case "fcharset" if self._state.goes_to == "fonttbl":
                self._fonts[self._state.font] = charset(number)
            case "cpg" if self._state.goes_to == "fonttbl":
                self._fonts[self._state.font] = code_page(number)
            case "uc":
                self._set(fallbacks=max(number, 0))
            case "ansicpg":
                self.encoding = code_page(number) or self.encoding
            case _:
                self.encoding = old_encoding(word) or self.encoding

    def _set(self, **changed: Any) -> None:
        """Let something else hold until the group ends."""
        self._state = self._state._replace(**changed)
