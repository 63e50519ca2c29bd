"""The embedded central CRM: a real Tryton of its own beside the profile, spoken to only as a process and over HTTP.

This room never imports Tryton: it starts the interpreter that has it (`sys.executable`, or the one that
SFA_CENTRAL_PYTHON names), because Tryton and its add-on are GPL programs of their own.
"""

from sfa_desktop.actions.central.company import init
from sfa_desktop.actions.central.copies import backup, restore
from sfa_desktop.actions.central.place import CentralProgress, CentralStatus, Login
from sfa_desktop.actions.central.server import start, status, stop

__all__ = ["CentralProgress", "CentralStatus", "Login", "backup", "init", "restore", "start", "status", "stop"]
