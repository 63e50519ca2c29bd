"""`sfa-desktop`: without a command the window, else the command line; each loads only what it needs."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a headless command never loads Qt, nor the window the command line
    from sfa_desktop.base.paths import Home
    from sfa_desktop.profile import Profile


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app; the exit code of the process (base.errors)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    from sfa_desktop.cli import Doors, main

    return main(words, doors=Doors(window=_open_window, pictures=_take_pictures))


def _open_window(home: "Home", passphrase: str | None) -> int:
    from sfa_desktop.app import open_window

    return open_window(home, passphrase)


def _take_pictures(profile: "Profile", folder: Path) -> Sequence[Path]:
    from sfa_desktop.app import take_pictures

    return take_pictures(profile, folder)


if __name__ == "__main__":
    sys.exit(main())
