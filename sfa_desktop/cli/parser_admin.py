"""The commands of an administrator: mapping, configuration package, support."""

from sfa_desktop.cli.parser_base import Maker, Parser


def administration(make: Maker) -> None:
    """Declare them."""
    _map(make)


def _map(make: Maker) -> None:
    mapping = make.group("map", "the fields of both sides, for administrators")
    show = mapping("show", "mapping:show", "how a kind is mapped, or every kind")
    show.add_argument("kind", nargs="?", metavar="KIND")
    change = mapping("set", "mapping:put", "keep a field in another remote field, from the next sync on")
    change.add_argument("kind", metavar="KIND")
    change.add_argument("field", metavar="FIELD", help="a field of the app, or custom.CODE for one of your own")
    change.add_argument("remote", metavar="REMOTE_FIELD", help="the server's field; empty to exchange it no more")
    change.add_argument("--as", dest="convert", default="", metavar="CONVERSION", help="such as html, epoch or hours")
    change.add_argument("--choice", action="append", default=[], metavar="THEIRS=OURS", help="a row of a code table")
    change.add_argument("--times", type=int, metavar="N", help="one of theirs is N of the app's units")
    change.add_argument("--type", default="", metavar="TYPE", help="of custom.CODE: text, integer, decimal, date, ...")
    change.add_argument("--label", default="", metavar="TEXT", help="of custom.CODE: how it is called in the app")
    change.add_argument("--read-only", action="store_true", help="never send it")
    reset = mapping("reset", "mapping:reset", "go back to how it comes")
    reset.add_argument("kind", metavar="KIND")
    reset.add_argument("field", metavar="FIELD")
    preview = mapping("preview", "mapping:preview", "real records before and after, and what would be set aside")
    preview.add_argument("kind", metavar="KIND")
    preview.add_argument("--limit", type=int, default=20)
    discover = mapping("discover", "mapping:discover", "the server's fields, proposals, and what changed there")
    for one in (show, change, reset, preview, discover):
        endpoint_option(one)


def endpoint_option(to: Parser) -> None:
    """Which CRM a command is about."""
    to.add_argument("--name", metavar="ENDPOINT", help="the CRM; by default the one that owns everything")
