"""The answers of the add-on as docs/protocol.md has them, and the values they become."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Annotated, Any

import msgspec

from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import Answer, Clash, CustomField, Gone, Page, Receipt, Refusal, ServerFacts

Rows = list[list[Any]]


class Field(msgspec.Struct):
    """A field of the customer's own."""

    code: str
    label: str
    type: str
    choices: list[tuple[str, str]] = []
    required: bool = False


class Heard(msgspec.Struct):
    """How far a device's ledger was at its last push."""

    ledger_seq: int | None = None
    ledger_head: str | None = None


class Hello(msgspec.Struct):
    """`hello`."""

    protocol: int
    addon: str
    identity: str
    heads: dict[str, int]
    server_time: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    counts: dict[str, int] = {}
    company: dict[str, Any] = {}
    user: dict[str, Any] = {}
    policies: dict[str, Any] = {}
    scope: dict[str, Any] = {}
    device: Heard | None = None
    custom_fields: dict[str, list[Field]] = {}

    def facts(self, cursors: Mapping[str, str]) -> ServerFacts:
        """The same as the engine knows it; `behind` are the kinds older than `cursors`."""
        return ServerFacts(
            identity=self.identity,
            heard=(self.device.ledger_seq or 0, self.device.ledger_head or "") if self.device else None,
            server_time=self.server_time,
            heads={kind: str(head) for kind, head in self.heads.items()},
            behind=frozenset(
                kind for kind, cursor in cursors.items() if cursor and self.heads.get(kind, 0) < int(cursor)
            ),
            counts=self.counts,
            company=self.company,
            user=self.user,
            policies=self.policies,
            scope=self.scope,
            custom_fields=tuple(
                CustomField(
                    kind=kind,
                    code=field.code,
                    label=field.label,
                    type=field.type,
                    choices=tuple(field.choices),
                    required=field.required,
                )
                for kind, fields in self.custom_fields.items()
                for field in fields
            ),
        )


class Left(msgspec.Struct):
    """A record that is no longer to be had."""

    key: str
    version: int
    why: str


class Pulled(msgspec.Struct):
    """`pull`."""

    columns: list[str]
    rows: Rows
    cursor: int
    more: bool
    line_columns: list[str] = []
    gone: list[Left] = []

    def page(self, kind: str) -> Page:
        """The page; its rows are the decoded lists themselves."""
        return Page(
            kind=kind,
            columns=self.columns,
            rows=self.rows,
            gone=[Gone(key=left.key, version=left.version, deleted=left.why == "deleted") for left in self.gone],
            line_columns=self.line_columns,
            cursor=str(self.cursor),
            more=self.more,
        )


class Fetched(msgspec.Struct):
    """`fetch`."""

    columns: list[str]
    rows: Rows
    line_columns: list[str] = []
    missing: list[str] = []

    def page(self, kind: str) -> Page:
        """The page, without a cursor; version 0 of what is missing says that nobody knows when it went."""
        return Page(
            kind=kind,
            columns=self.columns,
            rows=self.rows,
            gone=[Gone(key=key, version=0, deleted=False) for key in self.missing],
            line_columns=self.line_columns,
        )


class Done(msgspec.Struct):
    """A receipt."""

    op: str
    kind: str
    key: str
    remote: int | str | None = None
    version: int = 0
    row: list[Any] | None = None
    columns: list[str] | None = None
    line_columns: list[str] | None = None

    def receipt(self) -> Receipt:
        """The receipt; a row without columns has those of docs/protocol.md."""
        return Receipt(
            operation_id=self.op,
            kind=self.kind,
            key=self.key,
            remote_id="" if self.remote is None else str(self.remote),
            version=self.version,
            page=_single(self.kind, self.row, self.columns, self.line_columns),
        )


class Current(msgspec.Struct):
    """The record of a conflict as it is now."""

    row: list[Any] | None = None
    columns: list[str] | None = None
    line_columns: list[str] | None = None
    kind: str = ""


class Pushed(msgspec.Struct):
    """The answer to one group of `push`."""

    group: str
    status: str
    receipts: list[Done] = []
    code: str | None = None
    message: str | None = None
    op: str | None = None
    field: str | None = None
    line: str | None = None
    current: Current | None = None

    def answer(self, kinds: Mapping[str, str]) -> Answer:
        """The same as the engine knows it; `kinds` says which kind each operation is about."""
        if self.status == "done":
            return Answer(group_id=self.group, receipts=tuple(done.receipt() for done in self.receipts))
        if self.status == "conflict":
            current = self.current or Current()
            kind = kinds.get(self.op or "", "")
            page = _single(kind, current.row, current.columns, current.line_columns)
            return Answer(group_id=self.group, conflict=Clash(operation_id=self.op or "", page=page))
        return Answer(
            group_id=self.group,
            refusal=Refusal(
                code=self.code or "fault",
                message=self.message or "",
                operation_id=self.op or "",
                field=self.field or "",
                line=self.line or "",
            ),
        )


class Sum(msgspec.Struct):
    """The digest of one kind."""

    count: int
    sum: int


class Inventory(msgspec.Struct):
    """`inventory`."""

    items: list[tuple[str, int]]
    more: bool
    after: int | str | None = None


@cache
def columns(kind: str) -> Sequence[str]:
    """The columns of a row of the kind, in the protocol's order."""
    declared = [field.name for field in KINDS[kind].fields()]
    return ["key", "remote", "version", *declared, "custom", *(["lines"] if kind == "order" else [])]


@cache
def line_columns(kind: str) -> Sequence[str]:
    """The columns of the lines of a row of the kind; empty for kinds without lines."""
    lines = next((entity for entity in KINDS.values() if entity.line_of == kind), None)
    return columns(lines.kind) if lines else []


def _single(kind: str, row: list[Any] | None, named: list[str] | None, lines_named: list[str] | None) -> Page | None:
    if row is None or kind not in KINDS:
        return None
    return Page(
        kind=kind,
        columns=columns(kind) if named is None else named,
        rows=[row],
        line_columns=line_columns(kind) if lines_named is None else lines_named,
    )
