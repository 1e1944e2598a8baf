"""What a command is."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Command:
    """`text` with its menu mnemonic; `menu` names where it stands; `help` is one sentence. It is enabled when
    all facts that it `needs` are there: see `Desk.facts`.

    A command with a `place` has its key only while the keyboard is there, where it goes before a
    command that has the same key everywhere: see `PlaceKeys`.
    """

    id: str
    text: str
    help: str
    shortcut: str = ""
    icon: str = ""
    needs: frozenset[str] = frozenset()
    checkable: bool = False
    menu: str = field(kw_only=True)
    place: str = field(default="", kw_only=True)

    @property
    def plain_text(self) -> str:
        return self.text.replace("&", "").removesuffix("…")
