"""Extra fields: what the company added to Dolibarr's records. They alone describe themselves, to administrators."""

from collections.abc import Iterator, Mapping
from typing import Any

from sfa_desktop.connectors.dolibarr.api import Rows
from sfa_desktop.entities.exchange import CustomField

OWN = "sfa_uid"
"""The extra field that keeps our keys, where an administrator or the set-up made it."""
EXTRA = "array_options"
"""Where records have their extra fields, each as `options_<name>`."""
_TYPES = {
    "varchar": "text",
    "text": "text",
    "html": "text",
    "mail": "text",
    "phone": "text",
    "url": "text",
    "select": "choice",
    "radio": "choice",
    "int": "integer",
    "double": "decimal",
    "price": "decimal",
    "boolean": "boolean",
}


def custom(kind: str, extras: Mapping[str, Any] | None, sample: Rows) -> Iterator[tuple[CustomField, str]]:
    """The extra fields of a kind; for users who may not ask for them, those that a sample of records shows."""
    if extras is None:
        names = {name for row in sample if isinstance(row.get(EXTRA), dict) for name in row[EXTRA]}
        extras = {name.removeprefix("options_"): {"type": "varchar", "label": name.removeprefix("options_")}
                  for name in sorted(names)}  # fmt: skip
    for name, told in extras.items():
        type_ = _TYPES.get(str(told.get("type"))) if isinstance(told, dict) else None
        if name == OWN or type_ is None:
            continue
        options = told["param"].get("options") if isinstance(told.get("param"), dict) else None
        choices = options.items() if isinstance(options, dict) else ()
        yield (
            CustomField(
                kind=kind,
                code=name,
                label=str(told.get("label") or name),
                type=type_,
                choices=tuple((str(code), str(label)) for code, label in choices),
                required=str(told.get("required")) == "1",
            ),
            f"{EXTRA}.options_{name}",
        )
