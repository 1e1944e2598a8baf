import json
import logging
import os
from pathlib import Path

import pytest

from workbench.config import keeping
from workbench.config.settings import ANALYST, GEOMETRY, TABLE, TEXT_SIZE, THEME, Settings
from workbench.domain.errors import UserError


def test_every_setting_starts_with_a_value_it_takes_and_says_what_it_does():
    for setting in TABLE:
        assert setting.takes(setting.default), setting.name
        assert setting.help.endswith("."), setting.name
    assert len({setting.name for setting in TABLE}) == len(TABLE)


def test_what_is_set_is_there_after_a_restart(tmp_path):
    settings = Settings(tmp_path)
    settings[THEME] = "dark"
    settings[GEOMETRY] = "AdnQywADAAA="
    again = Settings(tmp_path)
    assert (again[THEME], again[GEOMETRY], again[TEXT_SIZE]) == ("dark", "AdnQywADAAA=", TEXT_SIZE.default)


@pytest.mark.parametrize(("setting", "value"), [(THEME, "pink"), (TEXT_SIZE, 9), (TEXT_SIZE, True)])
def test_a_value_that_makes_no_sense_is_refused_with_what_would(tmp_path, setting, value):
    settings = Settings(tmp_path)
    with pytest.raises(UserError) as refused:
        settings[setting] = value
    assert refused.value.hint == setting.help
    assert settings[setting] == setting.default


def test_two_windows_do_not_undo_each_others_settings(tmp_path):
    left, right = Settings(tmp_path), Settings(tmp_path)
    left[THEME] = "dark"
    right[TEXT_SIZE] = 20
    assert (Settings(tmp_path)[THEME], Settings(tmp_path)[TEXT_SIZE]) == ("dark", 20)


def test_what_a_newer_program_has_set_survives(tmp_path):
    (tmp_path / "settings.json").write_text('{"from.the.future": [1, 2]}')
    Settings(tmp_path)[THEME] = "light"
    assert json.loads((tmp_path / "settings.json").read_text())["from.the.future"] == [1, 2]


@pytest.mark.parametrize("damage", [b'{"theme": "da', b"\xff\xfe\x00", b"[]", b""])
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside(tmp_path, caplog, damage):
    file = tmp_path / "settings.json"
    file.write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        assert Settings(tmp_path)[THEME] == THEME.default
    assert (tmp_path / "settings.json.damaged").read_bytes() == damage
    assert "damaged" in caplog.text


def test_who_has_lost_settings_is_told_where_they_are_once(tmp_path):
    assert Settings(tmp_path / "not there yet").trouble is None
    (tmp_path / "settings.json").write_text('{"theme": "da')
    said = str(Settings(tmp_path).trouble)
    assert "was damaged" in said and "“settings.json.damaged”" in said
    assert Settings(tmp_path).trouble is None


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path, monkeypatch):
    assert Settings(tmp_path).trouble is None
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert str(tmp_path) in str(Settings(tmp_path).trouble)


def test_one_spoilt_value_costs_only_itself(tmp_path):
    (tmp_path / "settings.json").write_text('{"theme": 7, "text_size": 21}')
    settings = Settings(tmp_path)
    assert (settings[THEME], settings[TEXT_SIZE]) == (THEME.default, 21)


def test_a_reset_setting_is_at_its_default_again(tmp_path):
    settings = Settings(tmp_path)
    settings[THEME] = "dark"
    settings.reset(THEME)
    assert settings[THEME] == Settings(tmp_path)[THEME] == THEME.default


def test_the_analyst_is_the_name_that_was_set_else_the_persons_login(tmp_path, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "night-desk")
    settings = Settings(tmp_path)
    assert settings.analyst == "night-desk"
    settings[ANALYST] = "Day desk"
    assert settings.analyst == "Day desk"


def test_an_account_without_a_name_can_still_work(tmp_path, monkeypatch):
    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert Settings(tmp_path).analyst == "Analyst"


def test_a_write_that_fails_leaves_the_old_file_whole_and_no_scraps(tmp_path, monkeypatch, caplog):
    file = tmp_path / "kept.json"
    assert keeping.save(file, {"before": 1})

    def full_disk(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    assert not keeping.save(file, {"after": 2})
    assert keeping.load(file) == {"before": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["kept.json"]
    assert "No space left" in caplog.text


def test_settings_that_cannot_be_read_just_now_are_not_written_over(tmp_path, monkeypatch):
    Settings(tmp_path)[THEME] = "dark"
    settings = Settings(tmp_path)

    def locked(self: Path, *_args: object) -> str:
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "read_text", locked)
        settings[TEXT_SIZE] = 21

    assert (settings[THEME], settings[TEXT_SIZE]) == ("dark", 21)
    assert Settings(tmp_path)[THEME] == "dark"
