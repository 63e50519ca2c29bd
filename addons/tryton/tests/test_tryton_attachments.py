"""Files: each once, in parts, by the record's own rights; what is refused is told in words."""

import base64
import datetime as dt
import hashlib
import random

import pytest
from office import create, new_key
from trytond.exceptions import UserError

PHOTO = random.Random(70).randbytes(5_000)


def described(key, content=PHOTO, kind="account", name="mostrador.jpg", **more):
    sha256 = hashlib.sha256(content).hexdigest()
    return {"id": new_key(), "kind": kind, "key": key, "name": name, "size": len(content), "sha256": sha256, **more}


def send(office, login, file, start, content):
    return office.call(login, "upload", file, start, base64.b64encode(content).decode())


def stored(office):
    def read(pool):
        return [(one.name, bytes(one.data)) for one in pool.get("ir.attachment").search([], order=[("id", "ASC")])]

    return office.work(read)


def refused(office, login, file):
    with pytest.raises(UserError) as caught:
        send(office, login, file, 0, b"")
    return caught.value.description


def test_a_file_goes_up_in_parts_and_comes_down_in_parts(office):
    file = described(office.account())
    assert send(office, "rep1", file, 0, b"") == {"received": 0, "remote": None}
    assert send(office, "rep1", file, 0, PHOTO[:2000])["received"] == 2000
    assert stored(office) == []
    done = send(office, "rep1", file, 2000, PHOTO[2000:])
    assert done["received"] == len(PHOTO)
    assert stored(office) == [("mostrador.jpg", PHOTO)]
    (listed,) = office.call("rep1", "files", "account", [file["key"]])
    assert (listed["id"], listed["sha256"], listed["remote"]) == (file["id"], file["sha256"], done["remote"])
    first = office.call("rep1", "download", done["remote"], 0, 3000)
    rest = office.call("rep1", "download", done["remote"], 3000, 3000)
    assert base64.b64decode(first["data"]) + base64.b64decode(rest["data"]) == PHOTO
    assert first["size"] == len(PHOTO)


def test_a_part_sent_twice_counts_once_and_a_gap_is_not_taken(office):
    file = described(office.account())
    send(office, "rep1", file, 0, PHOTO[:2000])
    assert send(office, "rep1", file, 0, PHOTO[:2000])["received"] == 2000
    assert send(office, "rep1", file, 3000, PHOTO[3000:])["received"] == 2000
    send(office, "rep1", file, 2000, PHOTO[2000:])
    assert stored(office) == [("mostrador.jpg", PHOTO)]


def test_a_file_whose_answer_got_lost_is_there_once(office):
    file = described(office.account())
    first = send(office, "rep1", file, 0, PHOTO)
    assert send(office, "rep1", file, 0, PHOTO) == first == send(office, "rep1", file, 0, b"")
    assert len(stored(office)) == 1


def test_content_that_is_not_what_was_promised_begins_anew(office):
    file = described(office.account())
    assert send(office, "rep1", file, 0, PHOTO[::-1]) == {"received": 0, "remote": None}
    assert stored(office) == []
    assert send(office, "rep1", file, 0, PHOTO)["remote"]


def test_the_same_content_for_another_record_need_not_travel_again(office):
    send(office, "rep1", described(office.account()), 0, PHOTO)
    assert send(office, "rep1", described(office.account(name="Otro")), 0, b"")["remote"]
    assert [content for _, content in stored(office)] == [PHOTO, PHOTO]


def test_knowing_a_hash_does_not_give_another_user_the_content(office):
    send(office, "rep1", described(office.account()), 0, PHOTO)
    assert send(office, "rep2", described(office.account("rep2")), 0, b"") == {"received": 0, "remote": None}


def test_too_large_and_programs_are_refused_before_the_first_byte(office):
    key = office.account()
    assert refused(office, "rep1", described(key, size=25_000_001)) == "too_large"
    assert refused(office, "rep1", described(key, name="fotos.EXE")) == "type"
    assert office.call("rep1", "hello", None)["policies"]["file_limit"] == 25_000_000


def test_the_record_decides_who_may_see_and_add(office):
    file = described(office.account())
    send(office, "rep1", file, 0, PHOTO)
    assert refused(office, "rep2", described(file["key"])) == "not_visible"
    assert office.call("rep2", "files", "account", [file["key"]]) == []
    remote = office.call("rep1", "files", "account", [file["key"]])[0]["remote"]
    with pytest.raises(UserError):
        office.call("rep2", "download", remote, 0, 100)
    assert refused(office, "rep1", described(office.product("yerba"), kind="product")) == "rights"


def test_an_upload_cannot_be_taken_over(office):
    file = described(office.account("rep1"))
    send(office, "rep1", file, 0, PHOTO[:10])
    assert refused(office, "rep1", {**file, "sha256": "0" * 64}) == "invalid"
    assert refused(office, "boss", file) == "invalid"


@pytest.mark.parametrize("change", [{"size": 0}, {"name": "a\nb"}, {"sha256": "x" * 64}, {"kind": "nothing"}])
def test_a_description_that_makes_no_sense_is_refused(office, change):
    assert refused(office, "rep1", {**described(office.account()), **change}) == "invalid"


def test_files_of_orders_and_visits(office):
    account, visit = office.account(), new_key()
    office.do("rep1", create("visit", visit, account_id=account, state="done", outcome="order"))
    order = office.order(account, ("yerba", "2"), state="confirmed")
    for kind, key in (("visit", visit), ("order", order)):
        assert send(office, "rep1", described(key, kind=kind), 0, PHOTO)["remote"]


def test_a_file_of_the_office_has_the_key_every_laptop_computes(office):
    key = office.account()
    remote = office.row("rep1", "account", key)["remote"]

    def add(pool):
        values = {"name": "contrato.pdf", "type": "data", "data": b"%PDF", "resource": f"party.party,{remote}"}
        return pool.get("ir.attachment").create([values])[0].id

    made = office.work(add)
    from sfa_sync.server import derived_key

    identity = office.call("rep1", "hello", None)["identity"]
    (listed,) = office.call("rep1", "files", "account", [key])
    assert listed["id"] == derived_key(identity, "attachment", made)
    assert (listed["name"], listed["size"]) == ("contrato.pdf", 4)


def test_unfinished_uploads_are_dropped_finished_ones_remembered(office):
    account = office.account()
    done, half = described(account), described(account, PHOTO[::-1])
    send(office, "rep1", done, 0, PHOTO)
    send(office, "rep1", half, 0, half["sha256"].encode())
    office.work(lambda pool: pool.get("sfa.upload").prune())
    assert send(office, "rep1", half, 0, b"")["received"] == 64
    office.work(lambda pool: pool.get("sfa.upload").prune(keep=dt.timedelta(seconds=-5)))
    assert send(office, "rep1", half, 0, b"")["received"] == 0
    assert send(office, "rep1", done, 0, b"")["remote"]
    assert office.work(lambda pool: pool.get("sfa.upload.part").search_count([])) == 0
