"""What a bare machine lacks is found, named, and installed only by those who may."""

import os

import machine
import pytest
from trouble import Trouble

LDD_SAID = """\
/opt/PySide6/QtGui.abi3.so:
\tlinux-vdso.so.1 (0x00007ffd7a5f2000)
\tlibEGL.so.1 => not found
\tlibQt6Core.so.6 => /opt/PySide6/Qt/lib/libQt6Core.so.6 (0x00007f1e0a000000)
/opt/PySide6/QtWidgets.abi3.so:
\tlibEGL.so.1 => not found
\tlibglib-2.0.so.0 => not found
"""


@pytest.fixture
def on_path(tmp_path, monkeypatch):
    """Puts programs on an otherwise empty PATH: `on_path("dnf", "exit 1")`."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name: str, script: str = "exit 0") -> None:
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    return put


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libwayland-egl.so.1", "libwayland-egl1"),
    ],
)
def test_debian_packages_are_named_after_their_library(library, package):
    assert machine.debian_package(library) == package


@pytest.mark.parametrize(
    ("variables", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({}, "darwin", True),
        ({"CI": "true"}, "win32", False),
    ],
)
def test_a_window_is_opened_only_where_somebody_sees_it(variables, platform, seen):
    assert machine.has_display(variables, platform) is seen


def test_missing_libraries_are_what_the_loader_does_not_find(on_path):
    on_path("ldd", f"/bin/cat <<'END'\n{LDD_SAID}END")
    assert machine.missing_libraries([]) == ["libEGL.so.1", "libglib-2.0.so.0"]


def test_debian_installs_packages_and_fedora_the_libraries_themselves(on_path):
    on_path("dnf")
    missing = ["libEGL.so.1", "libglib-2.0.so.0"]
    assert machine.install_lines(missing) == [
        ["dnf", "install", "-y", "libEGL.so.1()(64bit)", "libglib-2.0.so.0()(64bit)"]
    ]
    on_path("apt-get")
    update, install = machine.install_lines(missing)
    assert update == ["apt-get", "update"]
    assert install[-2:] == ["libegl1", "libglib2.0-0"]


def test_without_root_the_exact_line_is_told(on_path, monkeypatch, tmp_path):
    on_path("apt-get", f"/bin/touch {tmp_path}/was-run")
    on_path("sudo", f"/bin/touch {tmp_path}/was-run")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    on_path("ldd", f"/bin/cat <<'END'\n{LDD_SAID}END")
    with pytest.raises(Trouble) as told:
        machine.provide_qt_libraries(tmp_path, may_install=False)
    assert (
        "    sudo apt-get update && "
        "sudo apt-get install -y --no-install-recommends libegl1 libglib2.0-0\n" in str(told.value)
    )
    assert not (tmp_path / "was-run").exists()


def test_without_sudo_the_line_is_for_root(on_path, monkeypatch, tmp_path):
    on_path("apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    on_path("ldd", f"/bin/cat <<'END'\n{LDD_SAID}END")
    with pytest.raises(Trouble, match=r"as root.*\n\n    apt-get update && apt-get install"):
        machine.provide_qt_libraries(tmp_path, may_install=True)


def test_with_yes_sudo_is_used_and_the_result_is_checked(on_path, monkeypatch, tmp_path, capfd):
    here = tmp_path / "installed"
    on_path("apt-get")
    on_path("sudo", f'[ "$2" = install ] && /bin/touch {here}; exit 0')
    on_path("ldd", f"[ -e {here} ] || /bin/cat <<'END'\n{LDD_SAID}END")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.provide_qt_libraries(tmp_path, may_install=True)
    assert here.exists()

    here.unlink()
    on_path("sudo", "exit 0")
    with pytest.raises(Trouble, match=r"still missing: libEGL\.so\.1"):
        machine.provide_qt_libraries(tmp_path, may_install=True)


def test_an_unknown_system_is_told_which_libraries(on_path, tmp_path, capsys):
    on_path("ldd", f"/bin/cat <<'END'\n{LDD_SAID}END")
    with pytest.raises(Trouble, match="packages of your system"):
        machine.provide_qt_libraries(tmp_path, may_install=True)
    assert "libEGL.so.1, libglib-2.0.so.0" in capsys.readouterr().out
