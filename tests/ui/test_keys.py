"""Keys are the analyst's own: kept as differences from ours, never two commands on one key in one place."""

import pytest

from workbench.config import settings as table
from workbench.config.settings import Settings
from workbench.ui.commands import COMMANDS, Command
from workbench.ui.keys import (
    holder_of,
    is_for_writing,
    keep_keys,
    kept_keys,
    key_of,
    with_key,
    with_our_key,
)


def command(id: str) -> Command:
    return next(one for one in COMMANDS if one.id == id)


HISTORY, PALETTE = command("view.history"), command("app.palette")
ANSWER, LINK = command("suggestion.supports"), command("link.supports")


def test_a_key_is_kept_and_found_again(tmp_path) -> None:
    keep_keys(Settings(tmp_path), with_key({}, HISTORY, "Ctrl+Y"))
    assert kept_keys(Settings(tmp_path)) == {"view.history": "Ctrl+Y"}


def test_what_is_as_ours_is_not_kept(tmp_path) -> None:
    own = with_key({}, HISTORY, "Ctrl+Y")
    assert with_our_key(own, HISTORY) == {}
    assert with_key({}, HISTORY, HISTORY.shortcut) == {}


def test_the_command_that_had_the_key_has_none_then() -> None:
    own = with_key({}, HISTORY, PALETTE.shortcut)
    assert key_of(HISTORY, own) == PALETTE.shortcut
    assert key_of(PALETTE, own) == ""
    back = with_our_key(own, PALETTE)
    assert key_of(PALETTE, back) == PALETTE.shortcut and key_of(HISTORY, back) == ""


def test_one_key_may_mean_one_thing_everywhere_and_another_in_one_place() -> None:
    assert ANSWER.shortcut == LINK.shortcut
    assert holder_of(LINK.shortcut, command("suggestion.refutes"), {}) is ANSWER
    assert holder_of(LINK.shortcut, HISTORY, {}) is LINK
    own = with_key({}, HISTORY, LINK.shortcut)
    assert key_of(ANSWER, own) == ANSWER.shortcut


def test_no_key_is_nobodys_key() -> None:
    assert holder_of("", HISTORY, with_key({}, PALETTE, "")) is None


@pytest.mark.parametrize("key", ["Ctrl+C", "Tab", "Return", "Up"])
def test_what_fields_and_lists_need_is_for_writing(key) -> None:
    assert is_for_writing(key)


def test_none_of_our_keys_is_one_that_is_needed_for_writing() -> None:
    assert not [one.id for one in COMMANDS if is_for_writing(one.shortcut)]


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"view.history": 3, "no.such": "Ctrl+Y"}'])
def test_spoilt_keys_are_forgotten(tmp_path, spoilt) -> None:
    settings = Settings(tmp_path)
    settings[table.KEYS] = spoilt
    assert kept_keys(settings) == {}


def test_whatever_is_chosen_in_whatever_order_no_two_commands_share_a_key_in_one_place() -> None:
    own: dict[str, str] = {}
    for number, one in enumerate(COMMANDS):
        own = with_key(own, one, COMMANDS[(number * 7 + 3) % len(COMMANDS)].shortcut)
        keys = [(each.place, key_of(each, own)) for each in COMMANDS if key_of(each, own)]
        assert len(keys) == len(set(keys))
