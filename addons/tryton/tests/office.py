"""The office under test: one database with a small company, spoken to in-process as its users would."""

import datetime as dt
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
WRITING = {"push", "upload", "hello", "scope_set", "scope_delete"}
USERS = {"rep1": "Lucía Pérez", "rep2": "Juan Gómez", "boss": "Ana Torres"}


def addon_setup():
    """The add-on's `setup`, imported late: Tryton chooses its backend by the configuration of that moment."""
    from sfa_sync import setup

    return setup


def password(login):
    return f"{login}-secret-of-the-tests"


def furnish():
    """The company every test starts with; what it made, by name."""
    setup = addon_setup()
    company = setup.create_company("Alimentos del Sur", today=dt.date(2026, 11, 24))
    users, employees = {}, {}
    for login, name in USERS.items():
        users[login], employees[login] = setup.create_user(company, login, password(login), name, admin=login == "boss")
    products = {
        "yerba": setup.create_product(company, "Yerba 500 g", "Y500", "100.00"),
        "leche": setup.create_product(company, "Leche 1 l", "L1", "33.33", rate="10.5"),
    }
    return {
        "company": asdict(company),
        "users": users,
        "employees": employees,
        "products": products,
    }


def new_key():
    return str(uuid.uuid4())


@dataclass
class Office:
    """One database; `calls` and `work` go through the same transactions as the server's."""

    database: str
    ids: dict
    config: Path
    pool: object = None
    device: dict = field(default_factory=lambda: {"id": new_key(), "ledger_head": "00", "ledger_seq": 1})

    @property
    def company(self):
        return addon_setup().Company(**self.ids["company"])

    def call(self, login, verb, *args):
        """A verb of the protocol, as the user `login`; the answer as it would arrive."""
        readonly = verb not in WRITING

        def ask():
            return json.loads(json.dumps(getattr(self.pool.get("sfa.sync"), verb)(*args)))

        return addon_setup().run(
            self.database,
            ask,
            user=self.ids["users"][login],
            readonly=readonly,
            company=self.company.id,
            _check_access=True,
        )

    def work(self, function, *, login=None, **context):
        """Work in the office: `function(pool)` in a transaction of its own, by default as user 0."""
        user = self.ids["users"][login] if login else 0
        context = {"company": self.company.id, "companies": [self.company.id], **context}
        if login:
            context["_check_access"] = True
        return addon_setup().run(self.database, lambda: function(self.pool), user=user, **context)

    def model(self, name):
        return self.pool.get(name)

    # --- the laptop's side -------------------------------------------------------------------

    def push(self, login, *groups, device=None):
        return self.call(login, "push", list(groups), device or self.device)

    def do(self, login, *ops):
        """One group of operations, which must be done; its receipts."""
        (answer,) = self.push(login, group(*ops))
        assert answer["status"] == "done", answer
        return answer["receipts"]

    def refuse(self, login, *ops):
        """One group of operations, which must be refused; the answer."""
        (answer,) = self.push(login, group(*ops))
        assert answer["status"] == "refused", answer
        assert answer["receipts"] == []
        return answer

    def everything(self, login, kind, cursor=0, limit=1000):
        """All pages of a kind from a cursor: `({key: row}, {key: why}, cursor)`."""
        rows, gone = {}, {}
        while True:
            page = self.call(login, "pull", kind, cursor, limit)
            for row in page["rows"]:
                rows[row[0]] = dict(zip(page["columns"], row, strict=True))
                if "lines" in rows[row[0]]:
                    rows[row[0]]["lines"] = [
                        dict(zip(page["line_columns"], line, strict=True)) for line in rows[row[0]]["lines"]
                    ]
            gone.update((item["key"], item["why"]) for item in page["gone"])
            assert page["cursor"] >= cursor
            cursor = page["cursor"]
            if not page["more"]:
                return rows, gone, cursor

    def row(self, login, kind, key):
        """One record as the user sees it, by name; None when it is not there."""
        answer = self.call(login, "fetch", kind, [key])
        if not answer["rows"]:
            assert answer["missing"] == [key]
            return None
        row = dict(zip(answer["columns"], answer["rows"][0], strict=True))
        if "lines" in row:
            row["lines"] = [dict(zip(answer["line_columns"], line, strict=True)) for line in row["lines"]]
        return row

    def key_of(self, kind, id_):
        """The key of a record born in the office."""
        return self.work(lambda pool: pool.get("sfa.change").versions(kind, [id_])[id_][2])

    def product(self, name):
        return self.key_of("product", self.ids["products"][name])

    def account(self, login="rep1", **values):
        """An account with an address, taken on by the representative; its key."""
        key = new_key()
        self.do(
            login,
            create("account", key, name=values.pop("name", "Kiosco Ñandú"), **values),
            create(
                "address", new_key(), account_id=key, street="Mitre 10", city="Rosario", invoice=True, delivery=True
            ),
        )
        return key

    def order(self, account, *lines, login="rep1", state="draft", **values):
        """An order of `(product, quantity[, discount])` lines; its key."""
        key = new_key()
        self.do(login, create("order", key, **self.order_values(account, *lines, state=state, **values)))
        return key

    def order_values(self, account, *lines, **values):
        return {
            "account_id": account,
            **values,
            "lines": [
                {
                    "key": new_key(),
                    "product_id": self.product(line[0]),
                    "quantity": line[1],
                    "discount": line[2] if len(line) > 2 else None,
                }
                for line in lines
            ],
        }


def group(*ops):
    return {"group": new_key(), "ops": list(ops)}


def create(kind, key, **values):
    return {"op": new_key(), "kind": kind, "key": key, "action": "create", "base": 0, "values": values}


def update(kind, key, base, **values):
    return {"op": new_key(), "kind": kind, "key": key, "action": "update", "base": base, "values": values}


def delete(kind, key, base):
    return {"op": new_key(), "kind": kind, "key": key, "action": "delete", "base": base, "values": {}}


# --- databases -----------------------------------------------------------------------------------


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def write_config(folder, uri, path=None):
    text = f"[database]\nuri = {uri}\n"
    if path:
        text += f"path = {path}\n"
    file = folder / "trytond.conf"
    file.write_text(text)
    return file


def _run(*command, **more):
    """Run a program; what it wrote is told when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, **more)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


def build_database(config, database, folder):
    """Activate the add-on in an empty database and furnish it, each in a process of its own."""
    passwords = folder / "password"
    passwords.write_text("admin-secret-of-the-tests\n")
    program = shutil.which(
        "trytond-admin", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    )
    activate = ["-u", "sfa_sync", "--activate-dependencies"]
    _run(
        program,
        *("-c", config, "-d", database, "--email", "admin@example.com", *activate),
        env={**os.environ, "TRYTONPASSFILE": str(passwords)},
    )
    return json.loads(_run(sys.executable, HERE / "office.py", config, database).splitlines()[-1])


@contextmanager
def server(config, database):
    """The real server on a free port; its address. It ends with the block."""
    port = free_port()
    own = config.parent / "server.conf"
    own.write_text(config.read_text() + f"[web]\nlisten = 127.0.0.1:{port}\n")
    program = shutil.which("trytond", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    log = (config.parent / "server.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, program, "-c", own, "-d", database], stdout=log, stderr=subprocess.STDOUT
    )
    try:
        for _ in range(600):
            assert process.poll() is None, (config.parent / "server.log").read_text()
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/{database}/"
    finally:
        process.terminate()
        process.wait(20)
        log.close()


if __name__ == "__main__":
    from trytond import config as trytond_config

    trytond_config.update_etc(sys.argv[1])
    addon_setup().open_database(sys.argv[2])
    sys.stdout.write(json.dumps(addon_setup().run(sys.argv[2], furnish)) + "\n")
