"""What an endpoint's server can and cannot do, by kind and as a whole, from what its connector declares."""

from collections.abc import Mapping
from dataclasses import dataclass

from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import KINDS, SYNCED
from sfa_desktop.entities.exchange import Capabilities, Device

_NOBODY = Device(id="00000000-0000-0000-0000-000000000000", ledger_head="", ledger_seq=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindAbility:
    """One kind of this app at a server."""

    kind: str
    label: str
    """In English, in the plural."""
    reads: bool
    writes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ability:
    """A server: every kind, what is promised, and what is weaker than elsewhere."""

    kinds: tuple[KindAbility, ...]
    statements: tuple[tuple[str, Mapping[str, object]], ...]
    """English sentences with their values, the strongest points and the weak ones alike."""
    notes: tuple[str, ...]
    capabilities: Capabilities

    @property
    def promises(self) -> tuple[str, ...]:
        """The statements in English."""
        return tuple(template.format_map(dict(values)) for template, values in self.statements)


def endpoint_kinds(connector: Connector) -> Ability:
    """What the server can do. It is asked only where its kinds depend on what is installed; may raise RemoteError."""
    if not connector.capabilities.kinds:
        connector.hello(_NOBODY, {})
    can = connector.capabilities
    kinds = tuple(
        KindAbility(
            kind=kind,
            label=KINDS[kind].plural,
            reads=kind in can.kinds,
            writes=kind in can.kinds and kind not in can.read_only and not KINDS[kind].office_only,
        )
        for kind in SYNCED
    )
    return Ability(kinds=kinds, statements=tuple(_statements(can)), notes=can.notes, capabilities=can)


def _statements(can: Capabilities) -> list[tuple[str, Mapping[str, object]]]:
    again = [(_OVERLAP, {"seconds": round(can.overlap)})] if can.overlap else []
    plain = (
        _DELETIONS[can.tombstones],
        _CONFLICTS[can.version_guard],
        _REPEATS[can.idempotency],
        _GROUPS[can.atomic_groups],
        _COMPARED[can.digest, can.inventory],
        _PRICES[can.prices],
        _QUOTES[can.quote],
        _FILES[can.attachments],
    )
    return [(_CHANGES[can.cursor], {}), *again, *((sentence, {}) for sentence in plain)]


_OVERLAP = QT_TRANSLATE_NOOP("ability", "Each time the last {seconds} s are read again.")
_CHANGES: Mapping[str, str] = {
    "sequence": QT_TRANSLATE_NOOP(
        "ability", "Changes are read in the order in which they were committed: none can be missed."
    ),
    "token": QT_TRANSLATE_NOOP("ability", "Changes are read from a token the server hands out."),
    "server_clock": QT_TRANSLATE_NOOP("ability", "Changes are read by the server's clock."),
    "modified_field": QT_TRANSLATE_NOOP("ability", "Changes are read by the stamp of each record."),
}
_DELETIONS: Mapping[str, str] = {
    "feed": QT_TRANSLATE_NOOP(
        "ability", "Deletions and lost access are told by the server and arrive like any change."
    ),
    "log": QT_TRANSLATE_NOOP(
        "ability", "Deletions are read from a log of the server; comparing ids finds what it does not hold."
    ),
    "none": QT_TRANSLATE_NOOP(
        "ability", "Deletions are not told by the server: comparing ids finds them, some hours later at most."
    ),
}
_CONFLICTS: Mapping[str, str] = {
    "atomic": QT_TRANSLATE_NOOP("ability", "A change of an old version is noticed in the transaction that writes it."),
    "checked": QT_TRANSLATE_NOOP(
        "ability",
        "A change of an old version is noticed just before it is written; in that moment another can slip in.",
    ),
    "none": QT_TRANSLATE_NOOP("ability", "A change of an old version is not noticed: the last one to write wins."),
}
_REPEATS: Mapping[str, str] = {
    "operation_id": QT_TRANSLATE_NOOP(
        "ability", "A change that is sent again has one effect: the server remembers its id."
    ),
    "client_id": QT_TRANSLATE_NOOP("ability", "A record that is sent again is made once: the app chooses its id."),
    "upsert_key": QT_TRANSLATE_NOOP(
        "ability", "A record that is sent again is made once: it carries a unique key of the app."
    ),
    "unique_field": QT_TRANSLATE_NOOP(
        "ability", "A record that is sent again is made once: a unique field holds the app's key."
    ),
    "lookup_only": QT_TRANSLATE_NOOP(
        "ability",
        "Before a record is sent again the app looks whether it is there; the server itself would make it twice.",
    ),
}
_GROUPS: Mapping[bool, str] = {
    True: QT_TRANSLATE_NOOP("ability", "What belongs together is done as a whole or not at all."),
    False: QT_TRANSLATE_NOOP(
        "ability", "What belongs together is done step by step; after a refusal the rest waits for a person."
    ),
}
_COMPARED: Mapping[tuple[bool, bool], str] = {
    (True, True): QT_TRANSLATE_NOOP("ability", "After each sync counts and checksums of both sides are compared."),
    (True, False): QT_TRANSLATE_NOOP("ability", "After each sync counts and checksums of both sides are compared."),
    (False, True): QT_TRANSLATE_NOOP(
        "ability", "Both sides are compared record by record, every few hours and whenever a person asks."
    ),
    (False, False): QT_TRANSLATE_NOOP("ability", "Whether both sides hold the same cannot be compared."),
}
_PRICES: Mapping[bool, str] = {
    True: QT_TRANSLATE_NOOP("ability", "The server prices each order itself and sends the result back."),
    False: QT_TRANSLATE_NOOP("ability", "Orders keep the prices of the laptop."),
}
_QUOTES: Mapping[bool, str] = {
    True: QT_TRANSLATE_NOOP("ability", "An order can be priced by the server before it is sent."),
    False: QT_TRANSLATE_NOOP("ability", "An order cannot be priced by the server before it is sent."),
}
_FILES: Mapping[str, str] = {
    "none": QT_TRANSLATE_NOOP("ability", "Files are not exchanged."),
    "whole": QT_TRANSLATE_NOOP("ability", "Files are exchanged; one that was cut off is sent again as a whole."),
    "resumable": QT_TRANSLATE_NOOP("ability", "Files are exchanged; one that was cut off goes on where it stopped."),
}
