"""Scopes for administrators: what there is, what a change would do to each representative, and the change itself."""

import json
from contextlib import contextmanager

from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.pool import Pool
from trytond.transaction import Transaction, without_check_access

from . import pull as reading
from .kinds import KINDS
from .scope import MONTHS, SEGMENTS, Terms, categories_named
from .session import Session

NAMED = 50
"""So many accounts that come or go are named to a person; all are counted."""
SAMPLE = 50
"""So many rows of a kind tell how large a row is."""


def listed(today):
    """Every scope with its users, as the protocol tells it."""
    with without_check_access():
        return [
            {**scope.terms(today).told(), "users": [user.login for user in scope.users]}
            for scope in Pool().get("sfa.scope").search([])
        ]


def put(values, today):
    """Make the scope of this name, or change it; as the protocol tells it afterwards."""
    Scope = Pool().get("sfa.scope")
    columns, users = _columns(values), _users(values)
    with without_check_access():
        columns["users"] = [("remove", [u.id for u in _all_users()]), ("add", [user.id for user in users])]
        found = Scope.search([("name", "=", columns["name"])])
        if found:
            before = [category.id for category in found[0].categories]
            columns["categories"] = [("remove", before), ("add", columns["categories"])]
            Scope.write(found, columns)
            (scope,) = found
        else:
            columns["users"] = columns["users"][1:]
            columns["categories"] = [("add", columns["categories"])]
            (scope,) = Scope.create([columns])
        return {**Scope(scope.id).terms(today).told(), "users": [user.login for user in users]}


def drop(name):
    """Remove the scope of this name."""
    Scope = Pool().get("sfa.scope")
    with without_check_access():
        found = Scope.search([("name", "=", name)])
        if not found:
            raise UserError(gettext("sfa_sync.msg_no_scope", name=str(name)[:80]), "invalid")
        Scope.delete(found)


def preview(values, today):
    """What a scope would change, by representative; nothing is kept of it."""
    columns, users = _columns(values), _users(values)
    wanted = Terms(
        name=columns["name"],
        months={kind: columns[f"{kind}_months"] for kind in MONTHS if columns[f"{kind}_months"] is not None},
        segments=tuple(columns["segments"] or ()),
        archived=columns["archived"],
        categories=tuple(columns["categories"]),
        today=today,
    )
    sizes = {}
    return [_of_rep(user, wanted, sizes) for user in users or _concerned(columns["name"])]


def _of_rep(user, wanted, sizes):
    with _as(user):
        session = Session.open()
        before, pending = session.terms, _pending(user)
        keys = {kind: {key for key, _, _ in items} for kind, items in pending.items()}
        keys["account"] = keys.get("account", set()) | {owner for items in pending.values() for *_, owner in items}
        counted = {"before": reading.counts(session)}
        had = _accounts(session)
        old = {kind: _visible(session, kind, some) for kind, some in keys.items()}
        session.use(wanted)
        counted["after"] = reading.counts(session)
        have = _accounts(session)
        new = {kind: _visible(session, kind, some) for kind, some in keys.items()}
        for kind in KINDS:
            if kind not in sizes and counted["before"][kind]:
                sizes[kind] = _row_size(session, kind, before)
        names = _account_names({*had, *have})
    lost, gained = had - have, have - had
    unsent = [
        {"kind": kind, "key": key, "title": title}
        for kind, items in pending.items()
        for key, title, owner in items
        if key in old[kind] - new[kind] or owner in old["account"] - new["account"]
    ]
    return {
        "user": user.login,
        "name": user.name,
        "rows": {when: sum(by_kind.values()) for when, by_kind in counted.items()},
        "bytes": {
            when: sum(count * sizes.get(kind, 0) for kind, count in by_kind.items())
            for when, by_kind in counted.items()
        },
        "kinds": {kind: [counted["before"][kind], counted["after"][kind]] for kind in KINDS},
        "lost": len(lost),
        "gained": len(gained),
        "loses": sorted(names[id_] for id_ in lost)[:NAMED],
        "gains": sorted(names[id_] for id_ in gained)[:NAMED],
        "unsent": unsent,
    }


@contextmanager
def _as(user):
    """Read as that user would."""
    transaction = Transaction()
    with transaction.set_user(user.id):
        context = Pool().get("res.user").get_preferences(context_only=True)
        with transaction.set_context(context, _check_access=True):
            yield


def _accounts(session):
    table = Pool().get(KINDS["account"].model).__table__()
    cursor = Transaction().connection.cursor()
    cursor.execute(*table.select(table.id, where=session.sees(KINDS["account"], table.id)))
    return {id_ for (id_,) in cursor}


def _account_names(ids):
    with without_check_access():
        Party = Pool().get("party.party")
        with Transaction().set_context(active_test=False):
            return {party.id: party.rec_name for party in Party.browse(list(ids))}


def _visible(session, kind, keys):
    """Those of the keys that the user has now."""
    known = Pool().get("sfa.change").by_keys(kind, list(keys))
    seen = reading.visible(session, KINDS[kind], [record for record, deleted in known.values() if not deleted])
    return {key for key, (record, _) in known.items() if record in seen}


def _row_size(session, kind, terms):
    """Bytes of an average row on the wire."""
    scope, session_terms = KINDS[kind], session.terms
    session.use(terms)
    table = Pool().get(scope.model).__table__()
    cursor = Transaction().connection.cursor()
    cursor.execute(*table.select(table.id, where=session.sees(scope, table.id), order_by=table.id.desc, limit=SAMPLE))
    rows = reading.rows(session, scope, [id_ for (id_,) in cursor])
    session.use(session_terms)
    return round(len(json.dumps(list(rows.values()), ensure_ascii=False).encode()) / len(rows)) if rows else 0


def _pending(user):
    """By kind (key, title, account's key) of the work that the user's devices had not sent when last heard of."""
    found = {}
    with without_check_access():
        for device in Pool().get("sfa.device").search([("user", "=", user.id)]):
            for kind, *item in json.loads(device.pending or "[]"):
                if kind in KINDS:
                    found.setdefault(kind, []).append(item)
    return found


def _columns(values):
    """A scope's columns from the protocol's values; categories as ids."""
    bad = UserError(gettext("sfa_sync.msg_bad_call"), "invalid")
    if not isinstance(values, dict) or not isinstance(values.get("name"), str) or not values["name"].strip():
        raise bad
    months, segments = values.get("months") or {}, values.get("segments") or []
    if not isinstance(months, dict) or not set(months) <= set(MONTHS) or not set(segments) <= {s for s, _ in SEGMENTS}:
        raise bad
    if not all(value is None or (type(value) is int and value >= 0) for value in months.values()):
        raise bad
    wanted = values.get("categories") or []
    with without_check_access():
        known = categories_named(wanted)
    for name in wanted:
        if name not in known:
            raise UserError(gettext("sfa_sync.msg_no_category", name=str(name)[:80]), "invalid")
    return {
        "name": values["name"].strip(),
        **{f"{kind}_months": months.get(kind) for kind in MONTHS},
        "segments": sorted(segments),
        "archived": bool(values.get("archived", True)),
        "categories": sorted(set(known.values())),
    }


def _users(values):
    logins = values.get("users") or []
    with without_check_access():
        by_login = {user.login: user for user in _all_users()}
    for login in logins:
        if login not in by_login:
            raise UserError(gettext("sfa_sync.msg_no_user", login=str(login)[:80]), "invalid")
    return [by_login[login] for login in logins]


def _all_users():
    return Pool().get("res.user").search([])


def _concerned(name):
    """Without users a scope is for every representative who has no scope of their own."""
    pool = Pool()
    with without_check_access():
        group = pool.get("ir.model.data").get_id("sfa_sync", "group_representative")
        own = {user.id for scope in pool.get("sfa.scope").search([("name", "!=", name)]) for user in scope.users}
        admins = pool.get("ir.model.data").get_id("sfa_sync", "group_administrator")
        users = [user for user in _all_users() if user.id not in own]
        return [user for user in users if (ids := {g.id for g in user.groups}) & {group} and admins not in ids]
