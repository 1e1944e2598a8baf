"""Write who made what is inside, and under which terms: notices.py LOCK LICENCES FILE

LOCK names the packages, LICENCES is the folder with the texts that packages do not bring themselves.
"""

import re
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_HEAD = """\
Fact-Check Workbench is free software under the MIT licence. It is made with the work of many others, who are
named here with the terms on which they give it.

Qt and PySide
=============

This program uses Qt and PySide (https://www.qt.io), which are free software under the GNU Lesser General
Public License, version 3 (LGPL-3.0-only). They are linked dynamically and lie as files of their own in the
program's folder, below “PySide6” and “shiboken6”: you may replace them by versions you have changed. Their
source is at https://download.qt.io/official_releases/ and https://code.qt.io. The texts of the LGPL and of
the GPL, which it refers to, stand at the end.
"""


def main(lock: Path, licences: Path, file: Path) -> None:
    parts = [_HEAD]
    for name in _locked(lock):
        try:
            parts.append(_notice(distribution(name)))
        except PackageNotFoundError:
            continue  # for another system
    inside = tomllib.loads((licences / "parts.toml").read_text("utf-8"))["part"]
    parts += [_under(part["name"], f"{part['of']}\n{part['terms']}\n{part['url']}") for part in inside]
    parts += [_under(text.stem, text.read_text("utf-8").strip()) for text in sorted(licences.glob("*.txt"))]
    file.write_text("\n\n".join(parts), encoding="utf-8")


def _locked(lock: Path) -> list[str]:
    names = re.findall(r"^([\w.-]+)==", lock.read_text("utf-8"), re.M)
    return [name for name in names if name != "pip"]  # not packed


def _notice(package: Distribution) -> str:
    said = package.metadata
    names = ("License-Expression", "License")
    stated = [said[name] for name in names if name in said]
    terms = (stated or [_classified(package)])[0]
    lines = [f"Terms: {terms.splitlines()[0]}"] if terms else []
    return _under(f"{said['Name']} {package.version}", "\n".join([*lines, *sorted(set(_texts(package)))]))


def _under(title: str, words: str) -> str:
    return f"{title}\n{'=' * len(title)}\n\n{words}\n"


def _classified(package: Distribution) -> str:
    classifiers = package.metadata.get_all("Classifier") or []
    return "; ".join(said.split(" :: ")[-1] for said in classifiers if said.startswith("License ::"))


def _texts(package: Distribution) -> list[str]:
    """The licences that lie in the package, except those of its tests."""
    files = [file for file in package.files or () if re.search(r"(?i)licen[cs]e|copying|notice", file.name)]
    plain = [file for file in files if file.suffix.lower() in ("", ".txt", ".md", ".rst", ".apache", ".bsd")]
    return [f"\n{file.read_text(encoding='utf-8').strip()}\n" for file in plain if ".dist-info" in str(file)]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
