"""The answers of an EspoCRM to the connection test, and the field for our keys made where that may be."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime

from sfa_desktop.base.errors import AccessDenied, SfaError
from sfa_desktop.connectors.espocrm.api import Api
from sfa_desktop.connectors.espocrm.defs import OWN
from sfa_desktop.connectors.espocrm.site import Site
from sfa_desktop.connectors.kit.push import Refused, Stale
from sfa_desktop.connectors.kit.trial import Verdict
from sfa_desktop.entities.exchange import Page

Pull = Callable[[str, str, int], Page]
_FIELD = {"type": "varchar", "name": "sfaUid", "label": "SFA key", "maxLength": 36, "required": False}
_EVENT = {"name": "SFA connection test", "dateStart": "2000-01-01 08:00:00", "dateEnd": "2000-01-01 08:15:00",
          "status": "Not Held"}  # fmt: skip


def how_to_make(entities: Iterable[str]) -> str:
    """What an administrator does so that a repeated send is harmless."""
    return (
        f"The field for our keys is missing in {', '.join(entities)}: a record whose answer got lost is recognised by "
        "its content only. An administrator adds it in Administration, Entity Manager, the entity, Fields, Add Field: "
        f"type Varchar, name sfaUid (EspoCRM calls it {OWN[0]}), maximum length 36. A unique index on it, in "
        "custom/Espo/Custom/Resources/metadata/entityDefs/<Entity>.json, makes it certain: "
        f'{{"indexes": {{"{OWN[0]}": {{"type": "unique", "columns": ["{OWN[0]}"]}}}}}}, then Rebuild.'
    )


class Questions:
    """Asked in order by kit/trial.py."""

    def __init__(self, api: Api, site: Site, pull: Pull) -> None:
        self.api = api
        self.site = site
        self.pull = pull

    def server(self) -> str:
        """That it is an EspoCRM."""
        told = self.api.public()
        if told is None:
            return "EspoCRM, which asks for a sign-in first"
        return f"EspoCRM: {told.get('applicationName') or self.api.wire.url}"

    def sign_in(self) -> str:
        """Who the user is, and which version it is."""
        self.site.forget()
        self.site.open()
        version = f"; EspoCRM {self.site.version}" if self.site.version else ""
        return f"{self.site.user['login']}: {self.site.user['name']}{version}"

    def server_time(self) -> datetime | None:
        """The clock of the answer that came last."""
        return self.api.clock

    def rights(self) -> str:
        """What may be read and written, by kind."""
        told = []
        for kind, table in self.site.tables.items():
            told.append(f"{kind} {table.count}{' (read)' if table.read_only else ''}")
        absent = [f"no {kind}: {why}" for kind, why in self.site.missing.items()]
        return "; ".join([", ".join(told), *absent, "no orders, products or price lists in EspoCRM's core"])

    def read(self) -> str:
        """One record of each kind."""
        rows = sum(len(self.pull(kind, "", 1).rows) for kind in self.site.kinds)
        return f"{rows} records"

    def write(self) -> str:
        """A meeting made and removed; where it could not be removed, a request that has to be refused as incomplete."""
        fields = self._own_fields()
        if "visit" not in self.site.tables or not self.site.may("Meeting", "create"):
            raise Verdict(None, f"this user may make no meetings to try a write with; {fields}")
        try:
            if not self.site.may("Meeting", "delete"):
                return f"{self._ask_only()}; {fields}"
            owner = {"assignedUserId": self.site.user_id} if self.site.assigns else {}
            made = self.api.write("POST", "Meeting", {**_EVENT, **owner})
            self.api.write("DELETE", f"Meeting/{made['id']}")
        except (Refused, Stale) as no:
            raise AccessDenied(detail=getattr(no, "message", "a meeting")) from None
        return f"a meeting was made and removed; {fields}"

    def _ask_only(self) -> str:
        """A meeting without a name is refused only after the rights were looked at (400, not 403)."""
        try:
            self.api.write("POST", "Meeting", {"name": None})
        except Refused as no:
            if no.code != "invalid":
                raise
        return "meetings may be made, but not removed, so that none was made"

    def _own_fields(self) -> str:
        """Look for the field that makes a repeated send harmless, and make it where this user may."""
        lacking = self._lacking()
        if not lacking:
            return f"{OWN[0]} is there"
        if self.site.user.get("admin"):
            for entity in lacking:
                self._make(entity)
            self.site.forget()  # an answer may have got lost: what there is, the metadata says
            self.site.open()
        left = self._lacking()
        made = [entity for entity in lacking if entity not in left]
        told = [f"{OWN[0]} was made in {', '.join(made)}"] if made else []
        return "; ".join([*told, *([how_to_make(left)] if left else [])])

    def _lacking(self) -> list[str]:
        return [entity for entity, defs in self.site.entities().items() if not defs.own]

    def _make(self, entity: str) -> None:
        """Administrators may; EspoCRM rebuilds its tables then, which takes a while."""
        with suppress(Refused, Stale, SfaError):
            self.api.write("POST", f"Admin/fieldManager/{entity}", _FIELD)
