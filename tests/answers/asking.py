"""One connector questioned while its server goes wrong once a question, and what came of it."""

import io
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sfa_desktop.base.errors import RemoteError
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.contract import Connector, MapAdmin
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Operation, Page
from sfa_desktop.replica.paging import record_of
from tests.answers.offices import OFFICES, Office
from tests.support.mutated import Odd, mutated
from tests.support.recorded import Request, Response
from tests.support.unwired import unwired

DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)
LIMIT = 5
"""Records a page: small, so that a pull has several."""
ENOUGH = 400
"""Requests after which a question goes round in circles."""
ROUND = 60
"""Odd answers that one office gives before another one is set up."""
FRESH = 0.1
"""How often a connector is asked that knows nothing yet, so that what it looks around with goes wrong too."""
ONE_LINK = 2
"""Columns that what is wrong with one record may change of the records that link to it; more of two are a mix-up."""
_STATUS = (200, 500, 404, 403, 304)
_OPTIONAL = ("@odata.nextLink", "@odata.deltaLink", "nextRecordsUrl")
"""Names whose absence says something."""
_IDS = ("id", "Id", "name", "accountid", "contactid", "salesorderid", "activityid", "opportunityid")
"""Names of primary keys: nothing is no value of theirs."""
Rows = Mapping[str, Any]
Question = Callable[[Connector], Rows]


class Circles(Exception):
    """A question that does not come to an end."""


@dataclass
class Findings:
    """What came of many odd answers."""

    answers: int = 0
    met: Counter[str] = field(default_factory=Counter)
    """How often the outcome was records, or an error of which code."""
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Findings") -> None:
        """Count what another one found too."""
        self.answers += other.answers
        self.met += other.met
        self.faults += other.faults


class Server:
    """A model whose answer number `at` of a question goes wrong."""

    def __init__(self, office: Office, dice: Random) -> None:
        self.office = office
        self.dice = dice
        self.at = -1
        self.asked = 0
        self.odd: Odd | None = None
        self.place = ""
        self.worded = False
        """Whether a refusal was made of the odd answer."""

    def turn(self, at: int = -1) -> None:
        """Before a question: which of its answers is to be odd; -1 for none."""
        self.at, self.asked, self.odd, self.place, self.worded = at, 0, None, "", False

    def __call__(self, request: Request) -> Response:
        response = self.office.model(request)
        self.asked += 1
        if self.asked > ENOUGH:
            raise Circles
        if self.asked != self.at + 1:
            return response
        dice, headers = self.dice, dict(response.headers)
        self.odd = odd = mutated(response.body, dice)
        status = response.status if dice.random() < 0.8 else dice.choice(_STATUS)
        self.worded = 300 <= status < 500
        if dice.random() < 0.05:
            headers["content-type"] = "text/html"
        self.place = f"{request.method} {request.path} -> {status}, {odd}"
        return Response(status, odd.body, headers)


class Asking:
    """One office of one CRM, questioned."""

    def __init__(self, crm: str, seed: int) -> None:
        self.crm, self.seed = crm, seed
        self.dice = Random(f"{crm} {seed}")
        self.office = OFFICES[crm](self.dice)
        self.server = Server(self.office, self.dice)
        self.found = Findings()

    def run(self, answers: int) -> Findings:
        """Ask until so many odd answers were given."""
        with unwired(self.server), self._asked() as connector:
            connector.hello(DEVICE, {})
            questions = dict(self._questions(connector))
            expected = {}
            for name, question in questions.items():
                self.server.turn()
                expected[name] = question(connector), max(self.server.asked, 1)
            while self.found.answers < answers:
                self._one(connector, questions, expected)
        return self.found

    @contextmanager
    def _asked(self) -> Iterator[Connector]:
        connector = self.office.connector()
        try:
            yield connector
        finally:
            connector.close()

    def _one(self, connector: Connector, questions: Mapping[str, Question], expected: Mapping[str, Any]) -> None:
        name = self.dice.choice(list(questions))
        rows, requests = expected[name]
        if self.dice.random() < FRESH:
            with self._asked() as fresh:
                self._put(fresh, name, questions[name], rows, self.dice.randrange(requests + 25))
        else:
            self._put(connector, name, questions[name], rows, self.dice.randrange(requests))

    def _put(self, connector: Connector, name: str, question: Question, rows: Rows, at: int) -> None:
        server = self.server
        server.turn(at)
        try:
            given = question(connector)
            outcome = "records"
        except RemoteError as error:
            outcome = error.code
        except Exception as error:  # noqa: BLE001  # this is what is looked for
            outcome = f"{type(error).__name__} in {_where(error)}"
            self._fault(name, outcome, "".join(traceback.format_exception(error)[-3:]))
        odd, place = server.odd, server.place
        if odd is None:
            return
        self.found.answers += 1
        self.found.met[outcome] += 1
        if outcome == "records":
            self._compare(name, rows, given, odd)
            return
        if server.worded or odd.plausible or not (odd.where or odd.part):  # believed, and remembered
            return
        server.turn()
        try:
            given = question(connector)
        except Exception as error:  # noqa: BLE001  # whatever it is: the server is sane again
            server.place = place
            self._fault(name, f"does not recover from {outcome}: {type(error).__name__} {error}")
            return
        if missing := rows.keys() - given.keys():
            server.place = place
            self._fault(name, f"after {outcome} {len(missing)} are missing: {sorted(missing)[:2]}")

    def _compare(self, name: str, rows: Rows, given: Rows, odd: Odd) -> None:
        last = odd.where[-1] if odd.where else ""
        if odd.what == "taken away":  # a field that a record has not is empty
            believed = last in _OPTIONAL or (odd.plausible and last not in _IDS)
        else:
            believed = odd.plausible and (bool(odd.part) or last not in _IDS)
        if self.server.worded or believed:
            return
        if isinstance(last, int) and odd.part == {"id": "x"}:
            return
        if missing := rows.keys() - given.keys():
            self._fault(name, f"{len(missing)} of {len(rows)} got lost: {sorted(missing)[:2]}")
        mixed = [key for key in rows.keys() & given.keys() if _differing(rows[key], given[key]) > ONE_LINK]
        if len(mixed) > 1 and any(isinstance(step, int) for step in odd.where):
            self._fault(name, f"{len(mixed)} of {len(rows)} are others: {rows[mixed[0]]} {given[mixed[0]]}")

    def _fault(self, name: str, what: str, detail: str = "") -> None:
        told = f"{self.crm} seed {self.seed}: {name}: {what}: {self.server.place}"
        self.found.faults.append(f"{told}\n{detail}" if detail else told)

    # --- questions ------------------------------------------------------------------------------------------

    def _questions(self, connector: Connector) -> Iterator[tuple[str, Question]]:
        yield "hello", _hello
        if isinstance(connector, MapAdmin):
            yield "mapped_kinds", _mapped
        for kind in connector.capabilities.kinds:
            yield f"pull {kind}", _pull(kind)
            yield f"pull on {kind}", _pull(kind, self._resting(connector, kind))
            yield f"inventory {kind}", _inventory(kind)
            keys = self._some(connector, kind)
            if keys:
                yield f"fetch {kind}", _fetch(kind, keys)
        accounts = self._some(connector, "account")
        yield "files", lambda asked: {one.id: one.name for one in asked.files("account", accounts)}
        yield "push", self._push
        yield "upload", _upload(accounts)

    def _resting(self, connector: Connector, kind: str) -> str:
        page = connector.pull(kind, "", 10_000)
        while page.more:
            page = connector.pull(kind, page.cursor, 10_000)
        return page.cursor

    def _some(self, connector: Connector, kind: str) -> dict[str, str]:
        return {str(row[0]): str(row[1]) for row in connector.pull(kind, "", LIMIT).rows}

    def _push(self, asked: Connector) -> Rows:
        """What is said to be done is there, and there once, also where the answer got lost."""
        made = Operation(id=new_id(), group_id="g", kind="account", record_id=new_id(), action=Action.CREATE,
                         values={"name": new_id()})  # fmt: skip
        group = Group(id="g", operations=(made,))
        answers = asked.push([group], DEVICE)
        receipts = [receipt for answer in answers for receipt in answer.receipts]
        if receipts:
            self.server.at = -1
            if not asked.lookup([group]).get("g"):
                raise AssertionError("said to be done, and is not there")
        return {}


def _differing(one: Any, other: Any) -> int:
    if not isinstance(one, tuple) or len(one) != len(other):
        return int(one != other)
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=True))


def _hello(asked: Connector) -> Rows:
    return {asked.hello(DEVICE, {}).identity: ""}


def _mapped(asked: Connector) -> Rows:
    return {one.kind: one for one in asked.mapped_kinds()} if isinstance(asked, MapAdmin) else {}


def _pull(kind: str, cursor: str = "") -> Question:
    def ask(asked: Connector) -> Rows:
        rows: dict[str, Any] = {}
        at = cursor
        while True:
            page = asked.pull(kind, at, LIMIT)
            rows |= _by_key(page)
            if not page.more:
                return rows
            if page.cursor == at:
                raise Circles
            at = page.cursor

    return ask


def _by_key(page: Page) -> Rows:
    """The rows, looked at as the replica does before it keeps them: what makes no sense is set aside there."""
    for row in page.rows:
        with suppress(ValueError):
            record_of(page, row)
    return {str(row[0]): tuple(row) for row in page.rows}


def _inventory(kind: str) -> Question:
    def ask(asked: Connector) -> Rows:
        listed: dict[str, Any] = {}
        after = ""
        while True:
            some, after = asked.inventory(kind, after, LIMIT)
            listed |= {one.key: one.version for one in some}
            if not after:
                return listed

    return ask


def _fetch(kind: str, keys: Mapping[str, str]) -> Question:
    return lambda asked: _by_key(asked.fetch(kind, keys))


def _upload(accounts: Mapping[str, str]) -> Question:
    key, remote = next(iter(accounts.items()))

    def ask(asked: Connector) -> Rows:
        file = Attachment(id=new_id(), kind="account", record_id=key, name="a.txt")
        asked.upload(file, remote, io.BytesIO(b"x"), lambda _: None)
        return {}

    return ask


def _where(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.name}"
