"""What a Linux desktop wants to know of the program: menu entry, file type, icons, manual page, description.

The paths are those of the Filesystem Hierarchy below a prefix: /usr for the .deb, ~/.local for the .run.
"""

import gzip
import shutil
from pathlib import Path

from environment import Environment

from installers import tree
from installers.frozen import run_inside
from installers.product import BUILD, CASE_TYPE, COMPONENT, DESKTOP, HOME_PAGE, NAME, Release

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def write_integration(environment: Environment, release: Release, prefix: Path) -> None:
    """Lay everything out below `prefix` (an empty folder that stands for /usr)."""
    share = prefix / "share"
    _copy(DESKTOP / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(DESKTOP / f"{NAME}.xml", share / "mime" / "packages" / f"{NAME}.xml")
    write_metainfo(release, share / "metainfo" / f"{COMPONENT}.metainfo.xml")
    _write_icons(environment, release, share / "icons" / "hicolor")
    manual = share / "man" / "man1" / "workbench.1"
    manual.parent.mkdir(parents=True)
    run_inside(environment, "manual.py", manual, release.day, release=release)
    zipped(manual)


def zipped(file: Path) -> Path:
    """The file replaced by its gzip, which does not tell when it was made."""
    packed = file.with_name(f"{file.name}.gz")
    packed.write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
    file.unlink()
    return packed


def write_metainfo(release: Release, file: Path) -> None:
    said = (DESKTOP / file.name).read_text("utf-8")
    facts = {"VERSION": release.version, "DAY": release.day, "ON_THE_WEB": _on_the_web(release)}
    for name, fact in facts.items():
        said = said.replace(f"@{name}@", fact)
    file.parent.mkdir(parents=True)
    file.write_text(said, "utf-8")


def _on_the_web(release: Release) -> str:
    """The pictures and addresses, which a software centre takes from the web only."""
    if not HOME_PAGE:
        return "<!-- built where nobody has said where the source is published -->"
    picture = f"{HOME_PAGE}/raw/v{release.version}/packaging/pictures/window.png"
    return f"""<url type="homepage">{HOME_PAGE}</url>
  <url type="bugtracker">{HOME_PAGE}/issues</url>
  <screenshots>
    <screenshot type="default">
      <image>{picture}</image>
      <caption>Sources, an article with its marks, and a claim with its evidence</caption>
    </screenshot>
  </screenshots>"""


def _write_icons(environment: Environment, release: Release, hicolor: Path) -> None:
    painted = tree.fresh(BUILD / "icons")
    run_inside(environment, "pictures.py", painted, release=release)
    type_name = CASE_TYPE.replace("/", "-")
    for size in ICON_SIZES:
        _copy(painted / f"workbench-{size}.png", hicolor / f"{size}x{size}" / "apps" / f"{NAME}.png")
        _copy(painted / f"case-{size}.png", hicolor / f"{size}x{size}" / "mimetypes" / f"{type_name}.png")
    _copy(DESKTOP.parent / "icons" / "workbench.svg", hicolor / "scalable" / "apps" / f"{NAME}.svg")
    _copy(DESKTOP / "case.svg", hicolor / "scalable" / "mimetypes" / f"{type_name}.svg")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
