"""How commands and their options are declared, shared by every part of the command line."""

import argparse
from typing import NoReturn

from sfa_desktop.base.errors import InvalidInput


class Parser(argparse.ArgumentParser):
    """argparse that says one sentence instead of a page."""

    def error(self, message: str) -> NoReturn:
        """Raise InvalidInput: what is wrong, and where the right form stands."""
        raise InvalidInput(problem=f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


def common(to: argparse.ArgumentParser, default: object) -> None:
    """The options every command takes, before it or after it."""
    to.add_argument("--home", metavar="DIR", default=default, help="the folder of the profile")
    to.add_argument("--json", action="store_true", default=default, help="print one JSON document")
    to.add_argument("--passphrase-stdin", action="store_true", default=default,
                    help="read the passphrase from standard input")  # fmt: skip
    to.add_argument("--verbose", action="store_true", default=default, help="write more to the log")


class Maker:
    """Adds commands that all take the common options."""

    def __init__(self, commands: "argparse._SubParsersAction[Parser]") -> None:
        self._commands = commands

    def __call__(self, name: str, command: str, help: str) -> Parser:
        """Add one; `command` is "module:function" in sfa_desktop.cli."""
        made = self._commands.add_parser(name, help=help, description=help, allow_abbrev=False)
        common(made, default=argparse.SUPPRESS)
        made.set_defaults(command=command)
        return made

    def group(self, name: str, help: str) -> "Maker":
        """A command with commands of its own."""
        made = self._commands.add_parser(name, help=help, description=help, allow_abbrev=False)
        common(made, default=argparse.SUPPRESS)
        return Maker(made.add_subparsers(metavar="WHAT", required=True, parser_class=Parser))
