"""The parts of a mail: which of them are its words, and which are attached to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.message import Message

from workbench.reading.decoding import candidates, decodes
from workbench.reading.extracted import Block
from workbench.reading.mails.fields import readable
from workbench.reading.mails.quoting import told_apart, unfolded
from workbench.reading.pages.charset import known_encoding, page_characters
from workbench.reading.pages.whole import whole_page

_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_STUB = 0.1
"""A plain version with less of the words than this says “View this mail in your browser”."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was sent with a mail. `content` is None where it cannot be had."""

    name: str
    content: bytes | None = field(repr=False)


@dataclass(slots=True)
class Body:
    """What a mail holds: its words, its attachments, and how it was written."""

    blocks: list[Block] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    is_locked: bool = False


def body_of(mail: Message) -> Body:
    """The body of a mail. Of several versions of the same words, the plain one is taken."""
    body = Body()
    for part in _parts(mail):
        if part.get_content_type() in _LOCKED:
            body.is_locked = True
        elif part.get_content_type() == "message/rfc822":
            body.attachments.append(_forwarded(part))
        elif _is_attached(part):
            body.attachments.append(Attachment(_name(part), _content(part)))
        elif part.get_content_type() not in _SIGNATURES:
            body.blocks.extend(_words(part, body))
    return body


def _parts(mail: Message) -> Iterator[Message]:
    """The leaves of the tree that a mail is; mails inside are leaves, and so is what is locked."""
    kind = mail.get_content_type()
    inside = _inside(mail)
    if kind in _LOCKED or not kind.startswith("multipart/") or not mail.is_multipart():
        yield mail
    elif kind == "multipart/alternative":
        yield from _parts(_best(inside)) if inside else ()
    else:
        for part in inside:
            yield from _parts(part)


def _inside(part: Message) -> list[Message]:
    """The parts of a part; asking one without any for them would decode its words, which may fail."""
    payload = part.get_payload() if part.is_multipart() else []
    return [inner for inner in payload if isinstance(inner, Message)]


def _best(versions: Sequence[Message]) -> Message:
    """The plain version, unless it only sends its reader to the other one."""
    plain = next((one for one in versions if one.get_content_type() == "text/plain"), None)
    others = [one for one in versions if one is not plain]
    if plain is None or not others:
        return next((one for one in versions if one.get_content_type() == "text/html"), versions[-1])
    rich = next((one for one in others if _has_page(one)), None)
    if rich is None:
        return plain
    scratch = Body()
    there = sum(len(block.words) for part in _parts(rich) for block in _words(part, scratch))
    return rich if len((_content(plain) or b"").strip()) < _STUB * there else plain


def _has_page(part: Message) -> bool:
    return any(one.get_content_type() == "text/html" for one in part.walk())


def _is_attached(part: Message) -> bool:
    if part.get_content_maintype() != "text":
        return True
    return part.get_content_disposition() == "attachment" or part.get_content_subtype() not in (
        "plain",
        "html",
    )


def _words(part: Message, body: Body) -> Iterator[Block]:
    content = _content(part) or b""
    declared = _charset(part)
    if part.get_content_type() == "text/html":
        characters, encoding, _ = page_characters(content, declared)
        found = whole_page(characters)
    elif part.get_content_maintype() == "text":
        characters, encoding = _characters(content, declared)
        if _parameter(part, "format") == "flowed":
            characters = unfolded(characters, delete_blanks=_parameter(part, "delsp") == "yes")
        found = told_apart(characters)
    else:
        return
    body.encodings.append(encoding)
    yield from found


def _characters(content: bytes, declared: str) -> tuple[str, str]:
    """The characters of plain words: in the encoding that is declared, if they are in it.

    What can be read as UTF-8 by more than its ASCII is UTF-8, whatever is declared.
    """
    encoding = known_encoding(declared) or "utf-8"
    surest = encoding if content.isascii() else "utf-8"
    for one in (surest, encoding, *candidates(content)):
        if decodes(content, one):
            return content.decode(one), one
    return content.decode(encoding, "replace"), encoding


def _content(part: Message) -> bytes | None:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):  # of an encoding for the way that is none
        return None
    return content if isinstance(content, bytes) else None


def _forwarded(part: Message) -> Attachment:
    """A mail that was attached as a file; its bytes are those its sender’s program wrote."""
    letter = next(iter(_inside(part)), None)
    if letter is None:
        return Attachment(_name(part), None)
    name = _name(part) if part.get_filename() else f"{readable(str(letter.get('Subject', 'mail')))}.eml"
    try:
        return Attachment(name, letter.as_bytes())
    except (ValueError, LookupError, TypeError, AttributeError):  # of fields that cannot be written again
        return Attachment(name, None)


def _name(part: Message) -> str:
    """The name of an attachment, without folders and without what cannot be shown."""
    said = readable(part.get_filename("") or "").replace("\\", "/").rpartition("/")[2]
    return said or f"unnamed {part.get_content_type()}"


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset("") or ""
    except (LookupError, ValueError, TypeError):
        return ""


def _parameter(part: Message, name: str) -> str:
    try:
        return str(part.get_param(name, "")).lower()
    except (LookupError, ValueError, TypeError):
        return ""
