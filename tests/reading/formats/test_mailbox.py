"""Mailboxes: many mails in one file."""

from itertools import islice

import pytest

from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_all


def letter(number: int, words: str = "Words.") -> bytes:
    head = f"From: Ada <ada@island.example>\nSubject: Letter {number}\nMessage-ID: <{number}@x>\n"
    return f"{head}\n{words}\n".encode()


def mailbox(*letters: bytes) -> bytes:
    return b"\n".join(b"From ada@island.example Mon Jan  6 10:00:00 2020\n" + one for one in letters)


def test_each_mail_is_an_article_with_its_own_bytes():
    first, second = read_all(mailbox(letter(1), letter(2)), "inbox.mbox")
    assert [first.attribution.title, second.attribution.title] == ["Letter 1", "Letter 2"]
    assert [first.known_id, second.known_id] == ["1@x", "2@x"]
    assert [first.original, second.original] == [letter(1), letter(2)]
    assert second.file_name == "inbox.mbox, mail 2"


def test_a_line_that_begins_with_from_begins_no_mail_and_loses_the_sign_that_says_so():
    words = "From the start:\n>From then on, nobody knew.\n\nFrom here on, all is well."
    [only] = read_all(mailbox(letter(1, words)), "inbox.mbox")
    assert only.words.endswith("From the start:\nFrom then on, nobody knew.\n\nFrom here on, all is well.")
    assert b">From then on" in only.original


def test_a_mail_that_cannot_be_read_does_not_stop_the_others():
    locked = b"From: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\nAAAA\n"
    first, refused, last = read_all(mailbox(letter(1), locked, letter(3)), "inbox.mbox")
    assert isinstance(refused, UserError) and "“inbox.mbox, mail 2” is encrypted" in str(refused)
    assert isinstance(first, ImportedArticle) and isinstance(last, ImportedArticle)


def test_mails_come_one_by_one():
    endless = mailbox(*(letter(number) for number in range(20_000)))
    assert [one.attribution.title for one in islice(read_all(endless, "all.mbox"), 2)] == [
        "Letter 0",
        "Letter 1",
    ]


def test_a_file_that_is_only_called_a_mailbox_is_refused():
    with pytest.raises(UserError, match=r"There is no email in “a\.mbox”"):
        list(read_all(b"nothing of the kind", "a.mbox"))
