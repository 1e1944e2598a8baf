"""The menu Case: open and make cases, bring articles in, hand a report over."""

from functools import partial

from workbench.ui.commands.command import Command
from workbench.ui.commands.needs import WRITABLE

_command = partial(Command, menu="Case")

CASE_COMMANDS = (
    _command("case.new", "&New case…", "Start an empty case.", "Ctrl+N", "case.new"),
    _command("case.open", "&Open case…", "Open a case file.", "Ctrl+O", "case.open"),
    _command("case.sample", "Open the &sample case", "Look at a finished example.", "", "case.sample"),
    _command(
        "case.import",
        "&Import articles…",
        "Add files of any kind that articles come in.",
        "Ctrl+I",
        "case.import",
        WRITABLE,
    ),
    _command(
        "case.import_folder",
        "Import a &folder…",
        "Add all articles in a folder, and in those below it.",
        "",
        "case.import_folder",
        WRITABLE,
    ),
    _command(
        "case.import_url",
        "Import from &address…",
        "Fetch a page and keep it.",
        "Ctrl+Shift+I",
        "case.import_url",
        WRITABLE,
    ),
    _command(
        "case.import_clipboard",
        "Import from clip&board",
        "Add what was copied: words, a piece of a page, an address or files.",
        "Ctrl+Shift+V",
        "case.import_clipboard",
        WRITABLE,
    ),
    _command("case.details", "Case &details…", "Title and scale of the case.", "", "case", WRITABLE),
    _command("case.restore", "Restore a &backup…", "Go back to a copy that was kept of the case."),
    _command("case.recover", "Re&cover a damaged case…", "Save what can still be read into a new case."),
    _command("report.export", "&Report…", "Preview and save a report.", "Ctrl+P", "report.file"),
    _command("app.settings", "Se&ttings…", "Your name, theme and sizes.", "Ctrl+,", "app.settings"),
    _command("case.close", "&Close case", "Go back to the start page.", "Ctrl+W"),
    _command("app.quit", "&Quit", "Close all windows.", "Ctrl+Q"),
)
