"""Errors of the embedded central CRM."""

from sfa_desktop.base.errors import EXIT_BUSY, EXIT_INPUT, SfaError
from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP


class CentralError(SfaError):
    """The embedded central CRM could not do what was asked; `detail` holds its own last words."""

    code = "central"
    sentence = QT_TRANSLATE_NOOP("errors", "The central CRM could not do that: {problem}.\n{detail}")
    action = QT_TRANSLATE_NOOP("errors", "Its log stands beside its database; nothing of this profile was touched.")


class CentralMissing(CentralError):
    """There is no embedded central CRM in this profile."""

    code = "central_missing"
    exit_code = EXIT_INPUT
    sentence = QT_TRANSLATE_NOOP("errors", "There is no central CRM in {folder}.")
    action = QT_TRANSLATE_NOOP("errors", "Make one with: sfa-desktop central init")


class CentralExists(CentralError):
    """There is one already, and it is not overwritten."""

    code = "central_exists"
    exit_code = EXIT_INPUT
    sentence = QT_TRANSLATE_NOOP("errors", "There is a central CRM in {folder} already; it was left as it is.")
    action = QT_TRANSLATE_NOOP("errors", "Choose another profile with --home, or move that folder away.")


class CentralRunning(CentralError):
    """It runs, and must not for this."""

    code = "central_running"
    exit_code = EXIT_BUSY
    sentence = QT_TRANSLATE_NOOP("errors", "The central CRM in {folder} is running.")
    action = QT_TRANSLATE_NOOP("errors", "Stop it first with: sfa-desktop central stop")


class CentralBusy(CentralError):
    """Another process is starting, stopping or filling it."""

    code = "central_busy"
    exit_code = EXIT_BUSY
    sentence = QT_TRANSLATE_NOOP("errors", "Another process is at work on the central CRM in {folder}.")
    action = QT_TRANSLATE_NOOP("errors", "Wait for it to finish and try again.")


class CentralExtrasMissing(CentralError):
    """Tryton or its add-on is not installed for the interpreter that should run it."""

    code = "central_extras_missing"
    exit_code = EXIT_INPUT
    sentence = QT_TRANSLATE_NOOP("errors", "The central CRM's programs (Tryton and its add-on) are not in {python}.")
    action = QT_TRANSLATE_NOOP(
        "errors", "Install them with: {command} — or name a Python that has them in SFA_CENTRAL_PYTHON."
    )
