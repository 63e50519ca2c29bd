"""A canned office on loopback: it hands out prepared bytes as the add-on would (docs/protocol.md), and thinks nothing.

Run as `python -m benchmarks.office ROWS`; prints its address. `POST /change?N` changes N accounts.
"""

import gzip
import json
import random
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.tryton.shapes import columns, line_columns
from sfa_desktop.entities import SYNCED, Account
from sfa_desktop.entities.canonical import encode_entity

IDENTITY = "6d9d1a52-0000-4000-8000-00000000beac"
FIRST = [
    "Farmacia",
    "Perfumería",
    "Droguería",
    "Almacén",
    "Supermercado",
    "Autoservicio",
    "Dietética",
    "Kiosco",
    "Mayorista",
    "Cooperativa",
]
LAST = [
    "Luz",
    "Íntegra",
    "Ñandubay",
    "Peñaloza",
    "Merced",
    "Ángel",
    "Echeverría",
    "Raíz",
    "Güemes",
    "Ibáñez",
    "Pingüino",
    "Clara",
    "Muñoz",
    "Avenida",
    "Central",
    "Núñez",
    "Aromas",
    "Esperanza",
    "Tilos",
    "Belgrano",
    "Paraná",
    "Müller",
    "Girasol",
    "Gómez",
    "Alvear",
    "Patitas",
    "Ávila",
    "Sur",
    "Unión",
    "Petrona",
    "Trébol",
]
CITIES = [
    "Rosario",
    "Funes",
    "Roldán",
    "Baigorria",
    "Bermúdez",
    "Lorenzo",
    "Pueblo-Esther",
    "Arroyo-Seco",
    "Casilda",
    "Firmat",
]


def account(number: int, edition: int = 0) -> list[object]:
    """One row of about 400 bytes."""
    dice = random.Random(number)
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)} {dice.choice(LAST)} {number}"
    record = Account(
        name=name,
        code=f"C{number:06d}",
        tax_id=f"30-{dice.randrange(10**8):08d}-{number % 10}",
        city=dice.choice(CITIES),
        phone=f"+54 341 {dice.randrange(10**7):07d}",
        email=f"compras{number}@example.org",
        segment=dice.choice("ABC"),
        potential="high",
        lifecycle="stable",
        tags=("reparto",),
        visit_every=28,
        owner="Lucía Ferreyra",
        notes=f"Edición {edition}. Recibe de mañana.",
    )
    values = encode_entity(record)
    values.update(credit_limit="250000.0000", balance=f"{dice.randrange(10**6)}.5000", since="2021-03-04")
    key = server_id(IDENTITY, "account", str(number))
    return [key, number, 0, *(values[f.name] for f in Account.fields()), {}]


def dumped(value: object) -> bytes:
    """JSON as Tryton writes it, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Office:
    """The feed of accounts, prepared row by row as bytes."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.feed: list[bytes] = []
        self.versions: list[int] = list(range(1, rows + 1))
        for number in range(rows):
            row = account(number)
            row[2] = number + 1
            self.feed.append(dumped(row))
        self.seq = rows
        self.orders = 0

    def change(self, count: int) -> None:
        """Give `count` accounts a new version."""
        for number in random.Random(self.seq).sample(range(self.rows), count):
            self.seq += 1
            row = account(number, self.seq)
            row[2] = self.versions[number] = self.seq
            self.feed.append(dumped(row))

    def pull(self, kind: str, cursor: int, limit: int) -> bytes:
        """A page: rows that were replaced later are in it twice, which the first sync of a test never meets."""
        rows = self.feed[cursor : cursor + limit] if kind == "account" else []
        head = {"kind": kind, "columns": columns(kind), "line_columns": line_columns(kind), "gone": []}
        more = kind == "account" and cursor + limit < self.seq
        end = max(1, self.orders) if kind == "order" else 1
        head.update(cursor=min(cursor + limit, self.seq) if kind == "account" else end, more=more)
        return dumped(head)[:-1] + b',"rows":[' + b",".join(rows) + b"]}"

    def answer(self, method: str, params: list[object]) -> bytes:
        """The result of a call, as bytes."""
        verb = method.rsplit(".", 1)[-1]
        if verb == "login":
            self.orders = 0  # who signs in begins with an empty replica
            return b'[1,"session"]'
        if verb == "get_preferences":
            return b"{}"
        if verb == "pull":
            return self.pull(params[0], int(params[1]), int(params[2]))  # type: ignore[call-overload]
        if verb == "hello":
            heads = dict.fromkeys(SYNCED, 1) | {"account": self.seq, "order": max(1, self.orders)}
            return dumped({"protocol": 1, "addon": "0", "identity": IDENTITY, "heads": heads})
        if verb == "digest":
            sums = {kind: {"count": 0, "sum": 0} for kind in SYNCED}
            total = sum(v * 2654435761 % 4294967291 for v in self.versions) % (1 << 53)
            sums["account"] = {"count": self.rows, "sum": total}
            total = sum(v * 2654435761 % 4294967291 for v in range(1, self.orders + 1)) % (1 << 53)
            sums["order"] = {"count": self.orders, "sum": total}
            return dumped(sums)
        if verb == "push":
            return dumped([self.order(group) for group in params[0]])  # type: ignore[attr-defined]
        raise ValueError(method)

    def order(self, group: dict) -> dict:
        """The receipt of one pushed order."""
        (op,) = group["ops"]
        self.orders += 1
        values = {
            **op["values"],
            "number": f"SO-{self.orders}",
            "net": "100.0000",
            "tax": "21.0000",
            "total": "121.0000",
        }
        values["lines"] = [
            [line["key"], n, self.orders, *(line.get(c) for c in line_columns("order")[3:-1]), {}]
            for n, line in enumerate(values["lines"])
        ]
        defaults = {"remarks": [], "custom": {}}
        row = [op["key"], self.orders, self.orders, *(values.get(c, defaults.get(c)) for c in columns("order")[3:])]
        receipt = {"op": op["op"], "kind": "order", "key": op["key"], "remote": self.orders, "version": self.orders}
        return {"group": group["group"], "status": "done", "receipts": [{**receipt, "row": row}]}


class Desk(BaseHTTPRequestHandler):
    """HTTP around it, with connections kept open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    office: Office

    def do_POST(self) -> None:
        """Answer one call."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.startswith("/change?"):
            self.office.change(int(self.path.partition("?")[2]))
            result = b"null"
        else:
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            call = json.loads(body)
            result = self.office.answer(call["method"], call["params"])
        reply = b'{"id":1,"result":' + result + b"}"
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    Desk.office = Office(int(sys.argv[1]))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
