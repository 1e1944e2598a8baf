"""The menu View: panes, panels and the size of the words."""

from functools import partial

from workbench.ui.commands.command import Command

_command = partial(Command, menu="View")

VIEW_COMMANDS = (
    _command(
        "view.sources", "&Sources", "Show or hide the sources.", "Ctrl+1", "view.sources", checkable=True
    ),
    _command("view.claims", "&Claims", "Show or hide the claims.", "Ctrl+2", "view.claims", checkable=True),
    _command(
        "view.drawer", "&Drawer", "Show or hide the drawer below.", "Ctrl+3", "view.drawer", checkable=True
    ),
    _command(
        "view.suggestions",
        "Su&ggestions",
        "Passages that may matter for the current claim.",
        "Ctrl+J",
        "suggestions",
    ),
    _command(
        "view.quotes",
        "&Quotes",
        "Who is quoted with what, word by word, and documents that several articles copy out.",
        "Ctrl+Shift+Q",
        "quotes",
    ),
    _command(
        "view.numbers",
        "&Numbers",
        "The numbers of all articles, and which disagree.",
        "Ctrl+Shift+N",
        "numbers",
    ),
    _command("view.history", "&History", "Who did what, and when.", "Ctrl+H", "history"),
    _command(
        "view.orphans",
        "Passages to &review",
        "What a new version of an article has left behind.",
        "Ctrl+Shift+R",
        "orphans",
    ),
    _command("text.larger", "&Larger text", "Enlarge the article's words.", "Ctrl++", "text.larger"),
    _command("text.smaller", "S&maller text", "Shrink the article's words.", "Ctrl+-", "text.smaller"),
    _command("text.normal", "&Normal text", "The article's usual size.", "Ctrl+0"),
)
