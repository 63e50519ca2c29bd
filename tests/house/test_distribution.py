"""What is shipped is what is here: packages, fonts, icons, translations."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_package_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = set(project["tool"]["setuptools"]["packages"])
    here = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "sfa_desktop").rglob("__init__.py")}
    assert named == here | {"sfa_desktop.resources"}


def test_every_resource_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["sfa_desktop.resources"]
    resources = ROOT / "resources"
    shipped = {path for pattern in patterns for path in resources.glob(pattern) if path.is_file()}
    assert {path for path in resources.rglob("*") if path.is_file() and path.suffix != ".pyc"} == shipped


def test_icons_keep_to_the_grid_and_the_one_stroke() -> None:
    for icon in (ROOT / "resources" / "icons").glob("*.svg"):
        text = icon.read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in text, icon.name
        assert 'stroke="#000"' in text, icon.name
        assert 'stroke-width="1.75"' in text or icon.stem == "more", icon.name  # three dots, not strokes
