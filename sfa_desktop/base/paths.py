"""Where one profile keeps its files."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "SFA_DESKTOP_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything of one profile."""

    root: Path

    @classmethod
    def choose(cls, given: str | None = None) -> "Home":
        """`given`, else SFA_DESKTOP_HOME, else the system's place for a user's application data."""
        text = given or os.environ.get(HOME_VARIABLE)
        return cls(
            Path(text).expanduser().absolute()
            if text
            else Path(platformdirs.user_data_path("sfa-desktop", appauthor=False))
        )

    @property
    def replica(self) -> Path:
        """The encrypted database."""
        return self.root / "replica.db"

    @property
    def settings(self) -> Path:
        """Settings without secrets, as JSON."""
        return self.root / "settings.json"

    @property
    def wrapped_key(self) -> Path:
        """The replica's key wrapped by a passphrase, where there is no keyring."""
        return self.root / "key.json"

    @property
    def logs(self) -> Path:
        """Rotating log files, without secrets or customer data."""
        return self.root / "logs"

    @property
    def opened(self) -> Path:
        """Copies of files that a person looks at; emptied when the window opens and closes."""
        return self.root / "opened"

    @property
    def rescued(self) -> Path:
        """What was unsent, written down by itself before something that could have cost it."""
        return self.root / "rescued"

    def seen_fields(self, endpoint: str) -> Path:
        """The names of an endpoint's fields when somebody last looked."""
        return self.root / "fields" / f"{endpoint}.json"

    @property
    def configurations(self) -> Path:
        """Settings as they were before each configuration package, to go back to."""
        return self.root / "configurations"

    @property
    def central(self) -> Path:
        """The embedded central CRM."""
        return self.root / "central"

    @property
    def window_lock(self) -> Path:
        """Held by the one window of this profile."""
        return self.root / "window.lock"

    @property
    def making_lock(self) -> Path:
        """Held while a profile is made, so that two processes do not make two keys for one database."""
        return self.root / "making.lock"

    @property
    def sync_lock(self) -> Path:
        """Held by the one sync engine at work on this profile."""
        return self.root / "sync.lock"
