"""The steps of a connection test in words."""

from PySide6.QtCore import QCoreApplication

from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP

STEPS = {
    "address": QT_TRANSLATE_NOOP("step", "Address found"),
    "proxy": QT_TRANSLATE_NOOP("step", "Way through the network"),
    "tls": QT_TRANSLATE_NOOP("step", "Secure connection"),
    "server": QT_TRANSLATE_NOOP("step", "The CRM answers"),
    "clock": QT_TRANSLATE_NOOP("step", "Clocks agree"),
    "sign_in": QT_TRANSLATE_NOOP("step", "Sign-in accepted"),
    "rights": QT_TRANSLATE_NOOP("step", "Rights of this user"),
    "read": QT_TRANSLATE_NOOP("step", "Reading works"),
    "write": QT_TRANSLATE_NOOP("step", "Writing works"),
}
"""By the step's name: what it proves."""


def step(name: str) -> str:
    """What a step proves; an unknown one is shown by its name."""
    return QCoreApplication.translate("step", STEPS[name]) if name in STEPS else name
