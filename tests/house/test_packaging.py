"""What the installers name is there, for the systems on which they cannot be run here."""

import ast
import re
import struct
from pathlib import Path

import licences
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SPEC = (PACKAGING / "sfa-desktop.spec").read_text("utf-8")
INNO = PACKAGING / "windows" / "sfa-desktop.iss"
SECTIONS = {"Setup", "Languages", "Tasks", "Files", "Icons", "Run"}


def sections(text: str) -> dict[str, list[str]]:
    """The lines of each section of an Inno Setup script, without comments and the preprocessor's."""
    found: dict[str, list[str]] = {"": []}
    name = ""
    for line in text.splitlines():
        if header := re.fullmatch(r"\[(\w+)\]", line.strip()):
            name = header[1]
            found.setdefault(name, [])
        elif line.strip() and not line.lstrip().startswith((";", "#")):
            found[name].append(line.strip())
    return found


def entries(lines: list[str]) -> list[dict[str, str]]:
    """`Key: value; Key: value` lines."""
    pairs = re.compile(r'(\w+):\s*("[^"]*"|[^;]+)')
    return [{key: value.strip().strip('"') for key, value in pairs.findall(line)} for line in lines]


@pytest.fixture(scope="module")
def inno() -> dict[str, list[str]]:
    return sections(INNO.read_text("utf-8"))


@pytest.fixture(scope="module")
def setup(inno: dict[str, list[str]]) -> dict[str, str]:
    return dict(line.split("=", 1) for line in inno["Setup"])


def test_the_windows_installer_has_only_sections_that_inno_setup_knows(inno: dict[str, list[str]]) -> None:
    assert set(inno) - {""} == SECTIONS
    assert inno[""] == []


def test_files_that_the_windows_installer_names_exist(inno: dict[str, list[str]], setup: dict[str, str]) -> None:
    for name in ("LicenseFile", "SetupIconFile"):
        assert (INNO.parent / setup[name].replace("\\", "/")).resolve().is_file(), name
    for entry in entries(inno["Files"]):
        source = (INNO.parent / entry["Source"].replace("\\", "/")).resolve().relative_to(ROOT)
        assert source.is_relative_to("dist/sfa-desktop"), "only what the specification makes is installed"


def test_programs_that_the_windows_installer_starts_are_made_by_the_specification(
    inno: dict[str, list[str]], setup: dict[str, str]
) -> None:
    made = {f"{name}.exe" for name in re.findall(r'name="(sfa-desktop[\w-]*)"', SPEC)}
    named = {entry["Filename"] for section in ("Icons", "Run") for entry in entries(inno[section])}
    assert {path.removeprefix("{app}\\") for path in {*named, setup["UninstallDisplayIcon"]}} <= made


def test_the_engine_on_windows_is_a_program_that_the_specification_makes() -> None:
    started = re.search(r'with_name\("([\w-]+)\.exe"\)', (ROOT / "sfa_desktop/sync/worker.py").read_text("utf-8"))
    assert started is not None
    assert f'name="{started[1]}", console=True' in SPEC


def test_tasks_and_languages_of_the_windows_installer_agree(inno: dict[str, list[str]]) -> None:
    tasks = {entry["Name"] for entry in entries(inno["Tasks"])}
    assert {entry["Tasks"] for entry in entries(inno["Icons"]) if "Tasks" in entry} <= tasks
    translated = {path.stem.removeprefix("sfa_") for path in (ROOT / "resources" / "i18n").glob("*.ts")}
    assert {entry["Name"] for entry in entries(inno["Languages"])} == translated


def test_the_specification_is_python_and_names_files_that_exist() -> None:
    tree = ast.parse(SPEC)
    joined = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.BinOp)}
    named = {eval(code, {"ROOT": ROOT}) for code in joined if re.fullmatch(r"ROOT( / '[\w./-]+')+", code)}
    assert len(named) >= 4
    assert [path for path in named if not path.exists() and "build" not in path.parts] == []
    assert set(re.findall(r"sfa-desktop\.(?:icns|ico)", SPEC)) == {"sfa-desktop.icns", "sfa-desktop.ico"}


def test_icons_of_windows_and_macos_hold_every_size() -> None:
    icns = (ROOT / "resources/app/sfa-desktop.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack(">I", icns[4:8])[0] == len(icns)
    kinds, offset = [], 8
    while offset < len(icns):
        kind, size = struct.unpack(">4sI", icns[offset : offset + 8])
        assert icns[offset + 8 : offset + 16] == b"\x89PNG\r\n\x1a\n"
        kinds.append(kind)
        offset += size
    assert offset == len(icns)
    assert {b"ic07", b"ic08", b"ic09"} <= set(kinds)
    ico = (ROOT / "resources/app/sfa-desktop.ico").read_bytes()
    reserved, what, count = struct.unpack("<HHH", ico[:6])
    assert (reserved, what) == (0, 1)
    widths = {ico[6 + 16 * place] or 256 for place in range(count)}
    assert {16, 32, 48, 256} <= widths


def test_desktop_entry_names_our_icon_and_program() -> None:
    lines = (PACKAGING / "debian/sfa-desktop.desktop").read_text("utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    entry = dict(line.split("=", 1) for line in lines[1:])
    assert entry["Exec"] == entry["Icon"] == entry["StartupWMClass"] == "sfa-desktop"
    assert (ROOT / "resources" / "app" / f"{entry['Icon']}.svg").is_file()


def test_everything_that_is_carried_has_its_licence() -> None:
    carried = {one.metadata["Name"]: licences.texts(one) for one in licences.carried()}
    assert {"PySide6_Essentials", "SQLAlchemy", "sqlcipher3", "urllib3"} <= set(carried)
    assert all(text.strip() for texts in carried.values() for text in texts.values())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in carried["PySide6_Essentials"]["LGPL-3.0-only.txt"]
