"""The bill of materials (CycloneDX): every part inside the installers, with version and terms."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

from environment import LOCKS, Environment
from trouble import Trouble

from installers.product import NAME, TITLE, Release

_LICENCES = Path(__file__).parent / "licences"


def write_bill(environment: Environment, release: Release, file: Path) -> None:
    """The packages of the program's lock as cyclonedx-py knows them, and the parts that lie inside them."""
    said = subprocess.run(
        [environment.command("cyclonedx-py"), "environment", "--output-reproducible", environment.folder],
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode:
        raise Trouble(f"{said.stderr}\ncyclonedx-py could not list the packages; what it said stands above.")
    bill: dict[str, Any] = json.loads(said.stdout)
    packed = set(re.findall(r"^([\w.-]+)==", (LOCKS / "program.lock").read_text("utf-8"), re.M)) - {"pip"}
    components = [part for part in bill["components"] if _canonical(part["name"]) in packed]
    inside = tomllib.loads((_LICENCES / "parts.toml").read_text("utf-8"))["part"]
    components += [_inside(part) for part in inside]
    kept = {part["bom-ref"] for part in components}
    bill["components"] = components
    bill["dependencies"] = [
        {"ref": part["ref"], "dependsOn": [ref for ref in part.get("dependsOn", ()) if ref in kept]}
        for part in bill["dependencies"]
        if part["ref"] in kept
    ]
    bill.setdefault("metadata", {})["component"] = {
        "type": "application",
        "bom-ref": NAME,
        "name": TITLE,
        "version": release.version,
        "licenses": [{"license": {"id": "MIT"}}],
    }
    file.write_text(json.dumps(bill, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def _inside(part: dict[str, str]) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": f"inside:{_canonical(part['name'])}",
        "name": part["name"],
        "description": part["of"],
        "licenses": [{"license": {"name": part["terms"]}}],
        "externalReferences": [{"type": "website", "url": part["url"]}],
    }


def _canonical(name: str) -> str:
    return re.sub(r"[-_. ,]+", "-", name).lower()
