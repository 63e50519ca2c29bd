"""Photos against a real Tryton: after the orders, in parts, once, each for itself, never on a metered link."""

import hashlib
import io
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfa_desktop.actions.fetch_file import fetch_file, list_files
from sfa_desktop.base.errors import Unreachable
from sfa_desktop.base.paths import Home
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.connectors.tryton.files import PART
from sfa_desktop.entities.attachment import FileState, RecordFile
from sfa_desktop.replica import attachments, contents, ledger
from tests.support.central import Central, running
from tests.support.faults import Fault
from tests.support.laptop import Laptop
from tests.support.proxy import FaultProxy

pytestmark = pytest.mark.functional


@pytest.fixture(scope="module")
def office(prepared_central: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    """One server for all tests here; each has records of its own."""
    with running(prepared_central, tmp_path_factory.mktemp("office")) as server:
        yield server


@pytest.fixture(scope="module")
def filled(office: Central, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A replica after its first sync, for the tests to copy."""
    made = Laptop(tmp_path_factory.mktemp("filled"), office.url, office.database, office.reps[0])
    assert made.sync().verified is True
    made.close()
    return made.folder / "replica.db"


@pytest.fixture
def lucia(office: Central, filled: Path, tmp_path: Path) -> Iterator[Laptop]:
    """A rep with the whole book of business."""
    (tmp_path / "lucia").mkdir()
    (tmp_path / "lucia" / "replica.db").write_bytes(filled.read_bytes())
    made = Laptop(tmp_path / "lucia", office.url, office.database, office.reps[0])
    yield made
    made.close()


@pytest.fixture
def proxy(office: Central) -> Iterator[FaultProxy]:
    host, port = office.url.rstrip("/").removeprefix("http://").split(":")
    with FaultProxy((host, int(port))) as made:
        yield made


def photo(seed: int, size: int = 30_000) -> bytes:
    return random.Random(seed).randbytes(size)


def add(laptop: Laptop, kind: str, id: str, content: bytes, name: str = "foto.jpg") -> RecordFile:
    return attachments.add(laptop.replica, kind, id, name=name, content=io.BytesIO(content))


def states(laptop: Laptop) -> dict[str, int]:
    with laptop.replica.read() as r:
        return {state: count for state, count in attachments.counts(r).items() if count}


def at_office(laptop: Laptop, kind: str, id: str) -> list[str]:
    """The hashes of the record's files at the office."""
    remote = laptop.get(kind, id).origin.remote_id
    return sorted(file.sha256 for file in laptop.connector.files(kind, {id: remote}))


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def uploads(proxy: FaultProxy) -> int:
    return sum(b"sfa.sync.upload" in request for request in map(plain, proxy.seen))


def plain(request: bytes) -> bytes:
    import gzip

    head, _, body = request.partition(b"\r\n\r\n")
    return head + (gzip.decompress(body) if b"content-encoding: gzip" in head.lower() else body)


def words(proxy: FaultProxy) -> list[str]:
    """What went over the wire that changes something, in order."""
    found = (
        "push" if b"sfa.sync.push" in r else "upload" if b"sfa.sync.upload" in r else "" for r in map(plain, proxy.seen)
    )
    return [word for word in found if word]


def test_ten_photos_of_an_offline_visit_follow_its_order(lucia: Laptop, proxy: FaultProxy) -> None:
    lucia.go_through(proxy.url)
    account = lucia.some_account()
    visit = lucia.new_visit(account)
    for seed in range(9):
        add(lucia, "visit", visit, photo(seed))
    again = add(lucia, "visit", visit, photo(3), name="la misma.jpg")
    other = add(lucia, "account", account, photo(3))
    assert again.file.name == "foto.jpg"
    assert lucia.states() == {"queued": 1}
    lucia.new_order(account)

    report = lucia.sync()

    assert (report.errors, report.exit_code, report.files_sent, report.files_waiting) == ((), 0, 10, 0)
    sent = words(proxy)
    assert sent.index("upload") > len(sent) - 1 - sent[::-1].index("push"), "an order waited for a photo"
    # The equal content on the account did not travel again: one call asked, and none carried it.
    assert sent.count("upload") == 9 * 2 + 1
    assert at_office(lucia, "visit", visit) == sorted(sha(photo(seed)) for seed in range(9))
    assert other.file.sha256 in at_office(lucia, "account", account)
    with lucia.replica.read() as r:
        assert ledger.verify(r) == []
        events = [entry.event for entry in ledger.entries(r, record=visit)]
    assert events.count("file_added") == events.count("file_done") == 9


def test_an_upload_that_is_cut_goes_on_at_the_confirmed_byte(lucia: Laptop, proxy: FaultProxy) -> None:
    lucia.go_through(proxy.url)
    account = lucia.new_account()
    lucia.sync()
    content = photo(20, PART * 3 + 100)
    add(lucia, "account", account, content)
    seen = 0

    def third_and_later(request: bytes) -> Fault | None:
        nonlocal seen
        seen += b"sfa.sync.upload" in request
        return Fault.REQUEST_CUT if seen >= 4 else None

    proxy.schedule = third_and_later
    cut = lucia.sync()
    assert cut.exit_code == 3
    assert cut.files_waiting == 1
    with lucia.replica.read() as r:
        (waiting,) = attachments.unsent(r)
    assert waiting.sent == PART * 2
    before = uploads(proxy)

    proxy.schedule = lambda request: None
    report = lucia.sync()

    assert (report.exit_code, report.files_sent) == (0, 1)
    assert uploads(proxy) - before == 3, "where it stands, the third part and the rest"
    assert at_office(lucia, "account", account) == [sha(content)]


@pytest.mark.parametrize(("seed", "fault"), [(30, Fault.ANSWER_CUT), (31, Fault.DONE_BUT_500), (32, Fault.DUPLICATED)])
def test_a_photo_whose_answer_got_lost_is_there_once(lucia: Laptop, proxy: FaultProxy, seed: int, fault: Fault) -> None:
    lucia.go_through(proxy.url)
    account = lucia.new_account()
    lucia.sync()
    content = photo(seed)
    add(lucia, "account", account, content)
    done = 0

    def lost(request: bytes) -> Fault | None:
        nonlocal done
        done += b"sfa.sync.upload" in request
        return fault if b"sfa.sync.upload" in request and done == 2 else None

    proxy.schedule = lost
    report = lucia.sync()
    assert (report.exit_code, report.files_sent) == (0, 1)
    assert proxy.met[fault] == 1
    assert at_office(lucia, "account", account) == [sha(content)]


def test_on_a_metered_link_orders_go_and_photos_wait(lucia: Laptop) -> None:
    account = lucia.new_account()
    add(lucia, "account", account, photo(40))
    report = lucia.sync(files=lambda: False)
    assert (report.exit_code, report.files_sent, report.files_waiting) == (0, 0, 1)
    assert lucia.states() == {"done": 1}
    assert at_office(lucia, "account", account) == []
    assert lucia.sync().files_sent == 1


def test_a_poison_photo_is_set_aside_and_the_others_flow(lucia: Laptop, proxy: FaultProxy) -> None:
    lucia.go_through(proxy.url)
    account = lucia.new_account()
    lucia.sync()
    poison = add(lucia, "account", account, photo(50), name="veneno.jpg")
    add(lucia, "account", account, photo(51), name="buena.jpg")
    proxy.schedule = lambda request: Fault.SERVER_ERROR if b"veneno.jpg" in request else None
    report = lucia.sync()
    assert report.files_sent == 1
    for _ in range(3):
        if states(lucia).get("refused"):
            break
        report = lucia.sync()
    assert (report.exit_code, report.files_waiting) == (4, 1)
    with lucia.replica.read() as r:
        file = attachments.need(r, poison.file.id)
    assert (file.state, file.code) == (FileState.REFUSED, "fault")

    proxy.schedule = lambda request: None
    lucia.edit(lambda w: attachments.retry(w, poison.file.id))
    assert lucia.sync().files_sent == 1
    assert len(at_office(lucia, "account", account)) == 2


def test_what_the_office_does_not_take_says_why(lucia: Laptop) -> None:
    account = lucia.new_account()
    program = add(lucia, "account", account, photo(60), name="fotos.exe")
    add(lucia, "account", account, photo(61))
    report = lucia.sync()
    assert (report.exit_code, report.files_sent, report.files_waiting) == (4, 1, 1)
    with lucia.replica.read() as r:
        file = attachments.need(r, program.file.id)
    assert (file.state, file.code) == (FileState.REFUSED, "type")
    assert "fotos.exe" in file.message
    lucia.edit(lambda w: attachments.remove(w, program.file.id))
    assert lucia.sync().exit_code == 0


def test_a_photo_waits_for_its_record(lucia: Laptop, proxy: FaultProxy) -> None:
    lucia.go_through(proxy.url)
    account = lucia.new_account()
    add(lucia, "account", account, photo(70))
    proxy.schedule = lambda request: Fault.SERVER_ERROR if b"sfa.sync.push" in request else None
    report = lucia.sync()
    assert (report.files_sent, report.files_waiting, uploads(proxy)) == (0, 1, 0)
    with lucia.replica.read() as r:
        (waiting,) = attachments.unsent(r)
    assert waiting.code == attachments.WAITS_FOR
    proxy.schedule = lambda request: None
    assert lucia.sync().files_sent == 1


def test_an_order_typed_while_a_photo_goes_up_goes_before_its_next_part(lucia: Laptop, proxy: FaultProxy) -> None:
    lucia.go_through(proxy.url)
    account = lucia.some_account()
    visit = lucia.new_visit(account)
    lucia.sync()
    add(lucia, "visit", visit, photo(80, PART * 3))
    typed: list[str] = []

    def type_an_order(request: bytes) -> None:
        if b"sfa.sync.upload" in plain(request) and not typed and len(request) > 1000:
            typed.append(lucia.new_order(account))

    proxy.seen.clear()
    proxy.on_request = type_an_order
    report = lucia.sync()
    assert (report.exit_code, report.files_sent) == (0, 1)
    sent = words(proxy)
    assert sent.index("push") < len(sent) - 2, "the order waited for the whole photo"
    assert lucia.get("order", typed[0]).number


def test_files_of_the_office_come_on_demand_and_go_on_where_they_broke_off(lucia: Laptop, proxy: FaultProxy) -> None:
    account = lucia.new_account()
    content = photo(90, contents.PART * 2 + 5)
    sent = add(lucia, "account", account, content, name="contrato.pdf")
    lucia.sync()
    with lucia.replica.write() as w:  # as on another laptop, which has never seen it
        w.run("DELETE FROM attachment WHERE id = ?", (sent.file.id,))
        contents.sweep(w)
    lucia.go_through(proxy.url)
    (listed,) = list_files(lucia.replica, lucia.connector, "account", account)
    assert (listed.state, listed.here, listed.file.size) == (FileState.OFFICE, False, len(content))
    calls = 0

    def second_cut(request: bytes) -> Fault | None:
        nonlocal calls
        calls += b"sfa.sync.download" in request
        return Fault.ANSWER_CUT if b"sfa.sync.download" in request and calls == 2 else None

    proxy.schedule = second_cut
    with pytest.raises(Unreachable):
        fetch_file(lucia.replica, lucia.connector, listed.file.id)
    fetched = fetch_file(lucia.replica, lucia.connector, listed.file.id)
    assert fetched.here
    assert calls == 4, "one, the cut one, and the two that were missing"
    assert b"".join(contents.read(lucia.replica, fetched.file.sha256, "")) == content


def test_a_colleague_sees_the_files_of_a_shared_record_only(lucia: Laptop, office: Central) -> None:
    account = lucia.new_account()
    add(lucia, "account", account, photo(95))
    lucia.sync()
    remote = lucia.get("account", account).origin.remote_id
    rep = office.reps[1]
    stranger = TrytonConnector(
        url=office.url.rstrip("/"), database=office.database, user=rep.login, secret=rep.password
    )
    assert stranger.files("account", {account: remote}) == ()
    stranger.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from sfa_desktop.actions.central import Login
from tests.support.laptop import Laptop
folder, url, database, login, password = sys.argv[1:]
laptop = Laptop(Path(folder), url, database, Login(login=login, password=password, name=""))
def die(progress):
    if progress.stage == "files" and progress.done:
        os.kill(os.getpid(), signal.SIGKILL)
laptop.sync(progress=die)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_killed_in_the_middle_of_a_photo_loses_nothing(lucia: Laptop, office: Central) -> None:
    account = lucia.new_account()
    content = photo(99, PART * 3)
    add(lucia, "account", account, content)
    rep = office.reps[0]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(lucia.folder), office.url, office.database, rep.login, rep.password],
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == -9
    assert states(lucia) == {"sending": 1}
    report = lucia.sync()
    assert (report.exit_code, report.files_sent) == (0, 1)
    assert at_office(lucia, "account", account) == [sha(content)]
