"""No command: opens the window, through the door that whoever knows Qt has handed in."""

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.cli.session import Session, passphrase


def window(session: Session) -> int:
    """The window until it is closed. Raises InvalidInput where this build has none."""
    opened = session.options.doors.window
    if opened is None:
        raise InvalidInput(problem="This build has no window; see: sfa-desktop --help")
    return int(opened(session.home, passphrase(session.options)))
