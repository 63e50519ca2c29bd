"""One error family: a code with values; words are made of it where it is shown.

What concerns one record or operation only (a refusal, a conflict) is a value of the outbox, not an error.
The code is stable: scripts, messages and tests name it.
"""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP

EXIT_DONE, EXIT_FAULT, EXIT_INPUT, EXIT_OFFLINE, EXIT_PERSON, EXIT_BUSY = 0, 1, 2, 3, 4, 5
_PRECEDENCE = (EXIT_INPUT, EXIT_FAULT, EXIT_BUSY, EXIT_PERSON, EXIT_OFFLINE)


def worst(codes: Iterable[int]) -> int:
    """The exit code that stands for several (docs/cli.md: 2, 1, 5, 4, 3)."""
    found = set(codes)
    return next((code for code in _PRECEDENCE if code in found), EXIT_DONE)


class SfaError(Exception):
    """Root of the family. `code` is stable; `sentence` and `action` are English templates, translated by the UI."""

    code: ClassVar[str] = "fault"
    exit_code: ClassVar[int] = EXIT_FAULT
    sentence: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "Something went wrong inside the app. Nothing was lost.")
    action: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "Try again; if it repeats, save the log for support.")

    def __init__(self, **values: object) -> None:
        super().__init__(self.code)
        self.values = values

    def __str__(self) -> str:
        """The sentence and the action in English, with the values filled in."""
        return f"{self.what()} {self.advice()}".strip()

    def what(self) -> str:
        """What happened, in English."""
        return self.sentence.format_map(Known(self.values))

    def advice(self) -> str:
        """The one thing to do, in English."""
        return self.action.format_map(Known(self.values))


class Known(dict[str, object]):
    """Values by name for a template; what is a sentence already loses the stop that the template sets."""

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__({n: v.rstrip(".") if n == "detail" and isinstance(v, str) else v for n, v in values.items()})

    def __missing__(self, key: str) -> str:
        return "?"


class InvalidInput(SfaError):
    """What was typed or passed is not understood: `problem` says what is wrong and what would be right."""

    code = "invalid_input"
    exit_code = EXIT_INPUT
    sentence = QT_TRANSLATE_NOOP("errors", "{problem}")
    action = ""


class NotFound(InvalidInput):
    """No such record in the replica."""

    code = "not_found"
    sentence = QT_TRANSLATE_NOOP("errors", "There is no {kind} with the id {id} in this profile.")
    action = QT_TRANSLATE_NOOP("errors", "Look it up with the search, or synchronise first.")


class OrderHeld(SfaError):
    """The office could only refuse this order, so it stays a draft; `lights` say why."""

    code = "order_held"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "The order stays a draft, because the office would refuse it: {codes}.")
    action = QT_TRANSLATE_NOOP("errors", "Mend the lines that are marked and send it again.")


# --- the replica -------------------------------------------------------------------------------


class ReplicaError(SfaError):
    """The local database cannot be used as it is."""

    code = "replica"


class ReplicaBusy(ReplicaError):
    """Another process holds what is needed."""

    code = "replica_busy"
    exit_code = EXIT_BUSY
    sentence = QT_TRANSLATE_NOOP("errors", "This profile is already open in another window or process.")
    action = QT_TRANSLATE_NOOP("errors", "Use that window, or close it and try again.")


class WrongKey(ReplicaError):
    """The key does not open the database."""

    code = "wrong_key"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "The key does not open this profile's data. The data was not touched.")
    action = QT_TRANSLATE_NOOP("errors", "Check the passphrase, or the keyring entry of this profile.")


class ReplicaDamaged(ReplicaError):
    """SQLite reports a damaged file."""

    code = "replica_damaged"
    sentence = QT_TRANSLATE_NOOP("errors", "The data file {path} is damaged. It was left as it is.")
    action = QT_TRANSLATE_NOOP("errors", "Restore the copy beside it, or ask support before a new first sync.")


class ReplicaNewer(ReplicaError):
    """The database was written by a newer version of the app."""

    code = "replica_newer"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "This profile was written by a newer version of the app ({found}).")
    action = QT_TRANSLATE_NOOP("errors", "Install that version or a newer one; nothing was changed.")


class DiskFull(ReplicaError):
    """No space is left for what has to be written."""

    code = "disk_full"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The disk is full, so this could not be saved. What was saved before is safe."
    )
    action = QT_TRANSLATE_NOOP("errors", "Free some space and save again.")


class HomeReadOnly(ReplicaError):
    """The profile's folder cannot be written."""

    code = "home_read_only"
    exit_code = EXIT_INPUT
    sentence = QT_TRANSLATE_NOOP("errors", "The folder {path} cannot be written.")
    action = QT_TRANSLATE_NOOP("errors", "Choose another folder with --home, or change its permissions.")


# --- secrets -------------------------------------------------------------------------------------


class SecretError(SfaError):
    """A secret cannot be read or kept."""

    code = "secret"
    exit_code = EXIT_PERSON


class KeyringLocked(SecretError):
    """The system keyring is there but does not open."""

    code = "keyring_locked"
    sentence = QT_TRANSLATE_NOOP("errors", "The system keyring is locked or does not answer.")
    action = QT_TRANSLATE_NOOP("errors", "Unlock it and try again.")


class PassphraseNeeded(SecretError):
    """There is no keyring, and no passphrase was given."""

    code = "passphrase_needed"
    sentence = QT_TRANSLATE_NOOP("errors", "There is no system keyring here, so a passphrase has to protect the data.")
    action = QT_TRANSLATE_NOOP(
        "errors", "Give it with --passphrase-stdin, SFA_DESKTOP_PASSPHRASE_FILE or SFA_DESKTOP_PASSPHRASE."
    )


# --- the office ----------------------------------------------------------------------------------


class RemoteError(SfaError):
    """The central CRM could not do what was asked."""

    code = "remote"
    exit_code = EXIT_OFFLINE


class Unreachable(RemoteError):
    """No connection, or none that answers in time: normal, will be tried again."""

    code = "unreachable"
    sentence = QT_TRANSLATE_NOOP("errors", "The office cannot be reached. Everything typed is safe on this laptop.")
    action = QT_TRANSLATE_NOOP("errors", "It will be tried again by itself.")


class NotACrm(RemoteError):
    """Something answered, but not as this CRM would: captive portal, proxy page, wrong address, cut answer."""

    code = "not_a_crm"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "What answered at {url} is not the CRM: a sign-in page of the network, or another address."
    )
    action = QT_TRANSLATE_NOOP(
        "errors", "Open a browser to see whether the network asks to sign in; nothing was changed."
    )


class ProxyRefused(RemoteError):
    """The proxy on the way asks for a sign-in, or refuses the one it got."""

    code = "proxy_refused"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The network's proxy {proxy} asks for a user and a password, or does not accept the ones it got."
    )
    action = QT_TRANSLATE_NOOP(
        "errors", "Set the user and password of the proxy at the endpoint; what is waiting stays safe."
    )


class UntrustedServer(RemoteError):
    """The server's certificate is not trusted by this system."""

    code = "untrusted_server"
    sentence = QT_TRANSLATE_NOOP("errors", "The certificate of {url} is not trusted: {detail}. Nothing was sent.")
    action = QT_TRANSLATE_NOOP(
        "errors", "Ask the administrator; a network's sign-in page or a missing company certificate look like this."
    )


class UnknownDatabase(RemoteError):
    """The server is there, the database is not."""

    code = "unknown_database"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "The server at {url} has no database named {database}.")
    action = QT_TRANSLATE_NOOP("errors", "Check the name of the database with the administrator.")


class AddonMissing(RemoteError):
    """The CRM is there, without the part of it that speaks to this app."""

    code = "addon_missing"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The server has no field-sales add-on that this version understands ({detail})."
    )
    action = QT_TRANSLATE_NOOP(
        "errors",
        "Ask the administrator to activate the module, or to update it. Without it, set the endpoint up as "
        "“tryton-stock”: it does less, and says what.",
    )


class ServerFault(RemoteError):
    """The server failed by itself (5xx, an error it did not mean to give)."""

    code = "server_fault"
    sentence = QT_TRANSLATE_NOOP("errors", "The server had a fault of its own ({detail}). Nothing was lost.")
    action = QT_TRANSLATE_NOOP("errors", "It will be tried again by itself; tell the administrator if it lasts.")


class Throttled(RemoteError):
    """The server asks to slow down; `seconds` says how long."""

    code = "throttled"
    sentence = QT_TRANSLATE_NOOP("errors", "The server asks to wait {seconds} seconds.")
    action = QT_TRANSLATE_NOOP("errors", "It will be tried again by itself.")


class OutcomeUnknown(RemoteError):
    """A write was sent and no answer came: it may or may not have happened, and has to be looked up."""

    code = "outcome_unknown"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The answer to what was sent got lost. It will be looked up before it is sent again."
    )
    action = QT_TRANSLATE_NOOP("errors", "Nothing has to be done.")


class SignInRefused(RemoteError):
    """User or password is wrong, or the account is closed."""

    code = "sign_in_refused"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "The office does not accept the user {user} with this password.")
    action = QT_TRANSLATE_NOOP("errors", "Enter the password again in Settings; what is waiting stays safe.")


class AccessDenied(RemoteError):
    """Signed in, but without the right for this."""

    code = "access_denied"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "The office does not let this user do that: {detail}.")
    action = QT_TRANSLATE_NOOP("errors", "Ask the administrator for the right.")


class Declined(RemoteError):
    """The server understood and said no, in its own words."""

    code = "declined"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "The office says no: {detail}")
    action = ""


class Differs(SfaError):
    """After a repair the two sides still do not hold the same."""

    code = "differs"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "This laptop and the office still differ in: {kinds}. Nothing was lost.")
    action = QT_TRANSLATE_NOOP("errors", "Save the report of `sfa-desktop verify` for support.")


class Brake(SfaError):
    """Something implausible was found, so nothing was changed until a person decides."""

    code = "brake"
    exit_code = EXIT_PERSON


class OtherServer(Brake):
    """The server is not the one this profile belongs to."""

    code = "other_server"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The server that answered is not the one this profile was filled from. Nothing was sent or changed.",
    )
    action = QT_TRANSLATE_NOOP(
        "errors",
        "Check the address; to move to the new server, export what is waiting and reset this laptop.",
    )


class RestoredServer(Brake):
    """The server's change feed is behind what this laptop has already seen: a restored backup."""

    code = "restored_server"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The server is older than what this laptop has already received: a backup was restored there.",
    )
    action = QT_TRANSLATE_NOOP(
        "errors",
        "Ask the administrator; then go on with it on the Sync page or with --accept restored_server: nothing is lost.",
    )


class RolledBackProfile(Brake):
    """The server has already heard more from this device than the device itself remembers."""

    code = "rolled_back"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "This profile is an older copy of itself: the office has already heard more from this laptop."
    )
    action = QT_TRANSLATE_NOOP(
        "errors",
        "If it was put back from a backup, accept it on the Sync page or with --accept rolled_back; nothing was sent.",
    )


class MassDisappearance(Brake):
    """So much of one kind would disappear at once that a person has to look first."""

    code = "mass_disappearance"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The office would take away {gone} of {rows} records of one kind ({kind}). Nothing was changed."
    )
    action = QT_TRANSLATE_NOOP("errors", "Ask whether the territory was changed; then synchronise and accept it.")


PASSABLE = (MassDisappearance.code, RestoredServer.code, RolledBackProfile.code)
"""Brakes that a person may let pass; from the others another way leads on."""
