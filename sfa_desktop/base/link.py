"""Whether the network's traffic is paid by the byte, as far as anybody here knows; the window asks Qt and says it."""

import os
import shutil
import subprocess
import sys
from enum import StrEnum

VARIABLE = "SFA_DESKTOP_METERED"
"""`yes` or `no`: what an administrator knows better than the system (a tethered phone, a router with a SIM)."""
_ASK = (
    "busctl", "--json=off", "get-property", "org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager",
    "org.freedesktop.NetworkManager", "Metered",
)  # fmt: skip
_YES = {"u 1": True, "u 3": True, "u 2": False, "u 4": False}
"""NMMetered of NetworkManager's D-Bus interface: yes, guessed yes, no, guessed no; 0 is unknown."""
_PATIENCE = 2.0


class FilePolicy(StrEnum):
    """When files go up."""

    AUTO = "auto"
    """Not on a metered link."""
    ALWAYS = "always"
    NEVER = "never"


def files_may_go(policy: FilePolicy, metered: bool | None) -> bool:
    """Whether files go up now. A link of which nobody says that it is metered is taken for one that is not."""
    return policy is FilePolicy.ALWAYS or (policy is FilePolicy.AUTO and not metered)


def told() -> bool | None:
    """What the administrator says; None if nothing."""
    return {"yes": True, "no": False}.get(os.environ.get(VARIABLE, "").strip().lower())


def is_metered() -> bool | None:
    """What the administrator says, else NetworkManager, which may take its time; None where nobody knows."""
    said = told()
    if said is not None:
        return said
    if sys.platform != "linux" or shutil.which(_ASK[0]) is None:
        return None
    try:
        answer = subprocess.run(_ASK, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return _YES.get(answer.stdout.strip())
