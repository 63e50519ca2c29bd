"""One rep's home, opened: settings, secrets, replica, connectors. What window, command line and tests start from."""

from sfa_desktop.actions.add_endpoint import SECRET, proxy_secret_of, secret_of
from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import ReplicaBusy
from sfa_desktop.base.lock import FileLock
from sfa_desktop.base.paths import Home
from sfa_desktop.base.secrets import Secrets
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.connectors.route import Route
from sfa_desktop.entities.share import WHOLE, Share, shares
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.channel import HandOver, Way
from sfa_desktop.sync.several import Parties, Party

MAKING_SECONDS = 60.0
"""How long one who finds a profile in the making waits for it; a keyring may ask its owner to be unlocked."""


class Profile:
    """Open until `close`. Several processes may have the same home open; the replica sees to their turns."""

    def __init__(self, home: Home, settings: Settings, secrets: Secrets, replica: Replica, clock: Clock) -> None:
        self.home = home
        self.settings = settings
        self.secrets = secrets
        self.replica = replica
        self.clock = clock

    @classmethod
    def open(
        cls, home: Home, *, passphrase: str | None = None, clock: Clock | None = None, create: bool = True
    ) -> "Profile":
        """Open a home, making what is missing unless `create` is False.

        Raises InvalidInput for settings that cannot be read, PassphraseNeeded, KeyringLocked, WrongKey, and what
        `Replica.open` raises.
        """
        clock = clock or SystemClock()
        if not create or (home.settings.exists() and home.replica.exists()):
            return cls._open(home, passphrase, clock, create=create)
        lock = FileLock(home.making_lock)
        if not lock.acquire(wait=MAKING_SECONDS):
            raise ReplicaBusy(path=home.making_lock)
        try:
            return cls._open(home, passphrase, clock, create=create)
        finally:
            lock.release()

    @classmethod
    def _open(cls, home: Home, passphrase: str | None, clock: Clock, *, create: bool) -> "Profile":
        settings = Settings.load(home.settings)
        if settings is None:
            settings = Settings()
            if create:
                settings.save(home.settings)
        secrets = Secrets.open(home, settings.device_id, passphrase=passphrase, create=create)
        replica = Replica.open(home.replica, secrets.replica_key, clock=clock, create=create)
        return cls(home, settings, secrets, replica, clock)

    @property
    def device_id(self) -> str:
        """Made once; travels with every push."""
        return self.settings.device_id

    def endpoint(self, name: str | None = None) -> Endpoint:
        """The endpoint of that name, or the one that owns everything. Raises InvalidInput if there is none."""
        return self.settings.endpoint(name)

    def connector(self, name: str | None = None) -> Connector:
        """A new connector of an endpoint; whoever asks closes it. Raises InvalidInput."""
        endpoint = self.endpoint(name)
        secret, proxy_secret = secret_of(self.secrets, endpoint), proxy_secret_of(self.secrets, endpoint)

        def keep(exchanged: str) -> None:
            self.secrets.set(SECRET + endpoint.name, exchanged)

        return registry.connect(endpoint, secret, proxy_secret, keep)

    def shares(self) -> dict[str, Share]:
        """By endpoint, the owner of accounts first: what each has. One that owns nothing is not there."""
        names = [endpoint.name for endpoint in self.settings.endpoints]
        return shares(names, self.settings.owners) if len(names) > 1 else {self.endpoint().name: WHOLE}

    def parties(self) -> Parties:
        """New connectors of all endpoints that own something; whoever asks closes them. Raises InvalidInput."""
        found = self.shares().items()
        return Parties([Party(name=name, connector=self.connector(name), share=share) for name, share in found])

    def owner_of(self, kind: str) -> str:
        """The name of the endpoint that owns a kind. Raises InvalidInput if there is none."""
        return next((name for name, share in self.shares().items() if share.owns(kind)), self.endpoint().name)

    def route(self, name: str | None = None) -> Route:
        """The way to an endpoint's server. Raises InvalidInput if there is no such endpoint."""
        endpoint = self.endpoint(name)
        return registry.route(endpoint, proxy_secret_of(self.secrets, endpoint))

    def hand_over(self) -> HandOver:
        """What the engine's process has to know of this profile. Raises InvalidInput."""
        first, *others = self.shares()
        endpoint, further = self.endpoint(first), [self.endpoint(name) for name in others]
        return HandOver(
            key=self.secrets.replica_key.hex(),
            endpoint=endpoint,
            secret=secret_of(self.secrets, endpoint),
            device=self.device_id,
            proxy_secret=proxy_secret_of(self.secrets, endpoint),
            further=tuple(
                Way(endpoint=e, secret=secret_of(self.secrets, e), proxy_secret=proxy_secret_of(self.secrets, e))
                for e in further
            ),
            owners=dict(self.settings.owners) if further else {},
        )

    def close(self) -> None:
        """Let go of the replica."""
        self.replica.close()
