"""What a person can set: settings."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.call import Adder, Call
from workbench.cli.layout import as_json, wrapped
from workbench.config.settings import Setting, Settings
from workbench.domain.errors import NotFound, UserError

_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def declare(add: Adder) -> None:
    command = add(
        "settings",
        settings,
        help="list what can be set; set it",
        about="List what can be set, with its value; the window has the same settings. With a name, one of "
        "them; with a value, it is set.",
        examples=(
            "workbench settings",
            'workbench settings analyst "Night desk"',
            "workbench settings theme --reset",
        ),
    )
    command.add_argument("name", nargs="?", metavar="NAME", help="which setting")
    command.add_argument("value", nargs="?", metavar="VALUE", help="what it is to be")
    command.add_argument("--reset", action="store_true", help="back to what it was at first")


def settings(call: Call) -> Iterator[str]:
    options, held = call.options, call.settings
    chosen = [_named(held, options.name)] if options.name else [*held]
    if options.value is not None and options.reset:
        raise UserError("A setting is either set or reset.", "Leave out the value, or --reset.")
    if options.reset:
        if not options.name:
            raise UserError("Which setting?", "Name the one to reset.")
        held.reset(chosen[0])
    elif options.value is not None:
        held[chosen[0]] = _read(chosen[0], options.value)
    if held.trouble:
        raise held.trouble
    if call.json:
        yield as_json([_described(held, one) for one in chosen])
        return
    for one in chosen:
        yield f"{one.name:<16}{_shown(held[one])}"
        yield from wrapped(one.help, " " * 16)


def _named(held: Settings, name: str) -> Setting[Any]:
    for one in held:
        if one.name == name.replace("-", "_"):
            return one
    raise NotFound(f"There is no setting “{name}”.", f"There are: {', '.join(one.name for one in held)}.")


def _read(setting: Setting[Any], typed: str) -> str | int | bool:
    """What was typed, as the setting takes it; what it does not take, as it was typed."""
    if setting.type is bool and typed.lower() in (*_YES, *_NO):
        return typed.lower() in _YES
    if setting.type is int and typed.strip().isdecimal():
        return int(typed)
    return typed


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or "–"


def _described(held: Settings, one: Setting[Any]) -> dict[str, Any]:
    return {"name": one.name, "value": held[one], "default": one.default, "help": one.help}
