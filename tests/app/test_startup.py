"""A window that cannot come up is told of: in the log, on the screen, in the exit code, never by silence."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from workbench import __main__
from workbench.app import startup
from workbench.app.startup import told
from workbench.cli.outcome import NOT_DONE
from workbench.config.logs import FILE_NAME, stop_log
from workbench.config.paths import Paths, paths
from workbench.domain.errors import UserError


@pytest.fixture
def folders(tmp_path: Path) -> Paths:
    return paths(tmp_path / "profile")


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with what a desktop's message program was given; it stands alone on the path."""
    programs = tmp_path / "programs"
    programs.mkdir()
    file = tmp_path / "shown"
    os.mkfifo(file)
    zenity = programs / "zenity"
    zenity.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {file}\n')
    zenity.chmod(zenity.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("DISPLAY", ":0")
    return file


@pytest.mark.skipif(sys.platform != "linux", reason="the messages of Linux desktops")
def test_a_problem_is_shown_by_what_the_desktop_has(folders: Paths, shown: Path) -> None:
    def refuse() -> int:
        raise UserError("A library is missing.", "Install it.")

    with pytest.raises(UserError):
        told(refuse, lambda: folders)
    stop_log()
    log = folders.logs / FILE_NAME
    assert "A library is missing. Install it." in log.read_text()
    words = shown.read_text()
    assert "--text=A library is missing. Install it.\n" in words
    assert str(log) in words


@pytest.mark.skipif(sys.platform != "linux", reason="the messages of Linux desktops")
def test_a_bug_at_the_start_is_logged_and_the_log_is_named(folders: Paths, shown: Path) -> None:
    def fail() -> int:
        raise ZeroDivisionError("in the theme")

    with pytest.raises(UserError, match="could not start: ZeroDivisionError"):
        told(fail, lambda: folders)
    stop_log()
    log = folders.logs / FILE_NAME
    assert "in the theme" in log.read_text()
    assert str(log) in shown.read_text()


def test_in_a_shell_the_words_are_only_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(startup, "_start", lambda command: pytest.fail("a window was opened"))
    startup.show("A library is missing.")


@pytest.mark.skipif(sys.platform != "linux", reason="the messages of Linux desktops")
def test_what_goes_wrong_is_shown_where_there_is_nothing_to_print_to(
    tmp_path: Path, shown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a menu of Windows starts it."""
    monkeypatch.setattr(sys, "argv", ["workbench"])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setenv("WORKBENCH_PROFILE", str(tmp_path / "profile"))

    def refuse(_case: Path | None, _profile: Path | None) -> int:
        raise UserError("A library is missing.", "Install it.")

    monkeypatch.setattr(__main__, "_open_window", refuse)
    assert __main__.main() == NOT_DONE
    stop_log()
    assert "A library is missing. Install it." in shown.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="the messages of Linux desktops")
def test_a_program_that_knows_plain_letters_only_gets_short_lines_of_them(
    shown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shown.parent / "programs" / "zenity").rename(shown.parent / "programs" / "xmessage")
    startup.show("The library “libxcb-cursor.so.0” is missing. " * 3)
    lines = shown.read_text().splitlines()
    assert max(map(len, lines)) <= 76
    assert " ".join(lines).count('The library "libxcb-cursor.so.0" is missing.') == 3


@pytest.mark.skipif(sys.platform != "linux", reason="the plugin of X11")
@pytest.mark.parametrize(
    ("plugin", "said"), [(None, "the library libqxcb.so is missing"), (b"no library", "cannot be used")]
)
def test_a_missing_library_of_the_screen_is_named_before_qt_gives_up(
    tmp_path: Path, plugin: bytes | None, said: str
) -> None:
    """As on a desktop without libxcb-cursor: Qt itself would abort."""
    plugins = tmp_path / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    if plugin is not None:
        (plugins / "libqxcb.so").write_bytes(plugin)
    code = (
        "import sys\n"
        "from PySide6.QtCore import QLibraryInfo\n"
        f"QLibraryInfo.path = lambda _path: {str(tmp_path / 'plugins')!r}\n"
        "from workbench.__main__ import main\n"
        "sys.argv = ['workbench']\n"
        "sys.exit(main())\n"
    )
    variables = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    variables |= {"DISPLAY": ":999", "PATH": "", "WORKBENCH_PROFILE": str(tmp_path / "profile")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert said in done.stderr
