"""Search as you type over 200,000 rows of all kinds: every key press of a rep's questions, timed one by one.

`python -m benchmarks.book - FOLDER` prints {"p95_ms", "worst_ms", the same as CPU time, "rows", "rss_mb"}.
"""

import gc
import json
import random
import resource
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.office import CITIES, FIRST, LAST
from sfa_desktop.entities import Account, Address, Case, Contact, Entity, Opportunity, Order, Product, Task, Visit
from sfa_desktop.entities.canonical import encode_entity
from sfa_desktop.entities.exchange import Page
from sfa_desktop.replica import inflow
from sfa_desktop.replica.search import search
from sfa_desktop.replica.store import Replica

SIZES = {
    "account": 50_000,
    "contact": 50_000,
    "address": 20_000,
    "product": 10_000,
    "order": 25_000,
    "case": 5_000,
    "task": 15_000,
    "opportunity": 5_000,
    "visit": 20_000,
}
PEOPLE = [
    "María",
    "José",
    "Ángela",
    "Raúl",
    "Sofía",
    "Josefina",
    "Martín",
    "Lucía",
    "Tomás",
    "Ignacio",
    "Belén",
    "Nicolás",
    "Agustín",
    "Inés",
    "Andrés",
]
QUESTIONS = (
    "farmacia luz", "jose gutierrez", "jose gutierres", "nandubay", "perfumeria iris", "3415551", "30-1234", "so-1234",
    "c-00123", "crema solar", "belgrano 12", "queja entrega", "almacen esperanza rosario", "supermercado", "a", "e",
    "echeveria", "droguria", "maria luz", "llamar", "p-7f3a", "san lorenzo", "muñoz central", "7790123", "zzz",
)  # fmt: skip


def entities(kind: str, size: int) -> Iterator[Entity]:
    """Believable records of one kind."""
    dice = random.Random(kind)
    blank = {"account_id": None}
    for n in range(size):
        shop = f"{dice.choice(FIRST)} {dice.choice(LAST)} {dice.choice(LAST)}"
        person = f"{dice.choice(PEOPLE)} {dice.choice(LAST)}"
        city, phone = dice.choice(CITIES), f"+54 341 {dice.randrange(10**7):07d}"
        id_, owner = f"{kind}-{n}", f"account-{dice.randrange(SIZES['account'])}"
        made: dict[str, Entity] = {
            "account": Account(id=id_, name=shop, code=f"C-{n:05d}", tax_id=f"30-{n:08d}-1", city=city, phone=phone),
            "contact": Contact(id=id_, name=person, role="Compras", phone=phone, email=f"{n}@example.org"),
            "address": Address(id=id_, street=f"{dice.choice(LAST)} {n}", city=city),
            "product": Product(id=id_, name=f"Crema {shop}", code=f"7790-{n}", barcode=f"7790{n:09d}"),
            "order": Order(id=id_, number=f"SO-{n}", provisional=f"P-7F3A-{n}", ordered_on=date(2026, 1, 2)),
            "case": Case(id=id_, subject=f"Queja de {person} por la entrega"),
            "task": Task(id=id_, subject=f"Llamar a {person}"),
            "opportunity": Opportunity(id=id_, name=f"Góndola {shop}"),
            "visit": Visit(id=id_, subject="Visita de rutina", notes=f"Habló {person}. Pidió precios de {shop}."),
        }
        entity = made[kind]
        yield replace(entity, account_id=owner) if blank.keys() <= set(type(entity).__slots__) else entity


def fill(replica: Replica, sizes: Mapping[str, int] = SIZES) -> None:
    """Write the book through the front door of the replica."""
    for kind, size in sizes.items():
        with replica.write() as w:
            inflow.begin_bulk(w, kind)
        rows: list[list[object]] = []
        names: list[str] = []
        for number, entity in enumerate(entities(kind, size), 1):
            values = encode_entity(entity)
            names = ["key", "remote", "version", *values]
            rows.append([entity.id, number, number, *values.values()])
            if len(rows) == 5_000 or number == size:
                with replica.write() as w:
                    inflow.apply_page(w, Page(kind=kind, columns=names, rows=rows, cursor=str(number)))
                rows = []
        with replica.write() as w:
            inflow.end_bulk(w, kind)
    left = 1
    while left:
        with replica.write() as w:
            left = inflow.index_slice(w)


def main() -> None:
    """Fill, then type."""
    replica = Replica.open(Path(sys.argv[2]) / "book.db", bytes(32))
    fill(replica)
    gc.collect()
    with replica.read() as r:
        search(r, "gutierres")  # the window does this once when it opens
    times, work = [], []
    for question in QUESTIONS:
        for end in range(1, len(question) + 1):
            begin, cpu = time.perf_counter(), time.process_time()
            with replica.read() as r:
                search(r, question[:end], limit=10)
            work.append((time.process_time() - cpu) * 1000)
            times.append(((time.perf_counter() - begin) * 1000, question[:end]))
    times.sort()
    work.sort()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    result = {
        "p95_ms": times[int(len(times) * 0.95)][0],
        "worst_ms": times[-1][0],
        "p95_cpu_ms": work[int(len(work) * 0.95)],
        "worst_cpu_ms": work[-1],
        "rows": sum(SIZES.values()),
    }
    print(json.dumps({**result, "slowest": [text for _, text in times[-5:]], "rss_mb": peak}))


if __name__ == "__main__":
    main()
