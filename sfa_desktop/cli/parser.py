"""The commands and their options. Names are stable: scripts of admins and acceptance tests rely on them."""

import argparse

from sfa_desktop import __version__
from sfa_desktop.base.errors import PASSABLE
from sfa_desktop.cli.parser_admin import administration, several
from sfa_desktop.cli.parser_base import Maker, Parser, common

EPILOG = """\
Exit codes: 0 done; 1 a fault of the app; 2 input not understood; 3 the office cannot be reached, nothing is lost;
4 a person is needed (sign-in, conflict, refusal); 5 another window or process keeps the profile busy.

Where there is no system keyring a passphrase protects the data: --passphrase-stdin (the first line of standard
input), SFA_DESKTOP_PASSPHRASE_FILE or SFA_DESKTOP_PASSPHRASE. SFA_DESKTOP_HOME names the profile's folder like --home.
"""


def parser() -> Parser:
    """All commands. Each sets `command` to "module:function" in sfa_desktop.cli, imported only when it is run."""
    root = Parser(
        prog="sfa-desktop", description="A field-sales client that works without a network. Without a command it "
        "opens the window.", epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip
    root.add_argument("--version", action="version", version=f"sfa-desktop {__version__}")
    common(root, default=None)
    root.set_defaults(command="window:window")
    commands = root.add_subparsers(metavar="COMMAND", parser_class=Parser)
    make = Maker(commands)
    _records(make)
    _work(make)
    _office(make)
    _scope(make)
    administration(make)
    _files(make)
    _attachments(make)
    _leaving(make)
    _courier(make)
    _company(make)
    return root


def _records(make: Maker) -> None:
    search = make("search", "records:search", "find records of all kinds, accents and typing errors forgiven")
    search.add_argument("text", nargs="+", metavar="TEXT")
    search.add_argument("--kind", action="append", help="only this kind; may be given several times")
    search.add_argument("--limit", type=int, default=20)
    show = make("show", "records:show", "one record with all its fields")
    show.add_argument("kind", metavar="KIND")
    show.add_argument("id", metavar="ID")
    listed = make("list", "records:list_kind", "the records of a kind")
    listed.add_argument("kind", metavar="KIND")
    listed.add_argument("--limit", type=int)
    listed.add_argument("--offset", type=int, default=0)
    listed.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")
    new = make("new", "records:new", "make a record")
    new.add_argument("kind", metavar="KIND")
    new.add_argument("values", nargs="*", metavar="FIELD=VALUE")
    edit = make("edit", "records:edit", "change fields of a record")
    edit.add_argument("kind", metavar="KIND")
    edit.add_argument("id", metavar="ID")
    edit.add_argument("values", nargs="*", metavar="FIELD=VALUE")
    delete = make("delete", "records:delete", "delete a record")
    delete.add_argument("kind", metavar="KIND")
    delete.add_argument("id", metavar="ID")


def _work(make: Maker) -> None:
    log = make("log", "day:log", 'log a visit from one line, such as "v luz 30m ok pedido; queja entrega; prox lun 10"')
    log.add_argument("text", nargs="+", metavar="TEXT")
    log.add_argument("--dry-run", action="store_true", help="only say what was understood")
    log.add_argument("--account", metavar="ID", default="", help="the account, where the line leaves it open")
    visit = make.group("visit", "begin and end a visit")
    begin = visit("in", "day:check_in", "check in at an account, or for a planned visit")
    begin.add_argument("--account", metavar="ID", default="")
    begin.add_argument("--visit", metavar="ID", default="")
    begin.add_argument("--at", metavar="MOMENT", help="when it really was, such as 2026-11-24 15:30")
    end = visit("out", "day:check_out", "check out, with what came of it and what comes next")
    end.add_argument("id", metavar="ID")
    end.add_argument("--outcome", default="")
    end.add_argument("--next", default="", metavar="TEXT", help="the next step; it becomes a task")
    end.add_argument("--next-on", metavar="DATE")
    end.add_argument("--notes")
    end.add_argument("--at", metavar="MOMENT")
    order = make.group("order", "take, change, copy and send orders")
    new = order("new", "orders:new", "take an order")
    new.add_argument("--account", required=True, metavar="ID")
    new.add_argument("--line", action="append", required=True, metavar="CODE:QTY[:DISCOUNT%]")
    new.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE")
    edit = order("edit", "orders:edit", "change an order that was not processed yet")
    edit.add_argument("id", metavar="ID")
    edit.add_argument("--line", action="append", default=[], metavar="CODE:QTY[:DISCOUNT%]",
                      help="set the line of this product; quantity 0 takes it away")  # fmt: skip
    edit.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE")
    copy = order("copy", "orders:copy", "a new order like an earlier one, at today's prices")
    copy.add_argument("id", metavar="ID")
    submit = order("submit", "orders:submit", "send an order with the next sync")
    submit.add_argument("id", metavar="ID")
    check = order("check", "orders:check", "prices, sums and lights of an order; nothing is changed")
    check.add_argument("id", metavar="ID")
    for one in (new, edit, copy):
        one.add_argument("--submit", action="store_true", help="send it with the next sync")
    for one in (new, edit, copy, submit):
        one.add_argument("--quotation", action="store_true", help="as a quotation instead of an order")


def _office(make: Maker) -> None:
    endpoint = make.group("endpoint", "the CRMs this profile works with")
    add = endpoint("add", "office:endpoint_add", "set up a CRM")
    for name in ("name", "crm", "url"):
        add.add_argument(f"--{name}", required=True)
    for name in ("database", "user"):
        add.add_argument(f"--{name}", default="")
    add.add_argument(
        "--secret-stdin",
        action="store_true",
        help="read the password from standard input, after the passphrase where that is read there too; may be left "
        "out where one signs in with a browser",
    )
    add.add_argument("--proxy", default="", metavar="URL",
                     help="the proxy on the way to it, or `none`; else what the system says")  # fmt: skip
    add.add_argument("--proxy-user", default="", metavar="USER", help="who signs in at the proxy (Basic)")
    add.add_argument("--proxy-secret-stdin", action="store_true",
                     help="read the proxy's password from standard input, after the endpoint's")  # fmt: skip
    add.add_argument("--ca", default="", metavar="FILE",
                     help="certificates (PEM) that are believed besides those of the system")  # fmt: skip
    add.add_argument("--owns", default="", metavar="KIND,KIND",
                     help="the kinds whose truth is there, where the profile has several CRMs")  # fmt: skip
    endpoint("list", "office:endpoint_list", "the CRMs that are set up")
    several(endpoint)
    test = endpoint("test", "office:endpoint_test", "test a connection step by step")
    test.add_argument("name", nargs="?", metavar="NAME")
    enter = endpoint("sign-in", "office:endpoint_sign_in", "sign in at a CRM with a browser or a code (OAuth 2.0)")
    enter.add_argument("name", metavar="NAME")
    enter.add_argument("--device", action="store_true", help="with a code that is typed on any device")
    enter.add_argument("--port", type=int, default=0, metavar="N",
                       help="of this laptop, where the server wants to know the address to come back to")  # fmt: skip
    kinds = endpoint("kinds", "office:endpoint_kinds", "what its server can and cannot do, kind by kind")
    kinds.add_argument("name", nargs="?", metavar="NAME")
    remove = endpoint(
        "remove", "leaving:endpoint_remove", "forget a CRM and its password; its data stays until a reset"
    )
    remove.add_argument("name", metavar="NAME")
    _export(remove)
    sync = make("sync", "office:sync", "send what waits and receive what is new")
    sync.add_argument("--once", action="store_true", help="one round (what it does without --serve anyway)")
    sync.add_argument("--serve", action="store_true", help="stay and synchronise for an open window")
    sync.add_argument("--accept", action="append", default=[], choices=PASSABLE,
                      help="let this brake pass once")  # fmt: skip
    sync.add_argument("--files", choices=("always", "never", "auto"), default="auto",
                      help="whether files of records go up: auto means not on a metered link")  # fmt: skip
    make("status", "office:status", "how the profile stands with the office")
    outbox = make.group("outbox", "work that has not reached the office")
    outbox("list", "waiting:outbox_list", "what waits and what was set aside").add_argument(
        "--all", action="store_true", help="what is done or discarded as well"
    )
    retry = outbox("retry", "waiting:outbox_retry", "try what was refused again")
    retry.add_argument("id", nargs="?", metavar="ID")
    retry.add_argument("--all", action="store_true")
    outbox("discard", "waiting:outbox_discard", "give up one item; the ledger keeps it").add_argument(
        "id", metavar="ID"
    )
    outbox("export", "waiting:outbox_export", "write it all to a file, or to standard output").add_argument(
        "file", nargs="?", metavar="FILE"
    )
    conflicts = make.group("conflicts", "records that changed on both sides")
    conflicts("list", "conflicts:conflicts_list", "what asks in each, with base, mine and theirs")
    show = conflicts("show", "conflicts:conflicts_show", "one of them, field by field")
    show.add_argument("id", metavar="ID")
    resolve = conflicts("resolve", "conflicts:conflicts_resolve", "settle one, or take that back for 30 days")
    resolve.add_argument("id", metavar="ID")
    resolve.add_argument("--take", action="append", required=True, metavar="mine|theirs|FIELD=VALUE|undo|redo",
                         help="for all that asks, or by field (several times): mine, theirs or a value")  # fmt: skip
    kept = make.group("kept", "values that lost when both sides changed the same, kept for 30 days")
    kept_list = kept("list", "conflicts:kept_list", "all of them, or those of one record")
    kept_list.add_argument("kind", nargs="?", metavar="KIND")
    kept_list.add_argument("id", nargs="?", metavar="ID")
    kept("restore", "conflicts:kept_restore", "bring one back").add_argument("number", type=int, metavar="N")
    verify = make("verify", "proof:verify", "check the ledger, the data file and the office against each other")
    verify.add_argument("--local", action="store_true", help="without asking the office")
    verify.add_argument("--online", action="store_true", help="ask the office for the receipt of every item too")
    verify.add_argument("--items", action="store_true", help="list every item from keystroke to receipt")
    verify.add_argument("--state", action="append", default=[], help="list only items that stand so")
    make("doctor", "office:doctor", "check everything the app needs on this machine")


def _scope(make: Maker) -> None:
    scope = make.group("scope", "what representatives have, for administrators")
    show = scope("show", "scope:show", "every scope of the server")
    change = scope("set", "scope:put", "make or change a scope; laptops follow at their next round")
    preview = scope("preview", "scope:preview", "what a scope would change for each representative; nothing is kept")
    drop = scope("drop", "scope:drop", "remove a scope")
    for one in (show, change, preview, drop):
        one.add_argument("--name", metavar="ENDPOINT", help="the CRM; by default the one that owns everything")
    for one in (change, preview, drop):
        one.add_argument("scope", nargs="?", default="", metavar="SCOPE",
                         help="the name of the scope, where the server keeps them")  # fmt: skip
    for one in (change, preview):
        one.add_argument("--user", action="append", default=[], metavar="LOGIN",
                         help="whose it is; without it, every representative's who has no other one")  # fmt: skip
        one.add_argument("--months", action="append", default=[], metavar="KIND=N",
                         help="months of history of a kind (order, visit, task, case, opportunity)")  # fmt: skip
        one.add_argument("--segments", action="append", default=[], metavar="A,B", help="only accounts of these")
        one.add_argument("--category", action="append", default=[], metavar="NAME", help="only products of these")
        one.add_argument("--mine", action="store_true",
                         help="only own records, where the server keeps no scopes")  # fmt: skip
        one.add_argument("--without-archived", action="store_true", help="no archived accounts")


def _files(make: Maker) -> None:
    bring = make("import", "files:import_file", "bring records in from a CSV or XLSX file")
    bring.add_argument("kind", metavar="KIND")
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help="only say what would happen")
    bring.add_argument("--rejected", metavar="FILE", help="where rows that are left out go, each with the reason")
    bring.add_argument("--duplicates-too", action="store_true", help="bring possible duplicates in as well")
    export = make("export", "files:export", "write records to files, or all of them to standard output as JSON")
    export.add_argument("kind", nargs="?", metavar="KIND")
    export.add_argument("file", nargs="?", metavar="FILE")
    export.add_argument("--output", metavar="PATH", help="a file for one kind, a folder for all")
    export.add_argument("--format", choices=("csv", "xlsx", "json"), default="")


def _attachments(make: Maker) -> None:
    attach = make("attach", "attachments:attach", "add a file to a record")
    attach.add_argument("kind", metavar="KIND")
    attach.add_argument("id", metavar="ID")
    attach.add_argument("file", metavar="FILE")
    files = make("attachments", "attachments:manage", "the files of a record, and what of them waits")
    files.add_argument("words", nargs="*", metavar="KIND ID | get ATTACHMENT_ID FILE | retry|remove ATTACHMENT_ID",
                       help="without any: every file that is not at the office")  # fmt: skip
    files.add_argument("--office", action="store_true", help="ask the office for its list first")


def _leaving(make: Maker) -> None:
    for name, command, help in (
        ("sign-out", "leaving:sign_out", "forget the passwords; data and outbox stay, encrypted"),
        ("reset", "leaving:reset", "drop what came from the office and bring it anew; the ledger goes on"),
        ("wipe", "leaving:wipe", "take the profile off this laptop: key, data, settings"),
    ):
        _export(make(name, command, f"{help}; refuses while anything is unsent"))


def _export(to: Parser) -> None:
    to.add_argument("--export", metavar="FILE", help="write everything unsent to FILE first, and read it back")


def _courier(make: Maker) -> None:
    courier = make.group("courier", "the outbox by hand, where there is no network: sealed, carried, delivered once")
    pack = courier("pack", "courier:pack", "seal the outbox in a file for another machine")
    deliver = courier("deliver", "courier:deliver", "send what a file holds through this machine's sign-in")
    deliver.add_argument("--receipts", metavar="FILE", help="where the receipts go; by default beside the file")
    deliver.add_argument("--on-behalf", action="store_true",
                         help="deliver with another user's sign-in than the one who made the work")  # fmt: skip
    receive = courier("receive", "courier:receive", "take in the receipts at home")
    for one in (pack, deliver, receive):
        one.add_argument("file", metavar="FILE")
        one.add_argument(
            "--secret-stdin",
            action="store_true",
            help="read the file's passphrase from standard input; else SFA_DESKTOP_COURIER_PASSPHRASE",
        )


def _company(make: Maker) -> None:
    central = make.group("central", "the embedded central CRM of the demo company")
    init = central("init", "company:init", "make it")
    init.add_argument("--accounts", type=int, metavar="N", help="size of the main territory")
    init.add_argument("--database", metavar="URL", help="postgresql://user:password@host:port/name instead of SQLite")
    central("start", "company:start", "start its server")
    central("status", "company:status", "whether it runs, where, and who may sign in")
    central("stop", "company:stop", "stop its server")
    central("backup", "company:backup", "write a copy of its database").add_argument("file", metavar="FILE")
    restore = central("restore", "company:restore", "put a copy back")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--as-new", action="store_true", help="as another company: laptops of the first refuse it")
    demo = make("demo", "demo:demo", "make the demo company and open the window on it; without a display, play a round")
    demo.add_argument("--headless", action="store_true", help="play the round even where there is a display")
    demo.add_argument("--accounts", type=int, metavar="N", help="size of the main territory")
