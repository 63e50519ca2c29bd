"""Files in and out of the encrypted replica by a person's hand."""

import sys
from pathlib import Path

import pytest

from sfa_desktop.actions.add_file import add_content, add_file, media_type
from sfa_desktop.actions.copy_file import copy_file, forget_copies, open_copy, safe_name
from sfa_desktop.base.errors import HomeReadOnly, InvalidInput
from sfa_desktop.base.files import ContentMissing, FileUnreadable
from sfa_desktop.replica.store import Replica
from tests.support.replica import account, clock, pulled, replica

__all__ = ["clock", "replica"]


@pytest.fixture
def filled(replica: Replica) -> Replica:
    pulled(replica, account("a1"))
    return replica


def test_a_file_is_added_with_its_type_and_left_where_it_is(filled: Replica, tmp_path: Path) -> None:
    path = tmp_path / "Foto Ñandú.JPG"
    path.write_bytes(b"jpeg")
    file = add_file(filled, "account", "a1", path)
    assert (file.file.name, file.file.media_type, file.file.size) == ("Foto Ñandú.JPG", "image/jpeg", 4)
    assert path.read_bytes() == b"jpeg"
    assert media_type("sin.nada-conocido") == ""


def test_a_folder_and_a_file_that_is_not_there_are_not_added(filled: Replica, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="is a folder"):
        add_file(filled, "account", "a1", tmp_path)
    with pytest.raises(FileUnreadable):
        add_file(filled, "account", "a1", tmp_path / "gone.jpg")


def test_a_copy_is_whole_or_not_there(filled: Replica, tmp_path: Path) -> None:
    id_ = add_content(filled, "account", "a1", name="a.txt", content=b"hola").file.id
    target = tmp_path / "copia.txt"
    assert copy_file(filled, id_, target) == 4
    assert target.read_bytes() == b"hola"
    target.unlink()
    with filled.write() as w:
        w.run("UPDATE attachment_part SET data = ?", (b"otra",))
    with pytest.raises(ContentMissing):
        copy_file(filled, id_, target)
    assert [path.name for path in tmp_path.iterdir() if "copia" in path.name] == []
    with pytest.raises(HomeReadOnly):
        copy_file(filled, id_, tmp_path / "no" / "such" / "folder.txt")


def test_a_copy_to_look_at_is_its_owners_alone_and_goes_again(filled: Replica, tmp_path: Path) -> None:
    id_ = add_content(filled, "account", "a1", name="../../nota.txt", content=b"hola").file.id
    folder = tmp_path / "opened"
    path = open_copy(filled, id_, folder)
    assert path.parent == folder / id_
    assert open_copy(filled, id_, folder) == path
    if sys.platform != "win32":
        assert {p.stat().st_mode & 0o077 for p in (folder, path.parent, path)} == {0}
    forget_copies(folder)
    assert not folder.exists()
    forget_copies(folder)


@pytest.mark.parametrize("name", ["a.exe", "factura.pdf.SCR", "x.desktop", "y.lnk"])
def test_what_would_run_is_not_opened(filled: Replica, tmp_path: Path, name: str) -> None:
    id_ = add_content(filled, "account", "a1", name=name, content=b"MZ").file.id
    with pytest.raises(InvalidInput):
        open_copy(filled, id_, tmp_path / "opened")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("nota.txt", "nota.txt"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\x\\y.doc", "C__x_y.doc"),
        ("con.txt", "_con.txt"),
        ("...", "file"),
        ("cod\u202efdp.exe", "cod_fdp.exe"),
        ("a" * 300 + ".pdf", "a" * 120 + ".pdf"),
        ("fin. ", "fin"),
    ],
)
def test_names_that_are_safe_on_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe
