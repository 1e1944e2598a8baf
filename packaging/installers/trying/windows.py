"""The setup.exe under wine: installed silently, self-tested, worked with, removed; and what is left then.

Wine is not Windows: this says nothing of its warnings about unsigned programs, of printing, or of screens
with many dots. And it lacks some of what Windows brings; that is put in its place here, for the trial only.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from trouble import Trouble

from installers.trying import journey
from installers.trying.roots import USER, Root, root_with
from installers.trying.screen import Screen, wait_for

_SUITE = "trixie"
"""Debian 12's wine cannot load Qt."""

_PACKAGES = ("wine", "wine64", "gcc-mingw-w64-x86-64-posix", "fonts-dejavu-core")
_STUBS = Path(__file__).parent / "stubs"
_PREFIX = f"/home/{USER}/.wine/drive_c"
_PROGRAM = f"{_PREFIX}/users/{USER}/AppData/Local/Programs/Fact-Check Workbench"
_LINK = (
    f"{_PREFIX}/users/{USER}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Fact-Check Workbench.lnk"
)
_TYPES = r"HKCU\Software\Classes"
_OWN = ("factcheck-workbench", "case", "report.pdf", "report.html")
"""What belongs to the person, and stays."""

_VARIABLES = (
    "WINEDEBUG=-all",
    # ours instead of wine's, and neither menu entries nor debuggers of the system around it
    "WINEDLLOVERRIDES=mscms=n,b;winemenubuilder.exe=d;winedbg.exe=d",
    "PYTHONUTF8=1",
)

_C_LIBRARY = "usr/lib/x86_64-linux-gnu/wine/x86_64-windows/ucrtbase.dll"
_PARTS_OF_COMPLEX_NUMBERS = {
    "crealf": "66 0f 6e c1 c3",  # movd xmm0, ecx; ret
    "cimagf": "48 c1 e9 20 66 0f 6e c1 c3",  # shr rcx, 32; movd xmm0, ecx; ret
    "creall": "f2 0f 10 01 c3",  # movsd xmm0, [rcx]; ret
    "cimag": "f2 0f 10 41 08 c3",  # movsd xmm0, [rcx + 8]; ret
    "cimagl": "f2 0f 10 41 08 c3",
}
"""Functions of Windows' C library that numpy calls when it is loaded, and that wine 10 only has names for."""


def try_setup(screen: Screen, setup: Path) -> Iterator[str]:
    """Try the setup.exe; yields what was found, a line each."""
    with root_with(_SUITE, "wine", _PACKAGES) as root:
        _complete_wine(root)
        shutil.copyfile(setup, root.home / "setup.exe")
        _wine(root, screen, "wineboot", "--init")
        before = root.files()
        _wine(root, screen, "wine", "setup.exe", "/S")
        if not (root.folder / _LINK.lstrip("/")).exists():
            raise Trouble("There is no entry in the Start menu.")
        yield "installed silently, with an entry in the Start menu"
        # Windows looks for types of files with the person and the machine, wine with the machine only
        _wine(root, screen, "wine", "reg", "copy", _TYPES, _TYPES.replace("HKCU", "HKLM"), "/s", "/f")
        for stub in ("icuuc.dll", "mscms.dll"):
            shutil.copyfile(root.home / stub, root.folder / _PROGRAM.lstrip("/") / "python" / stub)
        yield from _work(root, screen)
        _wine(root, screen, "wine", f"{_PROGRAM}/uninstall.exe", "/S")
        # it goes on in a copy of itself, which can remove it
        wait_for(lambda: not (root.folder / _PROGRAM.lstrip("/")).exists(), "an end to the removal")
        yield _left_line(root, before)


def _work(root: Root, screen: Screen) -> Iterator[str]:
    def ask(*arguments: str) -> str:
        return _wine(root, screen, "wine", f"{_PROGRAM}/python/python.exe", "-m", "workbench", *arguments)

    yield journey.selftest(ask("--selftest", "--json"), "wine")
    ask("demo", "case")
    [case] = [f"case/{file.name}" for file in (root.home / "case").glob("*.fcase")]
    # as a double click does: Windows looks up what opens such a file
    opened = root.start(
        ["env", *_VARIABLES, "wine", "start", "/unix", case], user=USER, display=screen.display
    )
    try:
        pdf = root.home / "report.pdf"
        journey.walk(screen, ask, case, "windows", pdf=rf"Z:\home\{USER}\report.pdf", pdf_here=pdf)
        yield "opened a case by its file type, linked a passage, gave a verdict, saved a PDF"
    finally:
        root.call("env", *_VARIABLES, "wineserver", "--kill", user=USER)
        opened.communicate()


def _wine(root: Root, screen: Screen, *command: str) -> str:
    return root.call("env", *_VARIABLES, *command, user=USER, display=screen.display)


def _complete_wine(root: Root) -> None:
    for stub in sorted(_STUBS.glob("*.c")):
        shutil.copyfile(stub, root.home / stub.name)
        target = f"/home/{USER}/{stub.stem}.dll"
        root.call("x86_64-w64-mingw32-gcc", "-shared", "-O1", "-o", target, f"/home/{USER}/{stub.name}")
    library = root.folder / _C_LIBRARY
    content = bytearray(library.read_bytes())
    said = root.call("x86_64-w64-mingw32-objdump", "--private-headers", "--section-headers", f"/{_C_LIBRARY}")
    for name, code in _PARTS_OF_COMPLEX_NUMBERS.items():
        at = _place_of(name, said)
        content[at : at + len(bytes.fromhex(code))] = bytes.fromhex(code)
    library.write_bytes(content)


def _place_of(function: str, said: str) -> int:
    """Where in the file a function begins that the library exports, from what objdump says of it."""
    [number] = re.findall(rf"\[\s*(\d+)\](?: \+base\[\s*\d+\]\s+[0-9a-f]+)? {function}\n", said)
    [address] = re.findall(rf"\[\s*{number}\] \+base\[\s*\d+\]\s+([0-9a-f]+) Export RVA", said)
    base = int(re.findall(r"ImageBase\s+([0-9a-f]+)", said)[0], 16)
    sections = re.findall(r"^\s*\d+ \S+\s+([0-9a-f]+)\s+([0-9a-f]+)\s+[0-9a-f]+\s+([0-9a-f]+)", said, re.M)
    for size, start, offset in sections:
        inside = base + int(address, 16) - int(start, 16)
        if 0 <= inside < int(size, 16):
            return int(offset, 16) + inside
    raise Trouble(f"{function} is in no section of wine's C library.")


def _left_line(root: Root, before: set[str]) -> str:
    left = sorted(root.files() - before)
    passing = ("/.wine/user.reg", "/.wine/system.reg", "/AppData/Local/Temp")
    strange = [
        path
        for path in left
        if not any(own in path for own in _OWN) and not any(name in path for name in passing)
    ]
    if strange:
        raise Trouble("These files were left behind:\n  " + "\n  ".join(strange[:40]))
    said = (root.home / ".wine" / "user.reg").read_text("utf-8", errors="replace")
    if "FactCheckWorkbench" in said:
        raise Trouble("The registry still knows the file type.")
    own = [name for name in _OWN if any(name in path for path in left)]
    return f"removed, the registry's entries too; left is what is the person's own: {', '.join(own)}"
