"""The commands of an administrator: mapping, configuration package, support."""

from sfa_desktop.cli.parser_base import Maker, Parser


def administration(make: Maker) -> None:
    """Declare them."""
    _map(make)
    _config(make)
    _support(make)


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


def _config(make: Maker) -> None:
    config = make.group("config", "a company's settings as one signed file, without passwords")
    export = config(
        "export", "configuration:export", "write endpoint, mapping, scope and policies, as the next version"
    )
    export.add_argument("file", metavar="FILE")
    export.add_argument("--address", default="", metavar="URL", help="where laptops fetch newer ones from (https)")
    apply = config("apply", "configuration:apply", "take a file, or what is at an https address; asks nothing")
    apply.add_argument("source", metavar="FILE|URL")
    apply.add_argument("--user", default="", metavar="LOGIN", help="who signs in; else as it was")
    apply.add_argument("--secret-stdin", action="store_true", help="read the password from standard input")
    apply.add_argument("--fingerprint", default="", metavar="F", help="of the key it must be signed by")
    apply.add_argument("--ca", default="", metavar="FILE", help="certificates (PEM) that are believed while fetching")
    show = config("show", "configuration:show", "the version in use, or what a file holds")
    show.add_argument("source", nargs="?", default="", metavar="FILE|URL")
    follow = config(
        "follow", "configuration:follow", "where newer ones are looked for by window and sync; else tells it"
    )
    follow.add_argument("source", nargs="?", default="", metavar="PATH|URL", help="a file, a folder, an https address")
    follow.add_argument("--off", action="store_true", help="back to the address that the package itself names, if any")
    config("rollback", "configuration:rollback", "back to the settings before the latest one; the data stays")


def _support(make: Maker) -> None:
    support = make.group("support", "one file for whoever helps, without customers' data")
    bundle = support("bundle", "support:bundle", "write log, settings, shapes and figures to a zip file")
    bundle.add_argument("file", metavar="FILE")
    bundle.add_argument("--with-data", action="store_true", help="with what was typed in stuck work too")
    replay = support("replay", "support:replay", "play its stuck work, in made-up words, against a test server")
    replay.add_argument("file", metavar="FILE")
    endpoint_option(replay)


def several(endpoint: Maker) -> None:
    """Several CRMs in one profile."""
    own = endpoint("own", "endpoints:own", "say which kinds a CRM owns, where the profile has several")
    own.add_argument("name", metavar="NAME")
    own.add_argument("kind", nargs="+", metavar="KIND", help="such as order; * is every kind without another owner")
    matches = endpoint("matches", "endpoints:matches", "which accounts of two CRMs are one, and which are not matched")
    matches.add_argument("--unmatched", action="store_true", help="only those that have no counterpart")
    match = endpoint("match", "endpoints:match", "say that an account is this one of another CRM")
    unmatch = endpoint("unmatch", "endpoints:unmatch", "take a match back")
    for one in (match, unmatch):
        one.add_argument("account", metavar="ACCOUNT_ID")
    match.add_argument("key", metavar="REMOTE_KEY", help="its key, or its id or code there")
    for one in (matches, match, unmatch):
        one.add_argument("--name", metavar="ENDPOINT", help="the CRM whose accounts are matched, if there are several")


def endpoint_option(to: Parser) -> None:
    """Which CRM a command is about."""
    to.add_argument("--name", metavar="ENDPOINT", help="the CRM; by default the one that owns everything")
