"""What installers are made of: files dated alike, all that a desktop asks for, the terms of all parts."""

import gzip
import os
import py_compile
import shutil
import struct
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from environment import LOCKS, ROOT
from installers import deb, integration, making, tree
from installers.frozen import INSIDE, leave_out
from installers.product import CASE_TYPE, COMPONENT, DESKTOP, NAME, Release
from shell import commands
from trouble import Trouble

from workbench.store.versions import APPLICATION_ID

RELEASE = Release("1.2.3", 1_600_000_000)
PACKAGES = ROOT / "packaging" / "installers"


def run(script: str, *arguments: str | Path) -> None:
    variables = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, INSIDE / script, *arguments], env=variables, check=True, timeout=100)


def test_a_settled_tree_tells_nothing_of_when_and_where_it_was_made(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir(mode=0o700)
    (tmp_path / "folder" / "words.txt").write_text("words")
    (tmp_path / "folder" / "words.txt").chmod(0o600)
    (tmp_path / "script").write_text("#!/bin/sh\n")
    tree.settle(tmp_path, RELEASE.epoch)
    assert {path.stat().st_mtime for path in tmp_path.rglob("*")} == {RELEASE.epoch}
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"folder": 0o755, "words.txt": 0o644, "script": 0o755}


def test_a_settled_archive_is_the_same_whatever_the_order_and_the_clock(tmp_path: Path) -> None:
    archives = []
    for name, order in (("a.zip", "xyz"), ("b.zip", "zyx")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member in order:
                day = (2000 + len(archives), 1, 1, 0, 0, 0)
                archive.writestr(zipfile.ZipInfo(member, day), member * 100)
        tree.settle_zip(tmp_path / name, RELEASE.epoch)
        archives.append((tmp_path / name).read_bytes())
    assert archives[0] == archives[1]


def test_a_compiled_module_does_not_tell_when_its_source_was_installed(tmp_path: Path) -> None:
    source = tmp_path / "module.py"
    source.write_text("words = 1\n")
    py_compile.compile(str(source), tmp_path / "module.pyc")
    before = (tmp_path / "module.pyc").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("module.pyc", before)
    tree.settle(tmp_path, RELEASE.epoch)
    tree.settle_zip(tmp_path / "a.zip", RELEASE.epoch)
    after = (tmp_path / "module.pyc").read_bytes()
    assert zipfile.ZipFile(tmp_path / "a.zip").read("module.pyc") == after
    assert (after[:8], after[8:12], after[12:]) == (before[:8], struct.pack("<L", RELEASE.epoch), before[12:])


def test_what_is_not_needed_is_left_out_and_what_is_kept_stays(tmp_path: Path) -> None:
    for name in (
        "babel/locale-data/root.dat",
        "babel/locale-data/de_CH.dat",
        "regex/tests/a.pyc",
        "regex/a.pyc",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    leave_out(tmp_path)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"babel/locale-data/root.dat", "regex/a.pyc"}
    assert not (tmp_path / "regex" / "tests").exists()


def test_icons_are_painted_in_every_size(tmp_path: Path) -> None:
    run("pictures.py", tmp_path)
    for name in ("workbench", "case"):
        for size in integration.ICON_SIZES:
            head = (tmp_path / f"{name}-{size}.png").read_bytes()[:24]
            assert head.startswith(b"\x89PNG") and struct.unpack(">II", head[16:24]) == (size, size)
        ico = (tmp_path / f"{name}.ico").read_bytes()
        _, kind, count = struct.unpack("<HHH", ico[:6])
        assert (kind, count) == (1, 6)
        for entry in range(count):
            length, at = struct.unpack("<II", ico[6 + 16 * entry + 8 : 6 + 16 * entry + 16])
            assert ico[at : at + 4] == b"\x89PNG" and at + length <= len(ico)


def test_the_manual_page_names_every_command_with_its_options(tmp_path: Path) -> None:
    roff_dash = r"\-"
    run("manual.py", tmp_path / "workbench.1", RELEASE.day)
    words = (tmp_path / "workbench.1").read_text("utf-8")
    for name, command in commands().items():
        assert rf"\fBworkbench {name}\fR" in words
        for option in (option for action in command._actions for option in action.option_strings):
            assert rf"\fB{option.replace('-', roff_dash)}\fR" in words, (name, option)
    assert f"{roff_dash}{roff_dash}json" in words
    assert RELEASE.day in words


def test_the_notices_name_every_package_that_is_packed_with_its_terms(tmp_path: Path) -> None:
    run("notices.py", LOCKS / "program.lock", PACKAGES / "licences", tmp_path / "notices.txt")
    words = (tmp_path / "notices.txt").read_text("utf-8")
    for part in ("PySide6_Essentials", "typst", "lxml", "SQLite", "PDFium", "CPython", "LGPL-3.0", "GPL-3.0"):
        assert f"\n{part}" in words
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in words and "you may replace them" in words


def test_the_menu_entry_opens_cases_and_only_cases() -> None:
    entry = (DESKTOP / f"{NAME}.desktop").read_text("utf-8")
    assert "Exec=workbench open %f\n" in entry and f"MimeType={CASE_TYPE};\n" in entry
    assert f"Icon={NAME}\n" in entry


def test_a_case_is_known_by_its_first_bytes_as_well_as_by_its_name() -> None:
    said = ElementTree.parse(DESKTOP / f"{NAME}.xml")
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    [kind] = said.iter(f"{space}mime-type")
    assert kind.get("type") == CASE_TYPE
    [glob] = said.iter(f"{space}glob")
    assert glob.get("pattern") == "*.fcase"
    matches = {(match.get("offset"), match.get("value")) for match in said.iter(f"{space}match")}
    assert matches == {("0", "SQLite format 3"), ("68", APPLICATION_ID.to_bytes(4, "big").decode())}


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed")
def test_the_menu_entry_is_valid() -> None:
    said = subprocess.run(
        ["desktop-file-validate", DESKTOP / f"{NAME}.desktop"], capture_output=True, text=True
    )
    assert (said.returncode, said.stdout) == (0, "")


@pytest.mark.parametrize("home_page", ["", "https://code.example/workbench"])
def test_the_description_for_software_centres_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home_page: str
) -> None:
    monkeypatch.setattr(integration, "HOME_PAGE", home_page)
    file = tmp_path / "metainfo" / f"{COMPONENT}.metainfo.xml"
    integration.write_metainfo(RELEASE, file)
    said = ElementTree.parse(file).getroot()
    assert "@" not in file.read_text("utf-8")
    assert said.find("releases/release").attrib == {"version": "1.2.3", "date": RELEASE.day}
    pictures = [image.text for image in said.iter("image")]
    assert pictures == ([f"{home_page}/raw/v1.2.3/packaging/pictures/window.png"] if home_page else [])


def test_the_packages_it_depends_on_are_named_as_debian_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["libc.so.6", "libm.so.6", "libGL.so.1", "libglib-2.0.so.0", "libxcb-cursor.so.0", "libz.so.1"]
    monkeypatch.setattr(deb, "libraries_wanted", lambda _frozen: wanted)
    assert deb.depends(Path()) == [
        "libc6 (>= 2.34)",
        "libgl1",
        "libglib2.0-0t64 | libglib2.0-0",
        "libxcb-cursor0",
        "zlib1g",
    ]


def test_compressed_documents_do_not_tell_when_they_were_made(tmp_path: Path) -> None:
    (tmp_path / "news").write_text("words")
    packed = integration.zipped(tmp_path / "news")
    assert gzip.decompress(packed.read_bytes()) == b"words"
    assert packed.read_bytes()[4:8] == bytes(4) and not (tmp_path / "news").exists()


@pytest.mark.parametrize("table", sorted(PACKAGES.rglob("leave_out.toml")), ids=lambda path: path.parent.name)
def test_every_pattern_of_what_is_left_out_has_its_reason(table: Path) -> None:
    said = tomllib.loads(table.read_text("utf-8"))
    assert all(reason and patterns for reason, patterns in said["leave_out"].items())


@pytest.mark.skipif(os.name == "nt", reason="a script for Linux")
@pytest.mark.parametrize("script", sorted((PACKAGES / "run").glob("*.sh")), ids=lambda path: path.name)
def test_the_scripts_of_the_run_are_plain_shell(script: Path) -> None:
    subprocess.run(["sh", "-n", script], check=True)


@pytest.fixture
def zenity(tmp_path: Path) -> Path:
    """A folder with nothing but a program that keeps in `shown` what it was to show, and answers no."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "zenity").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{folder}/shown\nexit 1\n')
    (folder / "zenity").chmod(0o755)
    return folder


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """What a .run unpacks, with a program that only says that it runs, and a home folder beside it."""
    folder = tmp_path / "unpacked"
    shutil.copytree(PACKAGES / "run", folder)
    entry = folder / "prefix" / "share" / "applications" / f"{NAME}.desktop"
    for file in (folder / "program" / "workbench", entry):
        file.parent.mkdir(parents=True)
    (folder / "program" / "workbench").write_text("#!/bin/sh\necho it runs\n")
    (folder / "program" / "workbench").chmod(0o755)
    shutil.copyfile(DESKTOP / entry.name, entry)
    (folder / "wanted").write_text("")
    (tmp_path / "home").mkdir()
    return folder


def run_script(script: str, unpacked: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    variables = {"HOME": str(unpacked.parent / "home"), "PATH": "/usr/bin:/bin"} | variables
    return subprocess.run(["sh", script], cwd=unpacked, env=variables, capture_output=True, text=True)


@pytest.mark.skipif(sys.platform != "linux", reason="scripts for Linux")
def test_the_run_installs_for_one_person_twice_and_leaves_nothing_when_it_is_removed(unpacked: Path) -> None:
    home = unpacked.parent / "home"
    for _time in range(2):
        assert run_script("install.sh", unpacked).returncode == 0
    program = home / ".local" / "bin" / "workbench"
    assert subprocess.check_output([program], text=True) == "it runs\n"
    entry = (home / ".local" / "share" / "applications" / f"{NAME}.desktop").read_text("utf-8")
    assert f'Exec="{program.resolve()}" open %f\n' in entry
    assert "Actions=remove;\n" in entry.partition("[Desktop Action remove]")[0]
    assert run_script(str(program.resolve().with_name("uninstall.sh")), unpacked).returncode == 0
    assert list(home.rglob("*")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="scripts for Linux")
def test_the_run_names_what_the_system_lacks_and_installs_nothing(unpacked: Path) -> None:
    (unpacked / "wanted").write_text("libc.so.6 libc6\nlibnowhere.so.9 libnowhere9\n")
    refused = run_script("install.sh", unpacked)
    assert refused.returncode == 1
    assert "missing: libnowhere.so.9\n" in refused.stdout
    assert not list((unpacked.parent / "home").iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="scripts for Linux")
def test_after_a_double_click_the_run_says_in_a_window_what_it_has_to_say(
    unpacked: Path, zenity: Path
) -> None:
    """As file managers start it: on a screen, and without a terminal."""
    (unpacked / "wanted").write_text("libnowhere.so.9 libnowhere9\n")
    refused = run_script("install.sh", unpacked, DISPLAY=":9", PATH=f"{zenity}:/usr/bin:/bin")
    assert refused.returncode == 1
    shown = (zenity / "shown").read_text("utf-8")
    assert refused.stdout in shown and "libnowhere" in shown


@pytest.mark.skipif(sys.platform != "linux", reason="scripts for Linux")
def test_who_chose_to_remove_it_by_a_slip_of_the_hand_is_asked(unpacked: Path, zenity: Path) -> None:
    assert run_script("install.sh", unpacked).returncode == 0
    program = (unpacked.parent / "home" / ".local" / "bin" / "workbench").resolve()
    script = str(program.with_name("uninstall.sh"))
    run_script(script, unpacked, DISPLAY=":9", PATH=f"{zenity}:/usr/bin:/bin")
    assert "Your cases and settings stay." in (zenity / "shown").read_text("utf-8")
    assert program.exists()


@pytest.mark.parametrize("machine", [("darwin", "arm64"), ("linux", "aarch64")])
def test_what_cannot_be_made_on_this_machine_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, machine: tuple[str, str]
) -> None:
    monkeypatch.setattr(sys, "platform", machine[0])
    monkeypatch.setattr(making.platform, "machine", lambda: machine[1])
    with pytest.raises(Trouble, match="made on Linux for x86-64"):
        making.make_installers("all", may_install=False)
