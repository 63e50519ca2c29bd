"""The floor: the least a durable, encrypted, searchable replica could cost. One frozen file without product code.

The same bytes from loopback HTTP, decoded with msgspec, written with the same driver and the same encryption by
plain `executemany` into the same tables; secondary indexes and full-text search are built at the end. No outbox,
no ledger, no checks. `python benchmarks/floor.py WORK URL FOLDER` prints {"cpu_s", "wall_s", "rss_mb"}.
"""

import http.client
import json
import os
import resource
import sys
import time

import msgspec
import sqlcipher3.dbapi2 as driver

KEY = "5a" * 32
PAGE = 1000
ORIGIN = (
    "id TEXT NOT NULL, endpoint TEXT DEFAULT '' NOT NULL, remote_id TEXT DEFAULT '' NOT NULL, version INTEGER "
    "DEFAULT 0 NOT NULL, synced_at TEXT, pending INTEGER DEFAULT 0 NOT NULL, sort TEXT DEFAULT '' NOT NULL"
)
ACCOUNT = [
    "name",
    "code",
    "tax_id",
    "city",
    "phone",
    "email",
    "website",
    "segment",
    "potential",
    "lifecycle",
    "trade",
    "tags",
    "visit_every",
    "opening_hours",
    "owner",
    "price_list_id",
    "payment_term",
    "tax_exempt",
    "credit_limit",
    "balance",
    "overdue",
    "figures_at",
    "since",
    "notes",
    "active",
    "custom",
]
ORDER = [
    "account_id",
    "number",
    "provisional",
    "reference",
    "state",
    "ordered_on",
    "deliver_on",
    "contact_id",
    "visit_id",
    "invoice_address_id",
    "delivery_address_id",
    "price_list_id",
    "currency",
    "net",
    "tax",
    "total",
    "approval",
    "remarks",
    "comment",
    "owner",
    "custom",
]
LINE = [
    "order_id",
    "sequence",
    "product_id",
    "description",
    "quantity",
    "unit",
    "base_price",
    "discount",
    "unit_price",
    "net",
    "note",
    "custom",
]
SCHEMA = [
    f"CREATE TABLE account (rid INTEGER PRIMARY KEY, {ORIGIN}, {', '.join(ACCOUNT)}, UNIQUE (id))",
    f'CREATE TABLE "order" (rid INTEGER PRIMARY KEY, {ORIGIN}, {", ".join(ORDER)}, UNIQUE (id))',
    f"CREATE TABLE order_line (rid INTEGER PRIMARY KEY, {ORIGIN}, {', '.join(LINE)}, UNIQUE (id))",
    "CREATE TABLE feed (kind TEXT PRIMARY KEY, cursor TEXT) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE search USING fts5(name, detail, prose, content='', contentless_delete=1, detail=column, "
    "tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3 4')",
]
ORDER_INDEXES = [
    "CREATE INDEX order_line_of ON order_line (order_id)",
    "CREATE INDEX order_line_by_product_id ON order_line (product_id)",
    'CREATE INDEX order_1 ON "order" (account_id, ordered_on)',
    'CREATE INDEX order_2 ON "order" (ordered_on)',
    'CREATE INDEX order_3 ON "order" (number)',
    'CREATE INDEX order_4 ON "order" (provisional)',
    'CREATE INDEX order_5 ON "order" (visit_id)',
]
INDEXES = [
    "CREATE INDEX account_1 ON account (sort)",
    "CREATE INDEX account_2 ON account (code)",
    "CREATE INDEX account_3 ON account (tax_id)",
    "CREATE INDEX account_4 ON account (segment, sort)",
    "CREATE INDEX account_5 ON account (city, sort)",
]
FILL = (
    "INSERT OR REPLACE INTO search(rowid, name, detail, prose) SELECT rid, name || ' ' || code || ' ' || tax_id, "
    "city || ' ' || phone || ' ' || email || ' ' || website || ' ' || trade || ' ' || tags, notes FROM account"
)


def opened(folder: str) -> driver.Connection:
    """The file with its tables, keyed."""
    db = driver.connect(os.path.join(folder, "floor.db"), isolation_level=None)  # noqa: PTH118 (frozen)
    db.execute(f"PRAGMA key = \"x'{KEY}'\"")
    db.execute("PRAGMA cipher_memory_security = OFF")
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA cache_size = -16000")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
        for statement in SCHEMA + ORDER_INDEXES:
            db.execute(statement)
    return db


class Line:
    """One connection to the office, and the calls on it."""

    def __init__(self, url: str) -> None:
        self.http = http.client.HTTPConnection(url.removeprefix("http://"))

    def call(self, method: str, params: list) -> dict:
        """The result of one call."""
        body = msgspec.json.encode({"id": 1, "method": method, "params": params})
        self.http.request("POST", "/db/rpc/", body, {"Content-Type": "application/json"})
        return msgspec.json.decode(self.http.getresponse().read())["result"]


def cells(row: list) -> list:
    """A row of an account as columns hold it: scaled decimals, JSON for lists."""
    row[14] = msgspec.json.encode(row[14]).decode()
    for place in (21, 22, 23):
        value = row[place]
        row[place] = None if value is None else int(value.replace(".", ""))
    row[28] = msgspec.json.encode(row[28]).decode()
    return [row[0], row[1], row[2], row[3].lower(), *row[3:]]


PUT = (
    f"INSERT INTO account (id, remote_id, version, sort, {', '.join(ACCOUNT)}) "
    f"VALUES ({', '.join('?' * (len(ACCOUNT) + 4))}) ON CONFLICT(id) DO UPDATE SET "
    + ", ".join(f"{c} = excluded.{c}" for c in ("version", "sort", *ACCOUNT))
)


def pull(db: driver.Connection, line: Line) -> list:
    """All pages after the cursor, each in its transaction; the ids of the last page."""
    row = db.execute("SELECT cursor FROM feed WHERE kind = 'account'").fetchone()
    cursor, more, last = int(row[0]) if row else 0, True, []
    while more:
        page = line.call("model.sfa.sync.pull", ["account", cursor, PAGE, {}])
        db.execute("BEGIN IMMEDIATE")
        db.executemany(PUT, [cells(row) for row in page["rows"]])
        cursor, more = page["cursor"], page["more"]
        db.execute("INSERT OR REPLACE INTO feed VALUES ('account', ?)", (str(cursor),))
        db.execute("COMMIT")
        last = [row[0] for row in page["rows"]]
    return last


def first_sync(db: driver.Connection, line: Line) -> None:
    """All rows, then indexes and search."""
    pull(db, line)
    db.execute("BEGIN IMMEDIATE")
    for statement in INDEXES:
        db.execute(statement)
    db.execute(FILL)
    db.execute("COMMIT")


def changes(db: driver.Connection, line: Line) -> None:
    """What changed, and its place in the search."""
    line.call("model.sfa.sync.hello", [{}, {}])
    last = pull(db, line)
    db.execute("BEGIN IMMEDIATE")
    db.execute(f"{FILL} WHERE id IN ({', '.join('?' * len(last))})", last)
    db.execute("COMMIT")


def order_rows(number: int) -> tuple[list, list[list]]:
    """An order and its five lines, as rows."""
    id_ = f"01a20c59-4057-7076-85cf-{number:012d}"
    head = [id_, 1, "acc-7", "", f"P-7F3A-{number:04d}", "", "confirmed", "2026-11-24", *[None] * 6, "ARS"]
    head = [*head, 1000000, 210000, 1210000, "", "[]", "", "", "{}"]
    prices = [100000, 0, 100000, 200000, "", "{}"]
    lines = [
        [f"01a20c59-4057-7076-85d0-{number * 5 + n:012d}", 1, id_, n, f"prod-{n}", "Producto", 20000, "u", *prices]
        for n in range(5)
    ]
    return head, lines


PUT_ORDER = f'INSERT INTO "order" (id, pending, {", ".join(ORDER)}) VALUES ({", ".join("?" * (len(ORDER) + 2))})'
PUT_LINE = f"INSERT INTO order_line (id, pending, {', '.join(LINE)}) VALUES ({', '.join('?' * (len(LINE) + 2))})"
ORDERS = 300


def save_orders(db: driver.Connection, line: Line) -> None:
    """Rows only, each order durable by itself."""
    for number in range(ORDERS):
        head, lines = order_rows(number)
        db.execute("BEGIN IMMEDIATE")
        db.execute(PUT_ORDER, head)
        db.executemany(PUT_LINE, lines)
        db.execute("COMMIT")


PUSHED = 1000


def prepare_push(db: driver.Connection, line: Line) -> None:
    """The rows of the orders to be sent."""
    db.execute("BEGIN IMMEDIATE")
    for number in range(PUSHED):
        head, lines = order_rows(number)
        db.execute(PUT_ORDER, head)
        db.executemany(PUT_LINE, lines)
    db.execute("COMMIT")


def push(db: driver.Connection, line: Line) -> None:
    """Send in batches of 100, write down numbers and versions."""
    line.call("model.sfa.sync.hello", [{}, {}])
    for start in range(0, PUSHED, 100):
        groups = []
        for number in range(start, start + 100):
            head, lines = order_rows(number)
            values = dict(zip(ORDER[:-1], head[2:-1], strict=True))
            values["lines"] = [{"key": row[0], **dict(zip(LINE[1:-1], row[3:-1], strict=True))} for row in lines]
            op = {"op": head[0], "kind": "order", "key": head[0], "action": "create", "base": 0, "values": values}
            groups.append({"group": head[0], "ops": [op]})
        answers = line.call("model.sfa.sync.push", [groups, {}, {}])
        rows = [receipt["row"] for answer in answers for receipt in answer["receipts"]]
        db.execute("BEGIN IMMEDIATE")
        db.executemany(
            'UPDATE "order" SET remote_id = ?, version = ?, number = ?, net = ?, tax = ?, total = ?, pending = 0 '
            "WHERE id = ?",
            [(row[1], row[2], row[4], *(int(row[n].replace(".", "")) for n in (16, 17, 18)), row[0]) for row in rows],
        )
        db.executemany(
            "UPDATE order_line SET remote_id = ?, version = ?, pending = 0 WHERE id = ?",
            [(entry[1], entry[2], entry[0]) for row in rows for entry in row[-1]],
        )
        db.execute("COMMIT")


WORK = {"first_sync": first_sync, "changes": changes, "save_orders": save_orders, "push": push}


def main() -> None:
    """Measure one piece of work."""
    work, url, folder = sys.argv[1:]
    db, line = opened(folder), Line(url)
    if work == "push":
        prepare_push(db, line)
    cpu, wall = time.process_time(), time.perf_counter()
    WORK[work](db, line)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu_s": cpu, "wall_s": wall, "rss_mb": peak}))


if __name__ == "__main__":
    main()
