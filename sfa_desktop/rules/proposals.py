"""Which field of the app a field of a server probably is: by its name and its label, in three languages."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sfa_desktop.entities.field import Field, Truth
from sfa_desktop.entities.survey import RemoteField

LIKELY = 0.8
"""From this likeness (0 to 1) on a field is proposed as one of the app's; below it as one of the customer's own."""
_WORDS: Mapping[str, tuple[str, ...]] = {
    "potential": ("potencial", "potencial de compra", "abc"),
    "segment": ("segmento", "rating", "classification", "clasificacion", "classificacao"),
    "visit_every": (
        "ritmo de visita",
        "frecuencia de visita",
        "frequencia de visita",
        "call frequency",
        "visit rhythm",
    ),
    "tax_id": ("cuit", "nif", "cif", "rfc", "ruc", "cnpj", "vat", "tax number"),
    "opening_hours": ("horario", "horario de apertura", "horario de atencion", "horario de funcionamento"),
    "trade": ("rubro", "ramo", "industry", "giro", "sector"),
    "notes": ("observaciones", "observacoes", "comment", "comments", "description"),
    "phone": ("telefono", "telefone"),
    "mobile": ("celular", "movil"),
    "city": ("ciudad", "cidade", "localidad"),
    "credit_limit": ("limite de credito",),
    "tags": ("etiquetas", "labels"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A field of the server, and what it could become."""

    kind: str
    remote: str
    label: str
    name: str
    """A field of the app, or `custom.<code>`."""
    likeness: float


def propose(kind: str, free: Iterable[Field], there: Iterable[RemoteField], taken: Iterable[str]) -> list[Proposal]:
    """Proposals for what the customer added and nothing maps, and for fields of the app that nothing is mapped to."""
    used, fields = set(taken), [field for field in free if field.truth is not Truth.LAPTOP]
    found = []
    for remote in there:
        if remote.name in used:
            continue
        best = max(((_likeness(remote, field), field.name) for field in fields), default=(0.0, ""))
        if best[0] >= LIKELY:
            found.append(_proposal(kind, remote, best[1], best[0]))
        elif remote.custom:
            found.append(_proposal(kind, remote, f"custom.{remote.name}", 0.0))
    return found


def _proposal(kind: str, remote: RemoteField, name: str, likeness: float) -> Proposal:
    return Proposal(kind=kind, remote=remote.name, label=remote.label, name=name, likeness=round(likeness, 2))


def _likeness(remote: RemoteField, field: Field) -> float:
    ours = {_plain(field.name), _plain(field.label), *map(_plain, _WORDS.get(field.name, ()))}
    theirs = {_plain(remote.name), _plain(remote.label)} - {""}
    return max((SequenceMatcher(None, one, other).ratio() for one in ours for other in theirs), default=0.0)


def _plain(text: str) -> str:
    """Small letters without accents, marks, and what servers put before names of added fields."""
    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[\W_]+", " ", re.sub(r"^(x_studio_|x_|options_|custom_|cf_|c_)|__c$", "", flat)).strip()
