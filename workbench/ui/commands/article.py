"""The menu Article: find one's way in it, and what is known of it."""

from functools import partial

from workbench.ui.commands.command import Command
from workbench.ui.commands.needs import ARTICLE, OWN_ARTICLE

_command = partial(Command, menu="Article")

ARTICLE_COMMANDS = (
    _command(
        "article.find", "&Find in article", "Mark all places of some words.", "Ctrl+F", "search", ARTICLE
    ),
    _command("article.find_next", "Find &next", "The next place.", "F3", "next", ARTICLE),
    _command("article.find_previous", "Find &previous", "The place before.", "Shift+F3", "previous", ARTICLE),
    _command(
        "article.back", "&Back", "Where you were before.", "Alt+Left", "article.back", frozenset({"back"})
    ),
    _command(
        "article.forward",
        "For&ward",
        "Where you came back from.",
        "Alt+Right",
        "article.forward",
        frozenset({"forward"}),
    ),
    _command("article.next_mark", "Next &mark", "The next highlight.", "Alt+Down", "next", ARTICLE),
    _command(
        "article.previous_mark", "Pre&vious mark", "The highlight before.", "Alt+Up", "previous", ARTICLE
    ),
    _command(
        "article.worth",
        "Show what is &worth checking",
        "Underline sentences with numbers, quotations and firm statements, and say why.",
        "W",
        "worth",
        ARTICLE,
        checkable=True,
    ),
    _command(
        "article.worth_next",
        "Next sentence worth &checking",
        "Go to the next sentence that is worth checking, and select it.",
        "F4",
        "next",
        ARTICLE,
    ),
    _command(
        "article.worth_previous",
        "Sentence worth checking &before",
        "Go to the sentence before that is worth checking, and select it.",
        "Shift+F4",
        "previous",
        ARTICLE,
    ),
    _command(
        "article.details",
        "&Details…",
        "Outlet, byline and date of the article.",
        "Ctrl+D",
        "article.details",
        ARTICLE,
    ),
    _command(
        "article.original",
        "Show the &original…",
        "All words of the file that the article was read from.",
        "",
        "article.original",
        ARTICLE,
    ),
    _command(
        "article.zones",
        "Show &zones",
        "Name what each stretch is, and move its borders.",
        "Ctrl+Shift+B",
        "article.zones",
        ARTICLE,
        checkable=True,
    ),
    _command(
        "article.fold",
        "&Fold comments and boilerplate",
        "Fold or unfold what is set apart.",
        "Z",
        "fold.open",
        ARTICLE,
        checkable=True,
    ),
    _command(
        "article.new_version",
        "&New version…",
        "Compare the article with a newer file of it, and add that.",
        "",
        "article.new_version",
        OWN_ARTICLE,
    ),
    _command(
        "article.ocr",
        "Read words of a &scan…",
        "Find the words in its pictures with Tesseract, and add them.",
        "",
        "article.ocr",
        OWN_ARTICLE,
    ),
    _command(
        "article.mend",
        "&Mend garbled letters…",
        "See letters that were read wrongly as they were meant, and add them as a new version.",
        "",
        "article.mend",
        OWN_ARTICLE,
    ),
    _command(
        "article.remove",
        "&Remove article",
        "Remove it with all that hangs on it.",
        "",
        "edit.remove",
        OWN_ARTICLE,
    ),
)
