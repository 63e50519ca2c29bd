"""Errors of what stands before unsent work: guards, files it was written to, updates that would lose it."""

from sfa_desktop.base.errors import EXIT_INPUT, EXIT_PERSON, ReplicaError, SfaError, SignInRefused, Unreachable
from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP


class UnsentWork(ReplicaError):
    """What was asked for would leave unsent work behind; `names` are the first few of `count` things."""

    code = "unsent_work"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Not everything has reached the office yet ({count}): {names}. Nothing was changed."
    )
    action = QT_TRANSLATE_NOOP(
        "errors", "Synchronise first, or have it written to a file before (--export FILE on the command line)."
    )


class RescueFailed(ReplicaError):
    """Unsent work could not be written to a file that reads back whole."""

    code = "rescue_failed"
    exit_code = EXIT_INPUT
    sentence = QT_TRANSLATE_NOOP(
        "errors", "What is unsent could not be written to {path}: {detail}. Nothing was changed."
    )
    action = QT_TRANSLATE_NOOP("errors", "Choose another file, or free some space.")


class SealedFileRefused(SfaError):
    """A sealed file is not taken; `reason` says why, in English."""

    code = "sealed_file"
    exit_code = EXIT_INPUT
    sentence = QT_TRANSLATE_NOOP("errors", "The file {path} is refused: {reason}. Nothing was sent or changed.")
    action = QT_TRANSLATE_NOOP("errors", "Have a new one made, and check the passphrase.")


class UpdateRefused(ReplicaError):
    """A new version's migration would lose something, so it was rolled back; `detail` says what."""

    code = "update_refused"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The data was not brought to this version, because something would be lost: {detail}."
    )
    action = QT_TRANSLATE_NOOP(
        "errors", "Everything is as it was; work on with the version before, and send the log to support."
    )


class SignedFileRefused(SfaError):
    """A signed file is not taken; `reason` says why, in English."""

    code = "signed_file"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "The configuration is refused: {reason}. Nothing was changed.")
    action = QT_TRANSLATE_NOOP(
        "errors", "Ask your administrator for the current file, and for the key it is signed by."
    )


class NotSignedIn(SignInRefused):
    """Nobody signed in with a browser or a code; `why` is refused, late or stopped, `reason` in English."""

    code = "not_signed_in"
    sentence = QT_TRANSLATE_NOOP("errors", "Nobody was signed in: {reason}.")
    action = QT_TRANSLATE_NOOP("errors", "Start it again when there is time for it.")


class NobodyListens(Unreachable):
    """As a connection test says it, to whoever sets up `host` and `port`."""

    code = "nobody_listens"
    sentence = QT_TRANSLATE_NOOP("errors", "Nothing answers at {host}, port {port}.")
    action = QT_TRANSLATE_NOOP("errors", "Check address and port, and whether the server is running.")
