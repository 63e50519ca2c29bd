"""Reads the command line, runs one command, and turns whatever happens into an exit code and one sentence."""

import errno
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sfa_desktop.base.errors import EXIT_DONE, EXIT_FAULT, DiskFull, HomeReadOnly, InvalidInput, SfaError
from sfa_desktop.base.log import start_log, stop_log
from sfa_desktop.base.paths import Home
from sfa_desktop.cli.output import Output, prepare_streams
from sfa_desktop.cli.parser import parser
from sfa_desktop.cli.session import Session

if TYPE_CHECKING:  # see cli.session
    from sfa_desktop.profile import Profile

_log = logging.getLogger(__name__)
INTERRUPTED = 130
_FULL = frozenset([errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)])
_READ_ONLY = frozenset([errno.EROFS, errno.EACCES, errno.EPERM])


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What only a window can do, handed in by whoever may import Qt; None in a build without a window."""

    window: Callable[[Home, str | None], int] | None = None
    """Open the window on a home (with its passphrase) and return when it is closed."""
    pictures: "Callable[[Profile, Path], Sequence[Path]] | None" = None
    """Draw the main pages of a profile into a folder, without a display."""


def main(arguments: Sequence[str] | None = None, *, doors: Doors | None = None) -> int:
    """Run one command; the exit code (base.errors). Never raises but SystemExit's like from argparse's help."""
    prepare_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    output = Output(as_json="--json" in words)
    session: Session | None = None
    try:
        options = parser().parse_args(words)
        options.doors = doors or Doors()
        output.as_json = bool(options.json)
        session = Session(options, output)
        start_log(session.home, verbose=bool(options.verbose))
        module, _, name = options.command.partition(":")
        command = getattr(import_module(f"sfa_desktop.cli.{module}"), name)  # each command imports only what it needs
        return int(command(session))
    except SfaError as error:
        # Its values are left out: they repeat what was typed, and names of customers.
        _log.info("%s", error.code, exc_info=error if error.exit_code == EXIT_FAULT else None)
        output.fail(error)
        return error.exit_code
    except KeyboardInterrupt:
        output.say("Stopped. What was saved is safe.")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    except UnicodeError as error:
        _log.exception("text that is none")
        output.fail(InvalidInput(problem=f"Some of the text is not valid Unicode ({getattr(error, 'reason', error)})."))
        return InvalidInput.exit_code
    except OSError as error:
        _log.exception("the system refuses")
        told = _told(error)
        output.fail(told)
        return told.exit_code
    except Exception:  # noqa: BLE001 - the last resort: the log has the traceback, the person a sentence
        _log.exception("fault")
        output.fail(SfaError())
        return EXIT_FAULT
    finally:
        if session is not None:
            with suppress(SfaError):
                session.close()
        stop_log()


def _told(error: OSError) -> SfaError:
    """What no room foresaw, in words that are true all the same: no space, or no right to write there."""
    if error.errno in _FULL:
        return DiskFull(path=error.filename)
    if error.errno in _READ_ONLY and error.filename:
        return HomeReadOnly(path=error.filename)
    return SfaError()
