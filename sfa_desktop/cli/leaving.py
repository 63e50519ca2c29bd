"""sign-out, reset, wipe, endpoint remove: each refuses while anything is unsent, or writes it to a file first."""

from pathlib import Path
from typing import Any

from sfa_desktop.actions.remove_endpoint import remove_endpoint
from sfa_desktop.actions.reset import reset as reset_profile
from sfa_desktop.actions.sign_out import sign_out as sign_out_of
from sfa_desktop.actions.wipe import wipe as wipe_profile
from sfa_desktop.base.errors import EXIT_DONE
from sfa_desktop.cli.session import Session
from sfa_desktop.sync.rescue import Rescued


def sign_out(session: Session) -> int:
    """Forget the passwords; the data stays, encrypted."""
    profile = session.profile
    rescued = sign_out_of(profile.replica, profile.settings, profile.secrets, export=_file(session))
    return _tell(session, rescued, "Signed out. The data stays here, encrypted; to go on: sfa-desktop endpoint add")


def reset(session: Session) -> int:
    """Drop what came from the office, to bring it anew."""
    profile = session.profile
    rescued = reset_profile(profile.replica, lock=profile.home.sync_lock, export=_file(session))
    return _tell(session, rescued, "The data is dropped and the ledger goes on. Bring it anew: sfa-desktop sync --once")


def wipe(session: Session) -> int:
    """Take the profile off this laptop."""
    profile = session.profile
    rescued = wipe_profile(profile.home, profile.replica, profile.settings, profile.secrets, export=_file(session))
    return _tell(session, rescued, "The profile is gone from this laptop, with its key.")


def endpoint_remove(session: Session) -> int:
    """Forget a CRM and its password."""
    profile = session.profile
    rescued = remove_endpoint(profile, profile.replica, session.options.name, export=_file(session))
    return _tell(session, rescued, f"{session.options.name} is removed.")


def _file(session: Session) -> Path | None:
    return Path(session.options.export).absolute() if session.options.export else None


def _tell(session: Session, rescued: Rescued | None, said: str) -> int:
    document: dict[str, Any] = {"done": True, "exported": None}
    lines = [said]
    if rescued is not None:
        kept = rescued.kept
        document["exported"] = {
            "file": str(rescued.path), "sha256": rescued.sha256, "operations": len(kept.operations),
            "drafts": len(kept.desk) + len(kept.typed), "files": len(kept.files),
        }  # fmt: skip
        lines.insert(0, f"{kept.count} unsent things are written to {rescued.path}, and were read back.")
    session.output.answer(document, *lines)
    return EXIT_DONE
