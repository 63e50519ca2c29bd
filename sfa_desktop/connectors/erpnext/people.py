"""Contacts and addresses: linked by child rows, phones and e-mails in child rows of their own.

What a Customer shows as its phone and e-mail is fetched from its primary contact, and can be changed only there.
"""

from collections.abc import Mapping
from typing import Any

from sfa_desktop.connectors.erpnext.api import Api
from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.entities.exchange import Canonical

_PHONES = {"phone": "is_primary_phone", "mobile_no": "is_primary_mobile_no"}


def link(values: Canonical, remotes: Remotes) -> str:
    """The name of the customer that a record belongs to. Raises UnknownLink."""
    key = values.get("account_id")
    if key and not remotes.get(key):
        raise UnknownLink(key)
    return remotes[key] if key else ""


def new_contact(sent: dict[str, Any], customer: str) -> dict[str, Any]:
    """What to make of a new contact's values."""
    told = {name: sent.pop(name, None) for name in (*_PHONES, "email_id")}
    sent["phone_nos"] = [{"phone": told[name], flag: 1} for name, flag in _PHONES.items() if told[name]]
    sent["email_ids"] = [{"email_id": told["email_id"], "is_primary": 1}] if told["email_id"] else []
    return {**sent, "links": _links(customer)}


def change_of_contact(api: Api, name: str, sent: dict[str, Any]) -> None:
    """Put the primary rows of phones and e-mails in the place of what cannot be written itself."""
    told = {field: sent.pop(field) for field in (*_PHONES, "email_id") if field in sent}
    if not told:
        return
    doc = api.get("Contact", name)
    if "email_id" in told:
        sent["email_ids"] = _with(doc.get("email_ids"), "email_id", told["email_id"], "is_primary")
    phones = doc.get("phone_nos")
    for field, flag in _PHONES.items():
        if field in told:
            phones = sent["phone_nos"] = _with(phones, "phone", told[field], flag)


def change_of_account(api: Api, name: str, sent: Mapping[str, Any]) -> None:
    """Change the primary contact, from which the customer fetches phone and e-mail when it is saved."""
    told = {field: sent[field] for field in ("mobile_no", "email_id") if field in sent}
    if not told:
        return
    contact = api.get("Customer", name).get("customer_primary_contact")
    if contact:
        change_of_contact(api, str(contact), told)
        api.update("Contact", str(contact), told)


def new_address(sent: dict[str, Any], customer: str) -> dict[str, Any]:
    """What to make of a new address's values."""
    kind = "Shipping" if sent.get("is_shipping_address") and not sent.get("is_primary_address") else "Billing"
    title = sent.get("address_title") or customer
    return {**sent, "address_title": title, "address_type": kind, "links": _links(customer)}


def _links(customer: str) -> list[dict[str, str]]:
    return [{"link_doctype": "Customer", "link_name": customer}] if customer else []


def _with(rows: Any, field: str, value: Any, flag: str) -> list[dict[str, Any]]:
    """Child rows with this value in the primary one; without a value that one goes."""
    kept = [dict(row) for row in rows or ()]
    primary = next((row for row in kept if row.get(flag)), None)
    if primary is None and value:
        return [*kept, {field: value, flag: 1}]
    if primary is not None and value:
        primary[field] = value
    return [row for row in kept if value or row is not primary]
