"""One run of the command line: its options, its output, and the profile it opens when a command needs it."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.paths import Home
from sfa_desktop.cli.output import Output

if TYPE_CHECKING:  # opening a profile brings the database along, which `--help` and `central status` do not need
    from sfa_desktop.profile import Profile

PASSPHRASE_FILE = "SFA_DESKTOP_PASSPHRASE_FILE"
PASSPHRASE = "SFA_DESKTOP_PASSPHRASE"


class Session:
    """What every command receives."""

    def __init__(self, options: Namespace, output: Output) -> None:
        self.options = options
        self.output = output
        self.home = Home.choose(options.home)
        self._profile: Profile | None = None

    @property
    def profile(self) -> "Profile":
        """The profile, opened at the first use; made if there is none yet."""
        if self._profile is None:
            from sfa_desktop.profile import Profile  # see TYPE_CHECKING above

            self._profile = Profile.open(self.home, passphrase=passphrase(self.options))
        return self._profile

    def close(self) -> None:
        """Let go of the profile."""
        if self._profile is not None:
            self._profile.close()
            self._profile = None


def passphrase(options: Namespace) -> str | None:
    """The passphrase from where it was given: standard input, a file named by the environment, the environment.

    Raises InvalidInput if the place named holds none.
    """
    if getattr(options, "passphrase_stdin", False):
        return stdin_line("the passphrase")
    path = os.environ.get(PASSPHRASE_FILE)
    if path:
        try:
            text = Path(path).read_text("utf-8").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidInput(problem=f"{PASSPHRASE_FILE} names {path}, which cannot be read.") from error
        if not text:
            raise InvalidInput(problem=f"{PASSPHRASE_FILE} names {path}, which is empty.")
        return text
    return os.environ.get(PASSPHRASE) or None


def stdin_line(what: str) -> str:
    """The next line of standard input, without its end. Raises InvalidInput if there is none."""
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise InvalidInput(problem=f"Standard input ended where {what} was expected; write it as a line of its own.")
    return line
