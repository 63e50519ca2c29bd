"""A process killed at any point leaves row, operation and ledger entry all there or not at all."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from sfa_desktop.replica import ledger, outbox
from sfa_desktop.replica.store import Replica
from tests.support.replica import KEY

ROOT = Path(__file__).resolve().parents[3]
WRITER = """
import sys
from decimal import Decimal
from pathlib import Path
from sfa_desktop.entities import Order, OrderLine
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Replica

replica = Replica.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print("ready", flush=True)
while True:
    with replica.write() as w:
        lines = [OrderLine(product_id="p", quantity=Decimal(n)) for n in range(1, 6)]
        id_ = edits.create(w, Order(account_id="a", state="confirmed"), lines=lines)
    print(id_, flush=True)
"""
ROUNDS = 6


def test_killed_between_any_two_instructions_nothing_saved_is_lost(tmp_path: Path) -> None:
    dice = random.Random(20261124)
    path = tmp_path / "replica.db"
    saved: list[str] = []
    for _ in range(ROUNDS):
        command = [sys.executable, "-c", WRITER, str(path), KEY.hex()]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            for _ in range(dice.randrange(1, 15)):
                saved.append(process.stdout.readline().strip())
            deadline = time.perf_counter() + dice.random() * 0.01
            while time.perf_counter() < deadline:
                pass
            process.send_signal(signal.SIGKILL)
            saved.extend(line.strip() for line in process.stdout)
        replica = Replica.open(path, KEY)
        with replica.read() as r:
            rows = {order.id for order in r.list("order")}
            assert set(saved) <= rows
            assert rows == {operation.record_id for operation in outbox.items(r)}
            assert rows == {row[0] for row in r.rows("SELECT record FROM ledger WHERE event = 'created'")}
            assert r.count("order_line") == 5 * len(rows)
            assert ledger.verify(r) == []
        assert replica.check() == []
        replica.close()
