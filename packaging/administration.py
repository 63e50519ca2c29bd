"""What the pictures of the administration show: a test with one step that failed, real records, a scope tried."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from sfa_desktop.actions.endpoint_kinds import endpoint_kinds
from sfa_desktop.actions.field_map import Drift
from sfa_desktop.base.errors import AccessDenied
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.entities.exchange import Scope, ScopeEffect, Step
from sfa_desktop.entities.survey import MappedField, MappedKind, MapPreview, PreviewRow, RemoteField
from sfa_desktop.rules.proposals import Proposal
from sfa_desktop.ui.pages.administration.connection import ConnectionPart
from sfa_desktop.ui.pages.administration.fields import FieldsPart, Looked
from sfa_desktop.ui.pages.administration.scope import ScopePart

Part = TypeVar("Part", bound=QWidget)
AT = datetime(2026, 11, 24, 15, 12, tzinfo=UTC)


def _part(window: QWidget, kind: type[Part]) -> Part:
    found = window.findChild(kind)
    assert found is not None
    return found


def _connection(window: QWidget) -> None:
    part = _part(window, ConnectionPart)
    steps = [
        Step(name="address", passed=True, detail="203.0.113.24", seconds=0.012),
        Step(name="proxy", passed=True, detail="http://proxy.litoral.example:3128", seconds=0.031),
        Step(name="tls", passed=True, seconds=0.048,
             detail="crm.litoral.example; Litoral Raíz 2024; 2026-03-14 - 2028-03-14; TLSv1.3"),
        Step(name="server", passed=True, detail="Tryton 7.0", seconds=0.022),
        Step(name="sign_in", passed=True, detail="lucia: Lucía Ferreyra; sfa_sync 0.1.0", seconds=0.41),
        Step(name="clock", passed=True, detail="+3 s", seconds=0.0),
        Step(name="rights", passed=False, problem=AccessDenied(detail="reading address"), seconds=0.21),
        Step(name="read", passed=True, detail="412 records", seconds=0.34),
        Step(name="write", passed=None),
    ]  # fmt: skip
    part._steps.show_steps(steps, "https://crm.litoral.example", AT)
    connector = TrytonConnector(url="http://127.0.0.1:1", database="x", user="x", secret="x")
    part._show_able(endpoint_kinds(connector))


def _fields(window: QWidget) -> None:
    fields = (
        MappedField(name="name", remote="name", conversion="text"),
        MappedField(name="tax_id", remote="vat", conversion="text"),
        MappedField(name="potential", remote="x_potencial", conversion="choice",
                    choices={"A": "high", "B": "medium", "C": "low"}, chosen=True),
        MappedField(name="credit_limit", remote="x_limite", conversion="decimal", chosen=True),
        MappedField(name="phone", remote="", conversion="text", lost="phone | mobile"),
        MappedField(name="custom.x_rubro", remote="x_rubro", conversion="text"),
    )  # fmt: skip
    told = (("Farmacia La Luz", "30712345678", "A", 1250.0, "farmacia"), ("Almacén Ñandú", "", "cada tanto", 80.0, ""))
    rows = tuple(
        PreviewRow(
            remote_id=str(number),
            before={"name": name, "tax_id": vat, "potential": code, "credit_limit": limit, "custom.x_rubro": own},
            after={"name": name, "tax_id": vat, "potential": {"A": "high"}.get(code, code),
                   "credit_limit": f"{limit * 1000:.4f}", "custom.x_rubro": own},
            refused={} if code == "A" else {"potential": f"potential: {code!r} is not in the table of choices"},
        )
        for number, (name, vat, code, limit, own) in enumerate(told * 10)
    )  # fmt: skip
    there = tuple(
        RemoteField(name=name, label=name, type=type_, custom=name.startswith("x_"))
        for name, type_ in (("name", "char"), ("vat", "char"), ("x_potencial", "selection"), ("x_limite", "float"),
                            ("x_rubro", "char"), ("x_ritmo_visita", "char"), ("x_prov_ppal", "char"))
    )  # fmt: skip
    kind = MappedKind(kind="account", remote="res.partner", fields=fields, server_fields=there)
    proposals = tuple(
        Proposal(kind="account", remote=remote, label=label, name=name, likeness=0.9)
        for remote, label, name in (("x_ritmo_visita", "Ritmo de visita", "visit_every"),
                                    ("x_prov_ppal", "Proveedor principal", "custom.x_prov_ppal"))
    )  # fmt: skip
    drift = (Drift(kind="account", remote="x_prov_ppal", gone=False), Drift(kind="account", remote="phone", gone=True))
    preview = MapPreview(kind="account", fields=fields, rows=rows)
    _part(window, FieldsPart)._show(Looked(kind=kind, preview=preview, proposals=proposals, drift=drift))


def _scope(window: QWidget) -> None:
    part = _part(window, ScopePart)
    part._show_scopes((Scope(name="Rosario", users=("lferreyra",), months={"order": 24, "visit": 12},
                             segments=("A", "B")),))  # fmt: skip
    part._show_effects(
        (
            ScopeEffect(user="lferreyra", name="Lucía Ferreyra", rows=(61240, 38110), bytes=(58_000_000, 36_400_000),
                        kinds={"account": (412, 371), "order": (21040, 9800), "visit": (18010, 7400)}, lost=41,
                        gained=0,
                        loses=("Kiosco Sarmiento", "Almacén Don Luis", "Farmacia del Puente"),
                        unsent=(("order", "k", "P-1042"),)),
            ScopeEffect(user="mgomez", name="Martín Gómez", rows=(40110, 40180), bytes=(38_200_000, 38_300_000),
                        kinds={"account": (300, 306)}, lost=0, gained=6, gains=("Perfumería Sur",)),
        )
    )  # fmt: skip


def _nothing(_window: QWidget) -> None:
    """As it opens."""


VIEWS: Mapping[str, Callable[[QWidget], None]] = {
    "connection": _connection,
    "fields": _fields,
    "scope": _scope,
    "matching": _nothing,
    "package": _nothing,
    "diagnostics": _nothing,
}
