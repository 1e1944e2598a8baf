from pathlib import Path

from workbench.config.paths import PROFILE_VARIABLE, paths


def folders(profile: Path | None = None) -> list[Path]:
    place = paths(profile)
    return [place.config, place.data, place.cache, place.logs]


def test_a_profile_takes_the_place_of_every_folder_at_once(tmp_path, monkeypatch):
    monkeypatch.setenv(PROFILE_VARIABLE, str(tmp_path / "from the environment"))
    assert all(folder.parent == tmp_path / "named" for folder in folders(tmp_path / "named"))
    assert all(folder.parent == tmp_path / "from the environment" for folder in folders())
    assert len(set(folders())) == 4


def test_a_relative_profile_means_the_same_place_after_a_change_of_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths(Path("mine")).config == tmp_path / "mine" / "config"


def test_without_a_profile_the_system_says_where_things_go(monkeypatch):
    monkeypatch.delenv(PROFILE_VARIABLE, raising=False)
    assert all(folder.is_absolute() and "factcheck-workbench" in folder.parts for folder in folders())


def test_asking_for_folders_makes_none(tmp_path):
    folders(tmp_path / "profile")
    assert list(tmp_path.iterdir()) == []
