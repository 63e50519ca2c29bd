"""The promises the house makes about itself: sizes, docstrings, words, licences, import rules."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TALK_AT = 400
SOURCES = sorted((ROOT / "sfa_desktop").rglob("*.py"))
ADDON = sorted((ROOT / "addons").rglob("*.py"))


def tracked(*patterns: str) -> list[Path]:
    """Files git knows, so that build results and environments do not count."""
    listing = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        return [path for pattern in patterns or ("*",) for path in ROOT.rglob(pattern)]
    return [ROOT / line for line in listing.stdout.splitlines() if (ROOT / line).is_file()]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_the_room_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_file_holds_more_than_one_can_read() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in [*SOURCES, *ADDON]
        if "migrations" not in path.parts  # a schema as it was, written by a machine
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > TALK_AT
    }
    assert long == {}


def test_no_text_is_translated_from_a_format_string() -> None:
    """`tr(f"…")` is collected with its braces and can never match at run time."""
    found = [
        path for path in SOURCES if re.search(r"\b(tr|translate)\((\"[^\"]*\",\s*)?f[\"']", path.read_text("utf-8"))
    ]
    assert found == []


def test_no_colour_outside_the_theme() -> None:
    literal = re.compile(r"[\"']#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?[\"']")
    allowed = {"theme.py"}
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "sfa_desktop" / "ui").rglob("*.py")
        if path.name not in allowed and literal.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_names_avoid_words_that_say_nothing() -> None:
    empty = re.compile(r"^class \w*(Manager|Helper|Util|Utils|Handler|Controller)\b", re.MULTILINE)
    assert [path for path in SOURCES if empty.search(path.read_text("utf-8"))] == []
    assert [path for path in SOURCES if path.stem in {"utils", "helpers", "common", "misc"}] == []


def test_no_machine_paths_and_no_secrets_are_committed() -> None:
    home = re.compile(r"(/home/\w+|/Users/\w+|/root/|/work/)")
    secret = re.compile(r"-----BEGIN (RSA |EC )?PRIVATE KEY-----")
    text = {".py", ".md", ".toml", ".sh", ".yml", ".yaml", ".cfg", ".xml", ".txt", ".json", ".spec", ".iss", ""}
    offenders = []
    for path in tracked():
        if path.suffix not in text or path == Path(__file__).resolve():
            continue
        content = path.read_text(encoding="utf-8", errors="replace")
        if home.search(content) or secret.search(content):
            offenders.append(str(path.relative_to(ROOT)))
    assert offenders == []


def test_licences_stand_where_they_belong() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (ROOT / "addons/tryton/LICENSE").read_text("utf-8")
    fonts = ROOT / "resources" / "fonts"
    assert any("OFL" in p.name or "LICENSE" in p.name.upper() for p in fonts.iterdir())


def test_the_app_never_imports_tryton() -> None:
    """It is under another licence and in another process; `-c` scripts for that process are text here."""
    server_side = {"trytond", "proteus", "sfa_sync", "sfa_tryton_demo"}
    offenders = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            offenders += [path.name for name in names if name.partition(".")[0] in server_side]
    assert offenders == []


def test_the_top_level_holds_only_what_the_house_rules_name() -> None:
    allowed = {
        "sfa_desktop", "resources", "tests", "packaging", "addons", "benchmarks", "docs", "pyproject.toml",
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile", ".ci", ".gitignore",
    }  # fmt: skip
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= allowed


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_in_documents_lead_somewhere(name: str) -> None:
    document = ROOT / name
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
