"""The .app for macOS, as a ZIP. Nobody has tried it: there was no Mac to build or run it on."""

import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

from environment import Environment
from trouble import Trouble

from installers import tree
from installers.frozen import leave_out, run_inside, staged_source
from installers.product import BUILD, CASE_TYPE, COMPONENT, DIST, NAME, TITLE, Release

_CASE = f"{COMPONENT}.case"
_ICON_SIZES = {16: ("16x16",), 32: ("16x16@2x", "32x32"), 64: ("32x32@2x",), 128: ("128x128",)}
_ICON_SIZES |= {256: ("128x128@2x", "256x256"), 512: ("256x256@2x", "512x512")}


def build_app(environment: Environment, release: Release) -> Path:
    """dist/NAME-VERSION-macos.zip; the .app itself stays in build/installers/mac, to be signed there."""
    if sys.platform != "darwin":
        raise Trouble("The .app for macOS can be made on a Mac only; the release workflow does it there.")
    source = staged_source(release)
    folder = tree.fresh(BUILD / "mac")
    run_inside(environment, "pictures.py", BUILD / "icons", release=release)
    facts = folder / "Info.plist"
    facts.write_bytes(plistlib.dumps(_facts(release)))
    run_inside(
        environment, "freezing.py", source, folder, facts, _icons(folder, "workbench"), release=release
    )
    app = folder / f"{TITLE}.app"
    shutil.copyfile(_icons(folder, "case"), app / "Contents" / "Resources" / "case.icns")
    for lib in app.rglob("lib"):
        if (lib / "library.zip").exists():
            leave_out(lib)
    # a bundle that was changed must be signed anew, if only by nobody, or Apple's chips refuse to run it
    subprocess.run(["codesign", "--force", "--deep", "--sign", "-", app], check=True)
    DIST.mkdir(exist_ok=True)
    file = DIST / f"{NAME}-{release.version}-macos.zip"
    subprocess.run(["ditto", "-c", "-k", "--keepParent", app, file], check=True)
    return file


def _icons(folder: Path, name: str) -> Path:
    pictures = folder / f"{name}.iconset"
    pictures.mkdir()
    for size, names in _ICON_SIZES.items():
        for wanted in names:
            shutil.copyfile(BUILD / "icons" / f"{name}-{size}.png", pictures / f"icon_{wanted}.png")
    icns = folder / f"{name}.icns"
    subprocess.run(["iconutil", "--convert", "icns", "--output", icns, pictures], check=True)
    return icns


def _facts(release: Release) -> dict[str, object]:
    """What the system is told of the program and of its files."""
    return {
        "CFBundleIdentifier": COMPONENT,
        "CFBundleName": TITLE,
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": release.version,
        "CFBundleVersion": release.version,
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Fact-check case",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "case.icns",
                "LSItemContentTypes": [_CASE],
                "LSHandlerRank": "Owner",
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _CASE,
                "UTTypeDescription": "Fact-check case",
                "UTTypeConformsTo": ["public.database", "public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["fcase"],
                    "public.mime-type": [CASE_TYPE],
                },
            }
        ],
    }
