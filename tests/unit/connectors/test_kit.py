"""The kit of foreign CRMs: mapping files say what is wrong with them, values survive the way, cursors never skip."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sfa_desktop.base import resources
from sfa_desktop.base.errors import InvalidInput, ServerFault
from sfa_desktop.base.ids import new_id, server_id
from sfa_desktop.connectors.kit import mapping
from sfa_desktop.connectors.kit.conversions import CONVERSIONS, Column, Surroundings, UnknownLink, guarded, stamps
from sfa_desktop.connectors.kit.cursor import Cursor
from sfa_desktop.connectors.kit.decoder import Decoder, Garbled, loads
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.markup import to_markup, to_text

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def written(folder: Path, kinds: dict[str, Any]) -> Path:
    (folder / "mine.json").write_text(json.dumps({"kinds": kinds}), "utf-8")
    return folder


ACCOUNT = {
    "remote": "Account", "id": "id", "stamp": "modified", "uid": "extra.own",
    "fields": {"name": "name", "phone": ["telephone", "phone"], "potential": {"from": "size", "choices": {"1": "high"}},
               "price_list_id": {"from": "list"}, "credit_limit": "credit", "notes": {"from": "prose", "as": "html"}},
}  # fmt: skip


@pytest.fixture
def account(tmp_path: Path) -> mapping.KindMap:
    return mapping.load(written(tmp_path, {"account": ACCOUNT}), "mine").kind("account")


@pytest.mark.parametrize(
    ("kinds", "says"),
    [({"customer": {"remote": "x", "fields": {}}}, "customer"),
     ({"account": {"remote": "x", "fields": {"nome": "x"}}}, "nome"),
     ({"account": {"remote": "x", "fields": {"name": {"from": "x", "as": "roman"}}}}, "roman"),
     ({"account": {"remote": "x", "fields": {"potential": {"from": "x", "choices": {"1": "huge"}}}}}, "huge"),
     ({"account": {"remote": "x"}}, "cannot be read"),
     ({"account": {"remote": "x", "fields": {}, "lines": {"remote": "y", "fields": {}}}}, "no lines")],
)  # fmt: skip
def test_a_wrong_mapping_says_what_is_wrong(tmp_path: Path, kinds: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        mapping.load(written(tmp_path, kinds), "mine")


def test_every_shipped_mapping_is_json_of_known_kinds() -> None:
    for path in resources.path("mappings").glob("*.json"):
        assert json.loads(path.read_text("utf-8"))["kinds"]


def test_of_several_names_the_one_that_is_there_is_used(account: mapping.KindMap) -> None:
    settled = account.settled({"name", "phone", "id", "modified"}.__contains__)
    assert [(column.name, column.remote) for column in settled.fields] == [("name", "name"), ("phone", "phone")]
    assert settled.uid == ""


def test_an_override_changes_one_field_and_an_empty_one_takes_it_out(tmp_path: Path) -> None:
    crm = mapping.load(written(tmp_path, {"account": ACCOUNT}), "mine")
    changed = crm.with_overrides({"account": {"name": "title", "phone": "", "custom.shoe": "shoe_size"}}).kind(
        "account"
    )
    assert changed.field("name") == Column(name="name", remotes=("title",), convert="text")
    assert changed.field("phone") is None
    assert [own.code for own in changed.custom] == ["shoe"]
    for wrong in ({"account": {"nome": "x"}}, {"planet": {"name": "x"}}):
        with pytest.raises(InvalidInput):
            crm.with_overrides(wrong)


def test_rows_are_made_of_whole_columns_and_own_keys_are_aliases(account: mapping.KindMap) -> None:
    book, own = KeyBook("here"), new_id()
    decoder = Decoder(account.settled(lambda _: True), Surroundings(book))
    body = json.dumps([
        {"id": 7, "modified": "2026-11-24 10:00:00", "name": None, "telephone": "1", "size": 1, "list": 3,
         "credit": 7.479999999999997, "prose": "<p>a</p><p>b &amp; c</p>", "extra": {"own": own}, "unknown": [1, 2]},
        {"id": 8, "modified": None, "name": "B", "size": "9", "extra": {"own": "copied from elsewhere"}},
    ]).encode()  # fmt: skip
    page = decoder.page(loads(body, list[decoder.type]))
    first, second = (dict(zip(page.columns, row, strict=True)) for row in page.rows)
    assert first["key"] == server_id("here", "account", "7")
    assert page.aliases == {first["key"]: own}
    assert (first["name"], first["potential"], first["credit_limit"], first["notes"]) == (
        "",
        "high",
        "7.4800",
        "a\nb & c",
    )
    assert first["price_list_id"] == server_id("here", "price_list", "3")
    assert (first["version"], second["version"]) == (int(NOW.timestamp()) * 1_000_000, 0)
    assert (second["potential"], second["price_list_id"], second["phone"]) == ("9", None, "")


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'[{"id": [1]}]', b"[1]", b"[" * 100_000, b'[{"id": "\xff"}]'])
def test_what_is_no_list_of_records_is_garbled(account: mapping.KindMap, body: bytes) -> None:
    decoder = Decoder(account.settled(lambda _: True), Surroundings(KeyBook("here")))
    with pytest.raises(Garbled):
        decoder.page(loads(body, list[decoder.type]))


@pytest.mark.parametrize(
    ("name", "options", "theirs", "ours"),
    [("moment", {}, "2026-11-24 07:00:00", "2026-11-24T10:00:00Z"), ("hours", {}, 1.5, 90), ("seconds", {}, 300, 5),
     ("tags", {"separator": ","}, "a, b", ["a", "b"]), ("boolean", {"invert": True, "number": True}, 0, True),
     ("epoch_date", {}, 1795489200, "2026-11-24"), ("decimal", {}, 2.5, "2.5000"),
     ("date", {}, "2026-11-24", "2026-11-24")],
)  # fmt: skip
def test_values_survive_the_way_there_and_back(name: str, options: dict[str, Any], theirs: Any, ours: Any) -> None:
    around = Surroundings(KeyBook("here"), ZoneInfo("America/Argentina/Buenos_Aires"))
    made = CONVERSIONS[name](Column(name="x", remotes=("x",), convert=name, options=options), around)
    assert list(made.read([theirs])) == [ours]
    assert made.write(ours, {}) == theirs


def test_one_odd_value_does_not_spoil_its_column() -> None:
    read = guarded(CONVERSIONS["date"](Column(name="x", remotes=("x",), convert="date"), Surroundings(KeyBook())).read)
    assert list(read(["2026-11-24", "tomorrow", None])) == ["2026-11-24", "tomorrow", None]


def test_a_link_to_nobody_known_is_not_written() -> None:
    column = Column(name="x", remotes=("x",), convert="reference", to="account", options={"number": True})
    made = CONVERSIONS["reference"](column, Surroundings(KeyBook("here")))
    assert made.write("a", {"a": "7"}) == 7
    with pytest.raises(UnknownLink):
        made.write("b", {"a": "7"})


def test_stamps_are_whole_microseconds_of_utc() -> None:
    assert stamps(ZoneInfo("Europe/Madrid"))(["2026-11-24 11:00:00", "2026-11-24 11:00:00.000001", "", 1795514400]) == [
        1795514400000000, 1795514400000001, 0, 1795514400000000,
    ]  # fmt: skip


def test_a_run_asks_again_for_what_was_stamped_while_it_went_on() -> None:
    run = Cursor.of("").running(NOW)
    page = Cursor.of(run.at(7).text).running(datetime(2027, 1, 1, tzinfo=UTC))
    assert (page.after, page.begun, page.since) == ("7", NOW, None)
    ended = Cursor.of(page.ended(150).text)
    assert ended.since == datetime(2026, 11, 24, 9, 57, 30, tzinfo=UTC)
    assert ended.running(None).ended(150).since == ended.since, "a server without a clock is asked for the same again"
    earlier = ended.running(datetime(2026, 1, 1, tzinfo=UTC)).ended(150)
    assert earlier.since == ended.since, "a clock that went back takes the cursor nowhere"
    with pytest.raises(ServerFault):
        Cursor.of("41")


@pytest.mark.parametrize("text", ["", "a", "a\nb", "1 < 2 & 3 > 2", "<p>not markup</p>"])
def test_plain_text_survives_markup(text: str) -> None:
    assert to_text(to_markup(text)) == text


def test_markup_becomes_lines_of_words() -> None:
    assert to_text("<style>p{}</style><div>Hola,<b> don</b> Juan<br/>Ñ&nbsp;&lt;1&gt;</div><ul><li>x</li></ul>") == (
        "Hola, don Juan\nÑ <1>\nx"
    )
