"""Settings are whole or not there, and say which endpoint owns what."""

import json
import os
from pathlib import Path

import pytest

from sfa_desktop.actions.set_preferences import set_preferences
from sfa_desktop.base.errors import HomeReadOnly, InvalidInput
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint, Settings

OFFICE = Endpoint(name="office", crm="tryton", url="http://x/", database="crm", user="lfe")
ERP = Endpoint(name="erp", crm="tryton", url="http://y/", database="erp", user="lfe")


def test_there_are_none_before_the_first_save(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "settings.json") is None


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    settings = Settings().with_endpoint(OFFICE).with_preferences(language="pt")
    settings.save(path)
    assert Settings.load(path) == settings
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_the_first_endpoint_owns_what_no_other_does() -> None:
    settings = Settings().with_endpoint(OFFICE).with_endpoint(ERP)
    owned = Settings(device_id=settings.device_id, endpoints=settings.endpoints, owners={"*": "office", "order": "erp"})
    assert (settings.endpoint(), owned.owner_of("order"), owned.owner_of("account")) == (OFFICE, ERP, OFFICE)


def test_an_endpoint_of_the_same_name_is_replaced() -> None:
    moved = Endpoint(name="office", crm="tryton", url="http://z/", database="crm", user="lfe")
    assert Settings().with_endpoint(OFFICE).with_endpoint(moved).endpoints == (moved,)


@pytest.mark.parametrize("name", [None, "erp"])
def test_an_endpoint_that_is_not_there_says_what_to_do(name: str | None) -> None:
    settings = Settings() if name is None else Settings().with_endpoint(OFFICE)
    with pytest.raises(InvalidInput, match=r"endpoint add|there is office"):
        settings.endpoint(name)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"device_id": "x"}', '{"endpoints": [{"nme": 1}]}', "\x00"])
def test_a_damaged_file_is_left_alone_and_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    with pytest.raises(InvalidInput, match=r"settings\.json cannot be read"):
        Settings.load(path)
    assert path.read_text() == text


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator writes everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(HomeReadOnly):
        Settings().save(tmp_path / "settings.json")


def test_a_home_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeReadOnly):
        Settings().save(tmp_path / "file" / "settings.json")


def test_no_secret_has_a_place_in_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings().with_endpoint(OFFICE).save(path)
    kept = set(json.loads(path.read_text())["endpoints"][0])
    assert kept == {"name", "crm", "url", "database", "user", "fields", "scope", "proxy", "proxy_user", "ca_file"}


def test_a_preference_set_by_one_process_keeps_what_another_added_meanwhile(tmp_path: Path) -> None:
    home = Home(tmp_path)
    window = Settings()
    window.save(home.settings)
    window.with_endpoint(OFFICE).save(home.settings)  # the command line, beside the open window
    kept = set_preferences(home, window, theme="dark")
    assert kept.endpoints == (OFFICE,)
    assert Settings.load(home.settings) == kept
