"""The answers of a Dolibarr to the questions of the connection test, and the extra field for our keys made where that
may be: `POST setup/extrafields/{element}/{name}`, for administrators, in the versions that have it."""

from collections.abc import Callable
from datetime import datetime

from sfa_desktop.base.errors import AccessDenied, RemoteError, SignInRefused
from sfa_desktop.connectors.dolibarr.api import Absent, Api
from sfa_desktop.connectors.dolibarr.extras import OWN
from sfa_desktop.connectors.dolibarr.site import Site
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.kit.trial import Verdict
from sfa_desktop.entities.exchange import Page

Pull = Callable[[str, str, int], Page]
_NEEDED = ("account", "product", "order")
_PLACES = {
    "societe": "Third parties",
    "socpeople": "Third parties, contacts",
    "commande": "Customer orders",
    "actioncomm": "Events and agenda",
    "projet": "Projects",
    "ticket": "Tickets",
}
"""Where Home, Setup, Modules has the extra fields of each."""


class Questions:
    """Asked in order by kit/trial.py."""

    def __init__(self, api: Api, site: Site, pull: Pull) -> None:
        self.api = api
        self.site = site
        self.pull = pull

    def server(self) -> str:
        """That it is a Dolibarr; it tells its version to those who sign in."""
        try:
            self.api.status()
        except SignInRefused:
            return "Dolibarr"
        except Absent:
            raise Verdict(False, "the module of the REST API is switched off, or this is no Dolibarr") from None
        return f"Dolibarr {self.api.version}"

    def sign_in(self) -> str:
        """Who the user of the key is."""
        try:
            self.api.status()
        except Absent:
            raise Verdict(False, "this Dolibarr does not tell its status") from None
        self.site.forget()
        self.site.open()
        who = self.site.user
        name = f"{who['login']}: {who['name']}" if who["login"] else "a user who may not read himself"
        return "; ".join(filter(None, (name, self.site.company["name"])))

    def server_time(self) -> datetime | None:
        """As `/status` told it a moment ago."""
        return self.api.clock

    def rights(self) -> str:
        """What may be read, by kind."""
        lacking = [f"{kind} ({self.site.missing[kind]})" for kind in _NEEDED if kind in self.site.missing]
        if lacking:
            raise AccessDenied(detail=f"reading {'; '.join(lacking)}")
        absent = [f"no {kind}: {why}" for kind, why in self.site.missing.items()]
        return "; ".join([", ".join(self.site.kinds), *absent])

    def read(self) -> str:
        """One record of each kind."""
        rows = 0
        for kind in self.site.kinds:
            rows += len(self.pull(kind, "", 1).rows)
        return f"{rows} records"

    def write(self) -> str:
        """An event without customer, made and removed; and the field for our keys."""
        fields = self._own_fields()
        if "visit" not in self.site.tables or not self.site.user_id:
            raise Verdict(None, "; ".join([fields, "there is no agenda to try a write in"]))
        event = {"type_code": "AC_RDV", "label": "SFA connection test", "datep": 946_713_600, "datef": 946_714_500,
                 "percentage": -1, "userownerid": self.site.user_id}  # fmt: skip
        try:
            made = self.api.write("POST", "agendaevents", event)
            id_ = int(str(made.get("id") if isinstance(made, dict) else made))
        except Refused as no:
            raise AccessDenied(detail=no.message) from None
        except ValueError:
            raise Verdict(False, "the event that was made has no id") from None
        try:
            self.api.write("DELETE", f"agendaevents/{id_}")
        except Refused as no:
            return f"the event {id_} was made, and has to be removed by somebody else ({no.message}); {fields}"
        return f"an event was made and removed; {fields}"

    def _own_fields(self) -> str:
        """Look for the field that makes a repeated send harmless, and make it where this user may."""
        made = [element for element in self.site.without_own_key() if self._make(element)]
        if made:
            self.site.forget()
            self.site.open()
        left = self.site.without_own_key()
        told = [f"{OWN} was made for {', '.join(made)}"] if made else []
        if left:
            told.append(missing(left))
        return "; ".join(told) or f"{OWN} is there"

    def _make(self, element: str) -> bool:
        field = {"label": "SFA key", "type": "varchar", "size": "64", "pos": 900, "unique": 1, "required": 0,
                 "alwayseditable": 1, "list": "0", "elementtype": element}  # fmt: skip
        try:
            self.api.write("POST", f"setup/extrafields/{element}/{OWN}", field)
        except (Refused, RemoteError):
            return False
        return True


def missing(elements: tuple[str, ...]) -> str:
    """What an administrator has to make, exactly."""
    places = ", ".join(_PLACES.get(element, element) for element in elements)
    return (
        f"the extra field {OWN} is missing for {places}: an administrator makes it in Home, Setup, Modules, there "
        f"Complementary attributes: label SFA key, code {OWN}, type String (1 line), length 64, unique"
    )
