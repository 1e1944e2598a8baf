"""The fields that say who published an article or a part, each with where it was read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.article import Attribution
from workbench.services.articles import BY_ANALYST
from workbench.ui.panels.sources.field import Field


@dataclass(frozen=True, slots=True)
class _FieldKind:
    """`name` is the attribute of Attribution; `together` whether several articles may get it at once."""

    name: str
    label: str
    together: bool = True
    is_date: bool = False


FIELDS = (
    _FieldKind("title", "Title", together=False),
    _FieldKind("outlet", "Outlet"),
    _FieldKind("byline", "Byline"),
    _FieldKind("published", "Published", is_date=True),
    _FieldKind("updated", "Updated", is_date=True),
    _FieldKind("url", "URL", together=False),
    _FieldKind("language", "Language"),
)

_UNSAID = "not said in the text"


class AttributionForm(QWidget):
    """`save` is given the name of a field of Attribution and its new value, and tells whether it was saved.
    `settled` is sent with the name of a field in which nothing is left to be saved.
    """

    settled = Signal(str)

    def __init__(self, save: Callable[[str, str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for kind in FIELDS:
            field = Field(kind.label, partial(save, kind.name), is_date=kind.is_date)
            field.settled.connect(partial(self.settled.emit, kind.name))
            column.addWidget(field)
            self.fields[kind.name] = field

    def show_attributions(self, said: Sequence[Attribution]) -> None:
        """Of several, show what they have in common, and only the fields that can be given to all."""
        for kind in FIELDS:
            field = self.fields[kind.name]
            field.setVisible(kind.together or len(said) == 1)
            values = {str(getattr(attribution, kind.name)) for attribution in said}
            if len(values) > 1:
                field.show_value("", "", placeholder="several")
            else:
                value = values.pop() if values else ""
                origin = origin_in_words(said[0], kind.name) if len(said) == 1 else ""
                field.show_value(value, origin, placeholder="" if origin else _UNSAID)

    def set_read_only(self, read_only: bool) -> None:
        for field in self.fields.values():
            field.set_read_only(read_only)

    def give_up(self) -> None:
        """Bring all shown values back."""
        for field in self.fields.values():
            field.give_up()

    def commit(self) -> None:
        for field in self.fields.values():
            field.commit()


def origin_in_words(said: Attribution, name: str) -> str:
    """`from line 3 of the text`, `set by hand`; "" for what nobody has said."""
    origin = said.origins.get(name, "")
    if origin == BY_ANALYST:
        return "set by hand"
    return f"from {origin}" if origin else ""
