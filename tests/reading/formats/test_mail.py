"""Mails: whose words are whose, and what was sent with them."""

from email.message import EmailMessage

import pytest
from packing import packed, told, words_in

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_all, read_bytes


def mail(words: str = "The letter is a draft.", **fields: str) -> EmailMessage:
    made = EmailMessage()
    given = {
        "From": "Ada Quill <ada@island.example>",
        "To": "desk@island.example",
        "Date": "Mon, 06 Jan 2020 22:10:00 -0500",
        "Subject": "About the letter",
        "Message-ID": "<17@island.example>",
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    for name, value in given.items():
        if value:
            made[name] = value
    made.set_content(words)
    return made


def read(made: EmailMessage) -> ImportedArticle:
    return read_bytes(made.as_bytes(), "letter.eml")


def all_in(made: EmailMessage) -> list[ImportedArticle | UserError]:
    return list(read_all(made.as_bytes(), "letter.eml"))


def test_the_fields_say_who_wrote_what_when_and_stand_above_the_words():
    article = read(mail())
    assert told(article) == [
        (ZoneKind.HEADLINE, "", "About the letter"),
        (
            ZoneKind.DATELINE,
            "",
            "From: Ada Quill <ada@island.example>\nTo: desk@island.example\n"
            "Date: Mon, 06 Jan 2020 22:10:00 -0500",
        ),
        (ZoneKind.BODY, "", "The letter is a draft."),
    ]
    said = article.attribution
    assert (said.title, said.byline, said.published) == ("About the letter", "Ada Quill", "2020-01-06")
    assert said.origins["published"] == "mail field Date: Mon, 06 Jan 2020 22:10:00 -0500"
    assert said.outlet == ""  # nobody said one
    assert article.known_id == "17@island.example"
    assert article.media_type == "message/rfc822"


def test_a_newsletter_says_its_name_in_the_field_of_lists():
    assert read(mail(List_Id="The Island Post <post.island.example>")).attribution.outlet == "The Island Post"
    assert read(mail(List_Id="<post.island.example>")).attribution.outlet == ""


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("=?utf-8?q?Caf=C3=A9_closed?=", "Café closed"),
        ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
        ("=?utf-8?b?8J+YgA==?= =?utf-8?b?IGhpZ2g=?=", "😀 high"),
        ("=?no-such-charset?q?plain?=", "plain"),
        ("=?utf-8?b?broken", "=?utf-8?b?broken"),
    ],
)
def test_encoded_fields_are_read(written, subject):
    raw = f"From: a@b.example\nSubject: {written}\nMessage-ID: <1@b>\n\nWords.\n".encode()
    assert read_bytes(raw, "a.eml").attribution.title == subject


@pytest.mark.parametrize("subject", ["Café".encode(), "Café".encode("cp1252")])
def test_fields_in_bytes_that_nobody_declared_are_read_too(subject):
    raw = b"From: a@b.example\nSubject: " + subject + b"\nMessage-ID: <1@b>\n\nWords.\n"
    assert read_bytes(raw, "a.eml").attribution.title == "Café"


@pytest.mark.parametrize("sender", ["<a,(" * 5000, "((((" * 3000, "a@b, " * 5000, '"' * 5000])
def test_a_sender_that_is_none_costs_nothing(sender):
    raw = f"From: {sender}\nSubject: Basin\nMessage-ID: <1@b>\n\nWords.\n".encode()
    assert read_bytes(raw, "a.eml").attribution.title == "Basin"


@pytest.mark.parametrize("charset", ["a\0b", "zip", "unicode_escape", "no-such", "", "utf-7", "us-ascii"])
def test_words_in_an_encoding_that_is_none_are_read_as_what_they_are(charset):
    head = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
    field = f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: 8bit\n\n'
    assert "café \\n" in read_bytes(f"{head}{field}café \\n\n--b--\n".encode(), "a.eml").words


@pytest.mark.parametrize("charset", ["iso-2022-jp", "shift_jis", "koi8-r", "gb18030", "windows-1252"])
def test_words_in_a_declared_encoding_are_read_in_it(charset):
    words = {"koi8-r": "Письмо", "windows-1252": "Größe"}.get(charset, "東京")
    raw = f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n".encode()
    article = read_bytes(raw + words.encode(charset), "a.eml")
    assert article.words.endswith(words)


def test_what_is_quoted_is_a_document_and_the_signature_none_of_the_text():
    article = read(
        mail(
            "I have seen it.\n\nOn Mon, Jan 6, 2020 at 9:00 PM The desk\n<desk@island.example> wrote:\n"
            "> Is the letter real?\n>> It was unsigned.\n\nIt is a draft.\n\n-- \nAda Quill\nReporter\n"
        )
    )
    assert told(article)[2:] == [
        (ZoneKind.BODY, "", "I have seen it."),
        (
            ZoneKind.DOCUMENT,
            "quoted mail",
            "On Mon, Jan 6, 2020 at 9:00 PM The desk\n<desk@island.example> wrote:\nIs the letter real?",
        ),
        (ZoneKind.DOCUMENT, "quoted mail, 2 deep", "It was unsigned."),
        (ZoneKind.BODY, "", "It is a draft."),
        (ZoneKind.BOILERPLATE, "signature", "-- \nAda Quill\nReporter"),
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("-----Original Message-----", "quoted mail"),
        ("---------- Forwarded message ---------", "forwarded mail"),
        ("Begin forwarded message:", "forwarded mail"),
    ],
)
def test_below_such_a_line_everything_is_another_mail(line, label):
    article = read(mail(f"See below.\n\n{line}\nFrom: The general\n\nWe will leave.\n"))
    [inner] = words_in(article, ZoneKind.DOCUMENT, label)
    assert inner == f"{line}\nFrom: The general\n\nWe will leave."


def test_a_sentence_about_writing_begins_no_quotation():
    words = "On Monday the general wrote:\nnothing at all."
    assert "quoted mail" not in [label for _, label, _ in told(read(mail(words)))]


def test_lines_that_flow_are_joined():
    made = mail("One sentence that \ngoes on.\n> quoted that \n> goes on\n")
    made.set_param("format", "flowed")
    article = read(made)
    assert "One sentence that goes on." in article.words
    assert words_in(article, ZoneKind.DOCUMENT, "quoted mail") == ["quoted that goes on"]


def test_the_plain_words_are_taken_before_the_page():
    made = mail("The plain words of the letter.")
    made.add_alternative("<p>The <b>rich</b> words of the letter.</p>", subtype="html")
    assert "plain words" in read(made).words and "rich" not in read(made).words


def test_the_page_is_taken_where_the_plain_words_only_point_to_it():
    made = mail("View in browser")
    made.add_alternative(
        f"<h2>Basin</h2><p>{'The board has voted. ' * 30}</p><p style='display:none'>peek</p>"
        "<img src='http://127.0.0.1:1/pixel.gif'>",
        subtype="html",
    )
    article = read(made)
    assert "The board has voted." in article.words
    assert "View in browser" not in article.words and "peek" not in article.words


def test_pages_of_mail_programs_tell_what_is_quoted_and_signed():
    made = mail("")
    made.set_content(
        "<div>It is a draft.</div><div class='gmail_signature'>Ada Quill, reporter</div>"
        "<div class='gmail_quote'><div class='gmail_attr'>On Monday the desk wrote:</div>"
        "<blockquote class='gmail_quote'>Is the letter real?</blockquote></div>",
        subtype="html",
    )
    assert told(read(made))[2:] == [
        (ZoneKind.BODY, "", "It is a draft."),
        (ZoneKind.BOILERPLATE, "signature", "Ada Quill, reporter"),
        (ZoneKind.DOCUMENT, "quoted mail", "On Monday the desk wrote:\n\nIs the letter real?"),
    ]


def test_attachments_are_articles_of_their_own_and_others_are_named():
    made = mail()
    made.add_attachment("Words of the report.", filename="report.txt")
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="../photo.png")
    made.add_attachment(mail("The general's words.", Subject="The order", Message_ID=""))
    letter, report, order = all_in(made)
    assert letter.notes == ("Attached, but in a format that cannot be read: “photo.png”.",)
    assert (report.file_name, report.words, report.original) == (
        "report.txt",
        "Words of the report.\n",
        b"Words of the report.\n",
    )
    assert order.file_name == "The order.eml"
    assert order.attribution.title == "The order"


def test_a_broken_attachment_does_not_cost_the_mail():
    made = mail()
    made.add_attachment(b"no document", maintype="application", subtype="pdf", filename="a.docx")
    made.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="b.zip")
    letter, text, refused = all_in(made)
    assert isinstance(letter, ImportedArticle) and isinstance(text, ImportedArticle)
    assert str(refused).startswith("“b.zip” is damaged")


@pytest.mark.parametrize(
    "kind", ['multipart/encrypted; boundary="x"', "application/pkcs7-mime; smime-type=enveloped-data"]
)
def test_a_locked_mail_is_refused(kind):
    raw = f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: {kind}\n\nAAAA\n".encode()
    with pytest.raises(UserError, match=r"The email “a\.eml” is encrypted"):
        read_bytes(raw, "a.eml")


def test_parts_without_end_inside_each_other_are_refused():
    raw = b"From: a@b.example\nMIME-Version: 1.0\n"
    for depth in range(2000):
        raw += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (depth, depth)
    with pytest.raises(UserError, match=r"“a\.eml” are nested too deeply"):
        read_bytes(raw + b"\nx\n", "a.eml")


def test_files_are_looked_for_only_so_deep_inside_each_other():
    content, name = b"words", "a.txt"
    for depth in range(8):
        content, name = packed({name: content}), f"{depth}.zip"
    [refused] = read_all(content, name)
    assert "lies in 5 files packed into each other" in str(refused)
