"""Saves a record from a form: what is new, or the fields that were changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sfa_desktop.actions.edit_record import CUSTOM, require
from sfa_desktop.entities import KINDS
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Replica


def save_record(replica: Replica, kind: str, id: str, values: Mapping[str, Any]) -> str:
    """Create the record where `id` is empty, else change these fields; its id.

    Names that begin with `custom.` are the customer's own fields. Raises InvalidInput, NotFound.
    """
    fields = {name: value for name, value in values.items() if not name.startswith(CUSTOM)}
    own = {name.removeprefix(CUSTOM): value for name, value in values.items() if name.startswith(CUSTOM)}
    with replica.write() as w:
        if not id:
            record = KINDS[kind](**fields, custom=own)
            require(record)
            return edits.create(w, record)
        before = w.need(kind, id)
        if own:
            fields["custom"] = {**before.custom, **own}
        require(replace(before, **fields))
        edits.update(w, kind, id, fields)
        return id
