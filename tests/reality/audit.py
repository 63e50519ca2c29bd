"""What a typist said, against what the laptop and the office have."""

from typing import Any

from sfa_desktop.entities.exchange import OPEN_STATES, Report
from sfa_desktop.replica import ledger, outbox
from sfa_desktop.replica.store import Replica
from tests.reality.books import Books, each_once, numbered

KINDS = ("account", "visit", "order")


class Typed:
    """By kind: the keys begun and those saved; by account: the phones typed, in order, and the last one saved."""

    def __init__(self) -> None:
        self.begun: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in KINDS}
        self.saved: dict[str, set[str]] = {kind: set() for kind in KINDS}
        self.phones: dict[str, list[str]] = {}
        self.last_saved: dict[str, int] = {}
        self.before: dict[str, int] = {}

    def begin(self, books: Books) -> None:
        """Remember what the office had before."""
        self.before = {kind: books.count(kind) for kind in KINDS}

    @property
    def count(self) -> int:
        """How many records were saved."""
        return sum(len(keys) for keys in self.saved.values())

    def hear(self, said: dict[str, Any]) -> None:
        """A line of a typist."""
        kind, key = said["kind"], said["key"]
        if kind == "phone":
            numbers = self.phones.setdefault(key, [])
            if said["what"] == "begun":
                numbers.append(said["value"])
            else:
                self.last_saved[key] = len(numbers) - 1
        elif said["what"] == "begun":
            self.begun[kind][key] = said
        else:
            self.saved[kind].add(key)


def wrong(replica: Replica, report: Report, books: Books, typed: Typed) -> list[str]:
    """Everything that should not be so once the queue has drained."""
    found = [] if report.verified and not report.exit_code else [f"the last round: {report}"]
    with replica.read() as reader:
        found += [
            f"left: {op.kind} {op.state} {op.code} {op.message}" for op in outbox.items(reader, states=OPEN_STATES)
        ]
        found += [f"ledger: {problem}" for problem in ledger.verify(reader)]
        here = {kind: {key: reader.get(kind, key) for key in typed.begun[kind]} for kind in KINDS}
        phones = {key: reader.get("account", key).phone for key in typed.phones}
    for kind in KINDS:
        there = books.of(kind, list(typed.begun[kind]), *(["number", "lines"] if kind == "order" else []))
        present = {key for key, record in here[kind].items() if record is not None}
        found += [f"{kind} {key} was saved and is not here" for key in typed.saved[kind] - present]
        found += each_once(kind, present, there)
        extra = books.count(kind) - typed.before[kind] - len(present)
        if extra:
            found.append(f"the office has {extra:+d} of {kind} beyond what was typed")
        if kind == "order":
            found += numbered(there)
            found += [
                f"order {row['sync_id']} has {len(row['lines'])} lines at the office"
                for row in there
                if len(row["lines"]) != typed.begun[kind][row["sync_id"]]["lines"]
            ]
    for key, numbers in typed.phones.items():
        # Killed between the commit and the word of it, a later one may stand.
        if key in typed.last_saved and phones[key] not in numbers[typed.last_saved[key] :]:
            found.append(f"the phone of {key} is {phones[key]}, last saved was {numbers[typed.last_saved[key]]}")
    return found
