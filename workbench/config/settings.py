"""What a person can set: one table says what there is, what it starts with and what is allowed."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from workbench.config import keeping
from workbench.domain.errors import UserError

T = TypeVar("T", str, int, bool)

_log = logging.getLogger(__name__)

THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing that can be set. `help` says in words what it does and which values it takes;
    `ok` answers for a value of the right type. `shown` is false for what the window remembers
    by itself, such as its size.
    """

    name: str
    type: type[T]
    default: T
    help: str
    ok: Callable[[T], bool] = lambda value: True
    shown: bool = True

    def takes(self, value: object) -> bool:
        # bool is an int to Python, but not to a person who sets a text size
        return type(value) is self.type and self.ok(value)


ANALYST = Setting("analyst", str, "", "Your name, as history, verdicts and reports show it.")
THEME = Setting("theme", str, "system", "The colours: system, light or dark.", THEMES.__contains__)
TEXT_SIZE = Setting("text_size", int, 17, "Article text, 10 to 40 pixels high.", range(10, 41).__contains__)
WINDOW_SCALE = Setting(
    "window_scale", int, 100, "Size of the window's words in percent, 80 to 200.", range(80, 201).__contains__
)
SCALE = Setting("scale", str, "averitec", "The scale a new case starts with.", bool)
OCR_LANGUAGE = Setting(
    "ocr_language",
    str,
    "",
    "The language of scans, as Tesseract names it: eng, deu+fra. Empty is English.",
    lambda value: not value or value.replace("+", "").replace("_", "").replace("/", "").isalpha(),
)
MEANING_MODEL = Setting(
    "meaning_model",
    str,
    "",
    "A folder with a sentence model (model.onnx and tokenizer.json): passages are then compared with claims "
    "by meaning, too. Empty: by their words alone.",
)
REDUCED_MOTION = Setting("reduced_motion", bool, False, "Show no movement in the window.")
GEOMETRY = Setting("window.geometry", str, "", "Place and size of the window, as Qt tells it.", shown=False)
SPLITTERS = Setting("window.splitters", str, "", "Widths of the panes, as Qt tells them.", shown=False)
CLAIM_HEIGHTS = Setting(
    "window.claim_heights", str, "", "Heights of the list of claims and of the claim's page.", shown=False
)
FOLDED = Setting("window.folded", str, "", "Panes and zones that are folded away.", shown=False)
GROUPING = Setting(
    "sources.grouping", str, "date", "How sources are grouped: date, outlet or copies.", shown=False
)
PLACES = Setting("window.places", str, "", "The article and claim last looked at in each case.", shown=False)
KEYS = Setting("keys", str, "", "Keys of commands that are other than ours.", shown=False)
LAST_FOLDER = Setting("folder", str, "", "Where a file dialog opens.", shown=False)

TABLE: tuple[Setting[Any], ...] = (
    ANALYST,
    THEME,
    TEXT_SIZE,
    WINDOW_SCALE,
    SCALE,
    OCR_LANGUAGE,
    MEANING_MODEL,
    REDUCED_MOTION,
    GEOMETRY,
    SPLITTERS,
    CLAIM_HEIGHTS,
    FOLDED,
    GROUPING,
    PLACES,
    KEYS,
    LAST_FOLDER,
)


class Settings:
    """What has been set, in a file of its own; everything else is at its default.

    Two windows may share the file: a change is written at once, over what the file says by then.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "settings.json"
        self._unread: list[str] = []
        self._kept = keeping.load(self._file, self._unread.append)

    @property
    def trouble(self) -> UserError | None:
        """What a person should be told of the file, if anything: it was not read, or cannot be written."""
        if self._unread:
            return UserError("Your settings are at their defaults.", self._unread[0])
        if not keeping.can_be_written(self._file):
            return UserError(
                "What you set will be forgotten when the program ends.",
                f"It cannot write to “{self._file.parent}”: make this folder yours, or ask whoever looks "
                "after this computer.",
            )
        return None

    def __getitem__(self, setting: Setting[T]) -> T:
        value = self._kept.get(setting.name, setting.default)
        if setting.takes(value):
            return value  # type: ignore[no-any-return]  # takes() has just looked
        _log.warning("The setting %s cannot be what the file says; using the default", setting.name)
        return setting.default

    def __setitem__(self, setting: Setting[T], value: T) -> None:
        """Raises UserError for a value the setting does not take."""
        if not setting.takes(value):
            raise UserError(f"“{value}” cannot be set as {setting.name}.", setting.help)
        self._change(lambda kept: kept.update({setting.name: value}))

    def reset(self, setting: Setting[T]) -> None:
        self._change(lambda kept: kept.pop(setting.name, None))

    def _change(self, alter: Callable[[dict[str, Any]], object]) -> None:
        """Here it holds from now on, even where it cannot be written."""
        alter(self._kept)

        def take_over(kept: dict[str, Any]) -> None:
            alter(kept)
            self._kept = kept

        keeping.change(self._file, take_over)

    def __iter__(self) -> Iterator[Setting[Any]]:
        """The settings a person is shown."""
        return (setting for setting in TABLE if setting.shown)

    @property
    def analyst(self) -> str:
        """Whose work it is: the name that was set, or the one this computer knows the person by."""
        return self[ANALYST].strip() or _login_name()


def _login_name() -> str:
    import getpass  # not needed by those who have set a name

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system account without a name
        return "Analyst"
