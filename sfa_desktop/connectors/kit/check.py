"""The questions of the connection test for CRMs of rows and fields."""

from collections.abc import Callable
from datetime import datetime

from sfa_desktop.base.errors import AccessDenied
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.kit.site import Site
from sfa_desktop.connectors.kit.trial import Verdict
from sfa_desktop.entities.exchange import Page


class Questions:
    """Asked in order by kit/trial.py."""

    def __init__(self, site: Site, pull: Callable[[str, str, int], Page]) -> None:
        self.site = site
        self.pull = pull

    def server(self) -> str:
        """That it is this CRM at all, as far as it says so before signing in."""
        return self.site.knock()

    def sign_in(self) -> str:
        """Who the user is, and what company it is for."""
        self.site.forget()
        self.site.open()
        user = self.site.user
        return f"{user.get('login', '')}: {user.get('name', '')}; {self.site.company.get('name', '')}"

    def server_time(self) -> datetime | None:
        """The clock of the answer that came last."""
        return self.site.clock

    def rights(self) -> str:
        """What may be read, by kind. Raises AccessDenied where accounts may not."""
        told = [f"{kind}{' (read)' if t.map.read_only else ''}" for kind, t in self.site.tables.items()]
        absent = [f"no {kind}: {why.splitlines()[0]}" for kind, why in self.site.missing.items() if why]
        return "; ".join([", ".join(told), *absent])

    def read(self) -> str:
        """One record of each kind."""
        return f"{sum(len(self.pull(kind, '', 1).rows) for kind in self.site.kinds)} records"

    def write(self) -> str:
        """A task without an account, made and removed; and what makes a repeated send harmless."""
        ready = self.site.prepare()
        table = self.site.tables.get("task")
        if table is None:
            raise Verdict(None, "; ".join(filter(None, (ready, "there are no tasks to try a write in"))))
        subject = table.map.field("subject")
        values = {**table.map.create, subject.remote if subject else "subject": "SFA connection test"}
        try:
            id_ = self.site.insert(table, new_id(), values, ())
            self.site.remove(table.map.remote, id_)
        except Refused as no:
            raise AccessDenied(detail=no.message) from None
        return "; ".join(filter(None, ("a task was made and removed", ready)))
