"""Every command of the window, in one table.

Menus, palette, tooltips, shortcuts and the help page are built from it. A command is enabled when
everything it `needs` is there: see `Desk.facts`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """`text` with its menu mnemonic; `menu` names where it stands; `help` is one sentence.

    A command with a `place` has its key only while the keyboard is there, where it goes before a
    command that has the same key everywhere: see `PlaceKeys`.
    """

    id: str
    text: str
    menu: str
    help: str
    shortcut: str = ""
    icon: str = ""
    needs: frozenset[str] = frozenset()
    checkable: bool = False
    place: str = ""

    @property
    def plain_text(self) -> str:
        return self.text.replace("&", "").removesuffix("…")


MENUS = ("Case", "Edit", "View", "Article", "Passage", "Suggestion", "Quote", "Review", "Claim", "Help")

PLACE_COMMANDS = 3
"""How many of the places that an orphan may belong to have a command of their own."""
RATING_COMMANDS = 7
"""How many ratings of a scale have a command of their own; those beyond are given with the mouse or Tab."""

_NOTHING: frozenset[str] = frozenset()
_WRITABLE = frozenset({"writable"})
_ARTICLE = frozenset({"article"})
_PASSAGE = frozenset({"passage"})
_LINKABLE = frozenset({"writable", "passage", "claim"})
_CLAIM = frozenset({"claim"})
_OWN_CLAIM = frozenset({"claim", "writable"})
_OWN_ARTICLE = frozenset({"article", "writable"})
_ORPHAN = frozenset({"orphan"})
_SUGGESTION = frozenset({"suggestion"})
_ANSWERABLE = frozenset({"suggestion", "writable"})
_QUOTE = frozenset({"quote"})
_DIFFERENCE = frozenset({"difference"})

COMMANDS: tuple[Command, ...] = (
    Command("case.new", "&New case…", "Case", "Start an empty case.", "Ctrl+N", "case.new"),
    Command("case.open", "&Open case…", "Case", "Open a case file.", "Ctrl+O", "case.open"),
    Command("case.sample", "Open the &sample case", "Case", "Look at a finished example.", "", "case.sample"),
    Command(
        "case.import",
        "&Import articles…",
        "Case",
        "Add files of any kind that articles come in.",
        "Ctrl+I",
        "case.import",
        _WRITABLE,
    ),
    Command(
        "case.import_folder",
        "Import a &folder…",
        "Case",
        "Add all articles in a folder, and in those below it.",
        "",
        "case.import_folder",
        _WRITABLE,
    ),
    Command(
        "case.import_url",
        "Import from &address…",
        "Case",
        "Fetch a page and keep it.",
        "Ctrl+Shift+I",
        "case.import_url",
        _WRITABLE,
    ),
    Command(
        "case.import_clipboard",
        "Import from clip&board",
        "Case",
        "Add what was copied: words, a piece of a page, an address or files.",
        "Ctrl+Shift+V",
        "case.import_clipboard",
        _WRITABLE,
    ),
    Command("case.details", "Case &details…", "Case", "Title and scale of the case.", "", "case", _WRITABLE),
    Command(
        "case.recover", "Re&cover a damaged case…", "Case", "Save what can still be read into a new case."
    ),
    Command("report.export", "&Report…", "Case", "Preview and save a report.", "Ctrl+P", "report.file"),
    Command("app.settings", "Se&ttings…", "Case", "Your name, theme and sizes.", "Ctrl+,", "app.settings"),
    Command("case.close", "&Close case", "Case", "Go back to the start page.", "Ctrl+W"),
    Command("app.quit", "&Quit", "Case", "Close all windows.", "Ctrl+Q"),
    Command(
        "edit.undo", "&Undo", "Edit", "Take back the last action.", "Ctrl+Z", "edit.undo", frozenset({"undo"})
    ),
    Command(
        "edit.redo",
        "&Redo",
        "Edit",
        "Do again what was taken back.",
        "Ctrl+Shift+Z",
        "edit.redo",
        frozenset({"redo"}),
    ),
    Command(
        "search.everything", "Search &everything", "Edit", "Search all articles.", "Ctrl+Shift+F", "search"
    ),
    Command("app.palette", "&Find a command…", "Edit", "All commands, by name.", "Ctrl+K", "app.palette"),
    Command(
        "view.sources",
        "&Sources",
        "View",
        "Show or hide the sources.",
        "Ctrl+1",
        "view.sources",
        checkable=True,
    ),
    Command(
        "view.claims", "&Claims", "View", "Show or hide the claims.", "Ctrl+2", "view.claims", checkable=True
    ),
    Command(
        "view.drawer",
        "&Drawer",
        "View",
        "Show or hide the drawer below.",
        "Ctrl+3",
        "view.drawer",
        checkable=True,
    ),
    Command(
        "view.suggestions",
        "Su&ggestions",
        "View",
        "Passages that may matter for the current claim.",
        "Ctrl+J",
        "suggestions",
    ),
    Command(
        "view.quotes",
        "&Quotes",
        "View",
        "Who is quoted with what, word by word, and documents that several articles copy out.",
        "Ctrl+Shift+Q",
        "quotes",
    ),
    Command(
        "view.numbers",
        "&Numbers",
        "View",
        "The numbers of all articles, and which disagree.",
        "Ctrl+Shift+N",
        "numbers",
    ),
    Command(
        "number.compare",
        "Co&mpare with this number",
        "View",
        "Compare the numbers of the group with this one.",
        "=",
        "number.compare",
        frozenset({"number"}),
        place="numbers",
    ),
    Command("view.history", "&History", "View", "Who did what, and when.", "Ctrl+H", "history"),
    Command(
        "view.orphans",
        "Passages to &review",
        "View",
        "What a new version of an article has left behind.",
        "Ctrl+Shift+R",
        "orphans",
    ),
    Command("text.larger", "&Larger text", "View", "Enlarge the article's words.", "Ctrl++", "text.larger"),
    Command("text.smaller", "S&maller text", "View", "Shrink the article's words.", "Ctrl+-", "text.smaller"),
    Command("text.normal", "&Normal text", "View", "The article's usual size.", "Ctrl+0"),
    Command(
        "article.find",
        "&Find in article",
        "Article",
        "Mark all places of some words.",
        "Ctrl+F",
        "search",
        _ARTICLE,
    ),
    Command("article.find_next", "Find &next", "Article", "The next place.", "F3", "next", _ARTICLE),
    Command(
        "article.find_previous",
        "Find &previous",
        "Article",
        "The place before.",
        "Shift+F3",
        "previous",
        _ARTICLE,
    ),
    Command(
        "article.back",
        "&Back",
        "Article",
        "Where you were before.",
        "Alt+Left",
        "article.back",
        frozenset({"back"}),
    ),
    Command(
        "article.forward",
        "For&ward",
        "Article",
        "Where you came back from.",
        "Alt+Right",
        "article.forward",
        frozenset({"forward"}),
    ),
    Command(
        "article.next_mark", "Next &mark", "Article", "The next highlight.", "Alt+Down", "next", _ARTICLE
    ),
    Command(
        "article.previous_mark",
        "Pre&vious mark",
        "Article",
        "The highlight before.",
        "Alt+Up",
        "previous",
        _ARTICLE,
    ),
    Command(
        "article.worth",
        "Show what is &worth checking",
        "Article",
        "Underline sentences with numbers, quotations and firm statements, and say why.",
        "W",
        "worth",
        _ARTICLE,
        checkable=True,
    ),
    Command(
        "article.worth_next",
        "Next sentence worth &checking",
        "Article",
        "Go to the next sentence that is worth checking, and select it.",
        "F4",
        "next",
        _ARTICLE,
    ),
    Command(
        "article.worth_previous",
        "Sentence worth checking &before",
        "Article",
        "Go to the sentence before that is worth checking, and select it.",
        "Shift+F4",
        "previous",
        _ARTICLE,
    ),
    Command(
        "article.details",
        "&Details…",
        "Article",
        "Outlet, byline and date of the article.",
        "Ctrl+D",
        "article.details",
        _ARTICLE,
    ),
    Command(
        "article.original",
        "Show the &original…",
        "Article",
        "All words of the file that the article was read from.",
        "",
        "article.original",
        _ARTICLE,
    ),
    Command(
        "article.zones",
        "Show &zones",
        "Article",
        "Name what each stretch is, and move its borders.",
        "Ctrl+Shift+B",
        "article.zones",
        _ARTICLE,
        checkable=True,
    ),
    Command(
        "article.fold",
        "&Fold comments and boilerplate",
        "Article",
        "Fold or unfold what is set apart.",
        "Z",
        "fold.open",
        _ARTICLE,
        checkable=True,
    ),
    Command(
        "article.new_version",
        "&New version…",
        "Article",
        "Compare the article with a newer file of it, and add that.",
        "",
        "article.new_version",
        _OWN_ARTICLE,
    ),
    Command(
        "article.ocr",
        "Read words of a &scan…",
        "Article",
        "Find the words in its pictures with Tesseract, and add them.",
        "",
        "article.ocr",
        _OWN_ARTICLE,
    ),
    Command(
        "article.mend",
        "&Mend garbled letters…",
        "Article",
        "See letters that were read wrongly as they were meant, and add them as a new version.",
        "",
        "article.mend",
        _OWN_ARTICLE,
    ),
    Command(
        "article.remove",
        "&Remove article",
        "Article",
        "Remove it with all that hangs on it.",
        "",
        "edit.remove",
        _OWN_ARTICLE,
    ),
    Command(
        "claim.new",
        "New &claim",
        "Passage",
        "Make a claim, from the selected words if there are any.",
        "N",
        "claim.new",
        _WRITABLE,
    ),
    Command(
        "link.supports",
        "&Supports",
        "Passage",
        "The passage supports the current claim.",
        "S",
        "stance.supports",
        _LINKABLE,
    ),
    Command(
        "link.refutes",
        "&Refutes",
        "Passage",
        "The passage refutes the current claim.",
        "R",
        "stance.refutes",
        _LINKABLE,
    ),
    Command(
        "link.context",
        "C&ontext",
        "Passage",
        "The passage is context of the current claim.",
        "C",
        "stance.context",
        _LINKABLE,
    ),
    Command(
        "link.appearance",
        "&Appearance",
        "Passage",
        "The current claim is made here.",
        "A",
        "claim.appearance",
        _LINKABLE,
    ),
    Command(
        "passage.sentence",
        "Select s&entence",
        "Passage",
        "Widen the selection to whole sentences.",
        "E",
        "",
        _ARTICLE,
    ),
    Command(
        "passage.copy",
        "Copy with &source",
        "Passage",
        "Copy the words with outlet, date and place.",
        "Ctrl+Shift+C",
        "",
        _PASSAGE,
    ),
    Command(
        "passage.document",
        "Copy of a &document…",
        "Passage",
        "The selected words copy out a letter or a statement that other articles have, too.",
        "Ctrl+Shift+D",
        "document",
        frozenset({"writable", "passage"}),
    ),
    *(
        Command(
            f"suggestion.{name}",
            text,
            "Suggestion",
            help,
            key,
            icon,
            needs=_ANSWERABLE,
            place="suggestions",
        )
        for name, text, help, key, icon in (
            (
                "supports",
                "Suggestion &supports",
                "Link the proposed passage: it supports the claim.",
                "S",
                "stance.supports",
            ),
            (
                "refutes",
                "Suggestion &refutes",
                "Link the proposed passage: it refutes the claim.",
                "R",
                "stance.refutes",
            ),
            (
                "context",
                "Suggestion is &context",
                "Link the proposed passage as context of the claim.",
                "C",
                "stance.context",
            ),
            (
                "not_sure",
                "Not s&ure about the suggestion",
                "Put the proposed passage aside; it is kept among the answered.",
                "U",
                "reply.not sure",
            ),
            (
                "not_relevant",
                "Suggestion is &not relevant",
                "The proposed passage says nothing about the claim.",
                "X",
                "reply.not relevant",
            ),
        )
    ),
    Command(
        "suggestion.next",
        "Ne&xt suggestion",
        "Suggestion",
        "Go to the next proposed passage.",
        "J",
        "next",
        _SUGGESTION,
        place="suggestions",
    ),
    Command(
        "suggestion.previous",
        "&Previous suggestion",
        "Suggestion",
        "Go to the proposed passage before.",
        "K",
        "previous",
        _SUGGESTION,
        place="suggestions",
    ),
    Command(
        "suggestion.open",
        "&Open in its article",
        "Suggestion",
        "Show the proposed passage where it stands, as Enter does.",
        "O",
        "go",
        _SUGGESTION,
        place="suggestions",
    ),
    Command(
        "suggestion.unfold",
        "Show a&like passages",
        "Suggestion",
        "Show or hide nearly the same words from other places, to answer them one by one.",
        "L",
        "alike",
        frozenset({"alike"}),
        place="suggestions",
    ),
    Command(
        "suggestion.take_back",
        "&Take back the answer",
        "Suggestion",
        "Forget what was answered, so that the passage is proposed again.",
        "Del",
        "answer.take_back",
        frozenset({"answer", "writable"}),
        place="suggestions",
    ),
    *(
        Command(f"quote.{name}", text, "Quote", help, key, icon, needs=needs, place="quotes")
        for name, text, help, key, icon, needs in (
            ("next", "&Next quote", "Go to the next saying or document.", "J", "next", _QUOTE),
            ("previous", "&Previous quote", "Go to the saying or document before.", "K", "previous", _QUOTE),
            (
                "turn",
                "Sayings or &documents",
                "Show documents in place of sayings, or back.",
                "T",
                "",
                _NOTHING,
            ),
            (
                "difference",
                "Ne&xt difference",
                "Go to the next place at which the wordings differ.",
                "D",
                "next",
                _DIFFERENCE,
            ),
            (
                "difference_back",
                "Previous d&ifference",
                "Go to the difference before.",
                "Shift+D",
                "previous",
                _DIFFERENCE,
            ),
            ("open", "&Open in its article", "Show the wording where it stands.", "O", "go", _QUOTE),
            (
                "claim",
                "&Make claim",
                "Make a claim of it, with every wording as context.",
                "N",
                "quotes.claim",
                _QUOTE | _WRITABLE,
            ),
            (
                "larger",
                "Show &larger",
                "Compare the wordings in a window of its own.",
                "L",
                "quotes.larger",
                _QUOTE,
            ),
            (
                "accept",
                "&Accept as copies",
                "These stretches are copies of one document: keep that in the case.",
                "A",
                "document.accept",
                _WRITABLE | {"proposed document"},
            ),
            (
                "remove",
                "&Remove document",
                "These stretches are no copies of one document after all.",
                "Del",
                "edit.remove",
                _WRITABLE | {"named document"},
            ),
        )
    ),
    *(
        Command(f"orphan.{name}", text, "Review", help, key, icon, needs=needs, place="orphans")
        for name, text, help, key, icon, needs in (
            ("next", "&Next to review", "Go to the next passage to review.", "J", "next", _ORPHAN),
            (
                "previous",
                "&Previous to review",
                "Go to the passage to review before.",
                "K",
                "previous",
                _ORPHAN,
            ),
            (
                "open",
                "&Open the old version",
                "Show the passage where it is cited from.",
                "O",
                "go",
                _ORPHAN,
            ),
            (
                "leave",
                "&Leave it there",
                "It stays cited from the old version.",
                "L",
                "",
                _ORPHAN | _WRITABLE,
            ),
            (
                "remove",
                "&Remove from its claim",
                "Take the passage away from its claim.",
                "Del",
                "edit.remove",
                _ORPHAN | _WRITABLE,
            ),
        )
    ),
    *(
        Command(
            f"orphan.take.{number}",
            f"Cite place &{number}",
            "Review",
            f"The passage is cited from now on at place {number} in the newest version.",
            f"{number}",
            needs=_ORPHAN | _WRITABLE,
            place="orphans",
        )
        for number in range(1, PLACE_COMMANDS + 1)
    ),
    Command("claim.next", "&Next claim", "Claim", "Go to the next claim in the list.", "J", "next"),
    Command("claim.previous", "&Previous claim", "Claim", "Go to the claim before.", "K", "previous"),
    Command("claim.filter", "&Filter claims", "Claim", "Type to narrow the list.", "Ctrl+L", "search"),
    Command(
        "claim.edit",
        "&Edit wording",
        "Claim",
        "Change the words of the claim.",
        "F2",
        "edit.pencil",
        _OWN_CLAIM,
    ),
    Command(
        "claim.rationale",
        "&Write the rationale",
        "Claim",
        "Go to the verdict's rationale.",
        "V",
        "",
        _OWN_CLAIM,
    ),
    Command(
        "claim.remove",
        "Remove &claim",
        "Claim",
        "Remove it with its evidence.",
        "",
        "edit.remove",
        _OWN_CLAIM,
    ),
    Command("claim.list", "&All claims", "Claim", "Back to the list of claims.", "Ctrl+Shift+L", "", _CLAIM),
    *(
        Command(
            f"claim.rate.{number}",
            f"Verdict &{number}",
            "Claim",
            f"Give the verdict that stands at place {number} of the case's scale.",
            f"Alt+{number}",
            needs=_OWN_CLAIM,
        )
        for number in range(1, RATING_COMMANDS + 1)
    ),
    Command("help.tour", "&Getting started", "Help", "The first five minutes.", "F1", "app.help"),
    Command("help.keys", "&Keys", "Help", "All commands and their keys.", "Ctrl+F1"),
    Command("help.log", "Show the &log", "Help", "Open the folder of the log."),
    Command(
        "help.problem",
        "Save a &problem report…",
        "Help",
        "Pack the log and what the program runs on into a file that you can read and send.",
    ),
    Command("app.about", "&About", "Help", "Version and licences."),
)


class Actions(QObject):
    """One QAction for each command, for one window.

    `keys` are the analyst's own shortcuts by command id. Panels give a command its deed with `on`.
    """

    def __init__(self, window: QWidget, theme: Theme, keys: Mapping[str, str] | None = None) -> None:
        super().__init__(window)
        self._theme = theme
        self._commands = {command.id: command for command in COMMANDS}
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.text, self)
            action.setObjectName(command.id)
            action.setCheckable(command.checkable)
            if command.place:  # it only tells the key; `PlaceKeys` answers it
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setStatusTip(command.help)
            window.addAction(action)
            self._actions[command.id] = action
        self.use_keys(keys or {})
        self._dress()
        theme.changed.connect(self._dress)

    def use_keys(self, keys: Mapping[str, str]) -> None:
        """From now on these commands have these keys, and all others ours."""
        for command_id, command in self._commands.items():
            action = self._actions[command_id]
            action.setShortcut(QKeySequence(keys.get(command_id, command.shortcut)))
            action.setToolTip(_tooltip(command, action))

    def explain(self, widget: QWidget, command_id: str, words: str = "") -> None:
        """Give a widget the tooltip of a command, also when the command's key is another later.

        `words` say what the command does just there, where that is not what it says of itself.
        """
        action, command = self._actions[command_id], self._commands[command_id]

        def tell() -> None:
            widget.setToolTip(_tooltip(replace(command, help=words), action) if words else action.toolTip())

        action.changed.connect(tell)
        tell()

    def key(self, command_id: str) -> str:
        """The key of a command as people here write it; "" where it has none."""
        return self._actions[command_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def command(self, command_id: str) -> Command:
        return self._commands[command_id]

    def on(self, command_id: str, deed: Callable[[], object]) -> None:
        """Do `deed` when the command is given."""
        # `triggered` sends whether the action is checked, which a deed does not ask for
        self._actions[command_id].triggered.connect(lambda _checked=False: deed())

    def run(self, command_id: str) -> None:
        self._actions[command_id].trigger()

    def enable(self, facts: frozenset[str]) -> None:
        """Enable the commands whose needs are among the `facts`."""
        for command_id, command in self._commands.items():
            self._actions[command_id].setEnabled(command.needs <= facts)

    def name(self, command_id: str, text: str) -> None:
        """Say what the command would do now: “Undo give verdict”."""
        self._actions[command_id].setText(text)
        self._actions[command_id].setToolTip(_tooltip(self._commands[command_id], self._actions[command_id]))

    def _dress(self) -> None:
        for command_id, command in self._commands.items():
            if command.icon:
                self._actions[command_id].setIcon(self._theme.icon(command.icon))


def _tooltip(command: Command, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    text = action.text().replace("&", "").removesuffix("…")
    return f"{text} ({keys})\n{command.help}" if keys else f"{text}\n{command.help}"
