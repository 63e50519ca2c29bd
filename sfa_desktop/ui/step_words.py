"""The steps of a connection test in words."""

from PySide6.QtCore import QCoreApplication

from sfa_desktop.base.errors import EXIT_OFFLINE
from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP
from sfa_desktop.entities.exchange import Step
from sfa_desktop.ui import messages

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


ADVICE = {
    "address": QT_TRANSLATE_NOOP(
        "step", "Check the spelling of the address, and whether this network reaches the server (VPN, Wi-Fi)."
    ),
    "proxy": QT_TRANSLATE_NOOP("step", "Check the proxy's address and sign-in, or write none."),
    "tls": QT_TRANSLATE_NOOP(
        "step",
        "Renew the server's certificate, or name a file with the certificates of the company's own authority here.",
    ),
    "server": QT_TRANSLATE_NOOP(
        "step", "Check address and port: what answers there is not this CRM, or the CRM is not running."
    ),
    "clock": QT_TRANSLATE_NOOP(
        "step", "Set the clock of this laptop or of the server by the network's time; the sync itself works."
    ),
    "sign_in": QT_TRANSLATE_NOOP("step", "Check database, user and password; an API key may have expired."),
    "rights": QT_TRANSLATE_NOOP("step", "In the CRM, give this user the right to read the kinds that are named."),
    "read": QT_TRANSLATE_NOOP("step", "The CRM's version or an add-on does not fit; ask whoever looks after it."),
    "write": QT_TRANSLATE_NOOP("step", "In the CRM, give this user the right to create and write what is named."),
}
"""By the step's name: what to do when it failed."""


_OF_RIGHTS = frozenset({"rights", "write"})


def found(tried: Step) -> str:
    """What a step found; of a failure, its sentence in the language of the moment."""
    return messages.explain(tried.problem).sentence if tried.problem is not None else tried.detail


def advice(failed: Step) -> str:
    """What to do about a step that failed: what its error advises, else what helps with steps of its name.

    That something is tried again by itself, as errors of the network say, is no help to whoever sets it up, nor is
    to ask the administrator: that is who reads this.
    """
    problem = failed.problem if failed.name not in _OF_RIGHTS else None
    own = messages.explain(problem).action if problem is not None and problem.exit_code != EXIT_OFFLINE else ""
    return own or (QCoreApplication.translate("step", ADVICE[failed.name]) if failed.name in ADVICE else "")
