"""Mails (EML): their words, with what they quote and sign told apart, and what is attached to them.

The fields that people read stand above the words, so that a sender or a day can be cited.
"""

from collections.abc import Iterator, Sequence
from email.message import Message
from email.parser import BytesParser

from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.errors import UserError
from workbench.reading.extracted import Block, Extracted
from workbench.reading.mails.bodies import Body, body_of
from workbench.reading.mails.fields import date_of, field, list_name, people
from workbench.reading.nesting import Room, inside
from workbench.reading.reader import READABLE

_MEDIA_TYPE = "message/rfc822"
_SHOWN = ("From", "To", "Cc", "Date")
_OWN_FIELDS = ("From", "Date", "Subject", "Message-ID", "Received", "MIME-Version", "Content-Type")


def read(content: bytes, file_name: str, room: Room | None = None) -> Iterator[Extracted | UserError]:
    """The mail as an article, then each attachment that can be read as one of its own.

    Raises UserError, naming the file, when it is none, or is locked.
    """
    here = (room or Room()).inside(file_name, len(content))
    try:
        # the parser of today raises errors of all kinds at fields that are not as they should be
        mail = BytesParser().parsebytes(content)
        body = body_of(mail)
    except RecursionError as error:
        raise UserError(
            f"The parts of the email “{file_name}” are nested too deeply.",
            "Do not trust it; ask where it comes from.",
        ) from error
    if not any(field(mail, name) for name in _OWN_FIELDS):
        raise UserError(f"“{file_name}” is not an email.", "Save it again from your email program.")
    if body.is_locked and not body.blocks:
        raise UserError(
            f"The email “{file_name}” is encrypted.",
            "Open it in your email program, save its words as text and import that.",
        )
    readable = [one for one in body.attachments if one.content and one.name.lower().endswith(tuple(READABLE))]
    yield _article(mail, body, [one.name for one in body.attachments if one not in readable])
    for attached in readable:
        yield from inside(attached.content or b"", attached.name, here)


def _article(mail: Message, body: Body, left_out: Sequence[str]) -> Extracted:
    subject = field(mail, "Subject")
    head = "\n".join(f"{name}: {said}" for name in _SHOWN if (said := field(mail, name)))
    named = ", ".join(f"“{name}”" for name in left_out)
    return Extracted(
        (Block(subject, ZoneKind.HEADLINE), Block(head, ZoneKind.DATELINE), *body.blocks),
        _attribution(mail),
        encoding=next(iter(body.encodings), ""),
        media_type=_MEDIA_TYPE,
        known_id=field(mail, "Message-ID").strip("<>"),
        notes=(f"Attached, but in a format that cannot be read: {named}.",) if left_out else (),
    )


def _attribution(mail: Message) -> Attribution:
    found = {
        "title": (field(mail, "Subject"), "Subject"),
        "outlet": (list_name(mail), "List-Id"),
        "byline": (people(mail, "From"), "From"),
        "published": (date_of(mail), f"Date: {field(mail, 'Date')}"),
        "url": (field(mail, "Archived-At").strip("<>"), "Archived-At"),
        "language": (field(mail, "Content-Language"), "Content-Language"),
    }
    return Attribution(
        **{name: value for name, (value, _) in found.items()},
        origins={name: f"mail field {origin}" for name, (value, origin) in found.items() if value},
    )
