"""Collects the licence texts of everything the frozen build carries: our requirements, theirs, and Python itself."""

import re
import shutil
import sysconfig
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
IS_LICENCE = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
FULL_TEXTS = {
    "LGPL-3.0-only": ROOT / "packaging" / "texts" / "LGPL-3.0-only.txt",
    "GPL-3.0-only": ROOT / "addons" / "tryton" / "LICENSE",  # which the LGPL builds on
}
"""Texts that a wheel names and does not carry."""


def carried() -> list[Distribution]:
    """The distributions that the app requires on this system, and what those require, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [Requirement(line) for line in project["dependencies"]]
    found: dict[str, Distribution] = {}
    while waiting:
        requirement = waiting.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            found[name] = distribution(requirement.name)
        except PackageNotFoundError as error:
            raise SystemExit(f"{requirement.name} is required and not installed") from error
        waiting += [Requirement(line) for line in found[name].requires or ()]
    return [found[name] for name in sorted(found)]


def texts(of: Distribution) -> dict[str, str]:
    """The licence texts in a distribution's metadata, by file name; else a note of the one it names, and its text."""
    kept = {
        "-".join(file.parts[1:]).removeprefix("licenses-"): file.read_text(encoding="utf-8")
        for file in of.files or ()
        if file.parts[0].endswith(".dist-info") and IS_LICENCE.search(file.name)
    }
    if kept:
        return kept
    meta = of.metadata
    named = meta.get("License-Expression") or meta.get("License") or ""
    if not named:
        raise SystemExit(f"{meta['Name']} neither carries a licence nor names one")
    note = f"{meta['Name']} {of.version}\nLicence: {named}\nHome: {meta.get('Home-page') or _home(of)}\n"
    full = {code: path for code, path in FULL_TEXTS.items() if re.search(rf"(?<!\w){code}\b", named)}
    return {"LICENCE.txt": note, **{f"{code}.txt": path.read_text("utf-8") for code, path in full.items()}}


def collect_licences(folder: Path) -> list[tuple[str, str]]:
    """Write the texts below `folder`, one folder for each distribution; what PyInstaller takes as data."""
    shutil.rmtree(folder, ignore_errors=True)
    for one in carried():
        place = folder / one.metadata["Name"]
        place.mkdir(parents=True)
        for name, text in texts(one).items():
            (place / name).write_text(text, encoding="utf-8")
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if python.is_file():  # where it is missing the system's own package of Python carries it
        (folder / "Python").mkdir()
        shutil.copyfile(python, folder / "Python" / "LICENSE.txt")
    return [(str(folder), "licences")]


def _home(of: Distribution) -> str:
    addresses = [line.partition(", ")[2] for line in of.metadata.get_all("Project-URL") or ()]
    return addresses[0] if addresses else "not given"


if __name__ == "__main__":
    for one in carried():
        print(one.metadata["Name"], one.version, *texts(one), sep="\t")
