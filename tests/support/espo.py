"""A model of an EspoCRM, in memory behind real HTTP: what the recordings in tests/recordings/espocrm show of it.

Lists of at most 200; stamps of whole seconds; versions compared only where an entity guards them; duplicates refused by
name or e-mail; a unique index answered with an empty 500; deletions told to administrators alone; unknown attributes
ignored in bodies and refused in conditions. It is no EspoCRM: entities and fields are those the connector asks for.
"""

import base64
import itertools
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.support.espo_entities import COMMON, ENDINGS, ENTITIES, GUARDED, KEPT, E, V
from tests.support.recorded import Request, Response

Row = dict[str, Any]


class No(Exception):
    """An answer that is no."""

    def __init__(self, status: int, reason: str = "", body: Any = None) -> None:
        super().__init__(reason)
        self.response = Response(status, body if body is not None else b"", {"x-status-reason": reason})


class EspoModel:
    """Users are `admin`, `laura` (sees and writes what is hers, deletes nothing), and an API user with `api-key`."""

    def __init__(self, *, own_field: bool = True, unique: bool = True, guarded: tuple[str, ...] = GUARDED) -> None:
        self.now = datetime(2026, 11, 24, 9, 0, 0, tzinfo=UTC)
        self.tables: dict[str, dict[str, Row]] = {entity: {} for entity in ENTITIES}
        self.fields = {
            entity: {name: dict(told) if isinstance(told, dict) else {"type": told}
                     for name, told in {**fields, **COMMON}.items()}
            for entity, fields in ENTITIES.items()
        }  # fmt: skip
        self.unique = unique
        self.guarded = guarded
        self.calls: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.settings: Row = {"applicationName": "EspoCRM", "companyName": "Ñandú", "defaultCurrency": "EUR",
                              "baseCurrency": "EUR", "timeZone": "Europe/Madrid", "siteUrl": "https://crm.example/",
                              "recordListMaxSizeLimit": 200, "version": "8.4.2", "dateFormat": "YYYY"}  # fmt: skip
        self.roles: dict[str, Any] = {}
        """Of laura, by entity: what overrides her usual row of the ACL; False for none at all."""
        self.reads_users = True
        self._ids = itertools.count(1)
        self._numbers = itertools.count(1)
        if own_field:
            for entity in KEPT:
                self.fields[entity]["cSfaUid"] = {"type": V, "maxLength": 64, "isCustom": True}

    # --- what others do at the office -------------------------------------------------------------------

    def tick(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def add(self, entity: str, user: str = "u-admin", *, stamp: datetime | None = None, **values: Any) -> str:
        id_ = f"6b{next(self._ids):015x}"
        at = _text(stamp or self.now)
        row: Row = {"id": id_, "createdById": user, "createdAt": at, "modifiedAt": at, "assignedUserId": user}
        row.update(deleted=False, versionNumber=1)
        for name, told in self.fields[entity].items():
            if "default" in told:
                row.setdefault(name, told["default"])
        self.tables[entity][id_] = row
        if entity == "Case":
            row["number"] = len(self.tables[entity])
        row.update(values)
        self._derive(entity, row)
        return id_

    def change(self, entity: str, id_: str, *, stamp: datetime | None = None, **values: Any) -> None:
        row = self.tables[entity][id_]
        row.update(values)
        row["modifiedAt"] = _text(stamp or self.now)
        row["versionNumber"] += 1
        self._derive(entity, row)

    def remove(self, entity: str, id_: str, user: str = "u-admin") -> None:
        self.tables[entity][id_]["deleted"] = True
        self.act("delete", entity, id_, user)

    def act(self, action: str, entity: str, id_: str, user: str) -> None:
        number = next(self._numbers)
        self.tables["ActionHistoryRecord"][f"h{number:04}"] = {
            "id": f"h{number:04}", "number": number, "targetType": entity, "targetId": id_, "action": action,
            "userId": user, "createdAt": _text(self.now), "deleted": False,
        }  # fmt: skip

    def alive(self, entity: str) -> dict[str, Row]:
        return {id_: row for id_, row in self.tables[entity].items() if not row["deleted"]}

    # --- HTTP -------------------------------------------------------------------------------------------

    def __call__(self, request: Request) -> Response:
        self.calls.append(f"{request.method} {request.path.removeprefix('/api/v1/')}")
        self.headers.append(request.headers)
        try:
            response = self._answer(request, request.path.removeprefix("/api/v1/").split("/"))
        except No as no:
            response = no.response
        return Response(response.status, response.body, {**response.headers, "date": format_datetime(self.now, True)})

    def _answer(self, request: Request, path: list[str]) -> Response:
        if not request.path.startswith("/api/v1/"):
            raise No(404)
        if path == ["Settings"] and "authorization" not in request.headers and "x-api-key" not in request.headers:
            return Response(200, {name: self.settings[name] for name in ("applicationName", "dateFormat", "timeZone")})
        user = self._user(request.headers)
        match request.method, path:
            case "GET", ["App", "user"]:
                return Response(200, self._greeting(user))
            case "GET", ["Metadata"]:
                return Response(200, self._metadata(request.query["key"].split(".")[1]))
            case "GET", ["I18n"]:
                return Response(200, {"Account": {"fields": {"cPotencial": "Potencial"}}})
            case "POST", ["Admin", "fieldManager", entity]:
                if user != "u-admin":
                    raise No(403)
                self.fields[entity]["c" + request.body["name"][:1].upper() + request.body["name"][1:]] = {
                    "type": V, "isCustom": True}  # fmt: skip
                return Response(200, {"type": V})
            case "GET", ["Attachment", "file", id_]:
                row = self._row(user, "Attachment", id_)
                held = base64.b64decode(row["file"].partition(",")[2])
                return Response(200, held, {"content-type": str(row["type"])})
        if path[0] not in self.tables:
            raise No(404, f"Controller '{path[0]}' does not exist.")
        return self._records(request, user, *path)

    def _records(self, request: Request, user: str, entity: str, id_: str = "", link: str = "") -> Response:
        body = request.body
        if request.method == "GET" and not id_:
            return Response(200, self._list(user, entity, request))
        if request.method == "GET" and link:
            return Response(200, {"total": 1, "list": list(self._linked(entity, id_, link))})
        if request.method == "GET":
            return Response(200, self._row(user, entity, id_))
        if isinstance(body, bytes):
            return Response(500, b"", {"content-type": "text/html"})
        self._check_right(user, entity, {"POST": "create", "PUT": "edit", "DELETE": "delete"}[request.method])
        if request.method == "POST":
            return self._post(user, entity, body, request.headers)
        row = self._row(user, entity, id_)
        if request.method == "DELETE":
            self.remove(entity, id_, user)
            return Response(200, True)
        self._check(entity, body)
        known = {name: value for name, value in body.items() if name in self._attributes(entity)}
        sent = request.headers.get("x-version-number")
        if entity in self.guarded and sent is not None and int(sent) != row["versionNumber"]:
            differing = {name: row.get(name) for name, value in known.items() if row.get(name) != value}
            if differing:
                raise No(409, "modified", {"values": differing, "versionNumber": row["versionNumber"]})
        self.change(entity, id_, **known)
        return Response(200, self._shown(entity, row))

    def _post(self, user: str, entity: str, body: Row, headers: Mapping[str, str]) -> Response:
        self._check(entity, body)
        for name, told in self.fields[entity].items():
            if told.get("required") and body.get(name) in (None, ""):
                raise _invalid(entity, name, "required")
        if body.get("assignedUserId") and not self.reads_users and user == "u-laura":
            raise No(403, f"No foreign record access for link operation ({entity}:assignedUser).")
        for link in ("accountId", "parentId"):
            if body.get(link) and entity != "Note":
                self._check_link(user, entity, link, body[link])
        same = [row for row in self.alive(entity).values() if _alike(entity, row, body)]
        if same and headers.get("x-skip-duplicate-check") != "true":
            raise No(409, "duplicate", [self._shown(entity, row) for row in same])
        uid = body.get("cSfaUid")
        if uid and self.unique and any(row.get("cSfaUid") == uid for row in self.tables[entity].values()):
            return Response(500, b"", {"content-type": "text/html"})
        known = {name: value for name, value in body.items() if name in self._attributes(entity)}
        id_ = self.add(entity, user, **known)
        if entity == "Attachment":
            self.tables[entity][id_]["size"] = len(base64.b64decode(body["file"].partition(",")[2]))
        return Response(200, self._shown(entity, self.tables[entity][id_]))

    # --- inside -----------------------------------------------------------------------------------------

    def _user(self, headers: Mapping[str, str]) -> str:
        if headers.get("x-api-key") == "api-key":
            return "u-api"
        told = headers.get("authorization", "").removeprefix("Basic ")
        name, _, password = base64.b64decode(told).decode().partition(":")
        if name not in ("admin", "laura") or password != f"password-{name}":
            return _unknown()
        return f"u-{name}"

    def _greeting(self, user: str) -> Row:
        level = "own" if user == "u-laura" else "all"
        usual = {"create": "yes", "read": level, "edit": level, "delete": "no" if user == "u-laura" else "all"}
        table: Row = {entity: dict(usual) for entity in (*KEPT, "Document")}
        if user == "u-laura":
            table.update({
                entity: {**usual, **told} if isinstance(told, dict) else told for entity, told in self.roles.items()
            })  # fmt: skip
        kind = {"u-admin": "admin", "u-laura": "regular", "u-api": "api"}[user]
        name = {"u-admin": "Admin", "u-laura": "Laura Vega", "u-api": "sfa.connector"}[user]
        return {
            "user": {"id": user, "name": name, "userName": user[2:], "type": kind, "teamsIds": []},
            "acl": {"table": table, "assignmentPermission": "no" if user == "u-laura" and self.reads_users else "all"},
            "settings": self.settings,
            "preferences": {"timeZone": ""},
        }  # fmt: skip

    def _metadata(self, entity: str) -> Row:
        indexes = {"cSfaUid": {"type": "unique", "columns": ["cSfaUid"]}} if self.unique else {}
        return {
            "fields": self.fields[entity],
            "indexes": indexes,
            "optimisticConcurrencyControl": entity in self.guarded,
        }

    def _may(self, user: str, entity: str, action: str) -> Any:
        return self._greeting(user)["acl"]["table"].get(entity, {"read": "all", "create": "yes", "edit": "all"})

    def _check_right(self, user: str, entity: str, action: str) -> None:
        told = self._may(user, entity, action)
        if not told or told.get(action) in (None, "no"):
            raise No(403, f"No '{action}' access.")

    def _sees(self, user: str, entity: str, row: Row) -> bool:
        told = self._may(user, entity, "read")
        return bool(told) and (told["read"] == "all" or row["assignedUserId"] == user)

    def _row(self, user: str, entity: str, id_: str) -> Row:
        row = self.tables[entity].get(id_)
        if row is None or (row["deleted"] and user != "u-admin"):
            raise No(404, f"Record {id_} does not exist.")
        if not self._sees(user, entity, row):
            raise No(403, "No 'read' access.")
        return self._shown(entity, row) if row["deleted"] else row

    def _check_link(self, user: str, entity: str, link: str, id_: str) -> None:
        row = self.tables["Account"].get(id_)
        if row is None or row["deleted"]:
            words = f"Can't relate with non-existing record. entity type: {entity}, link: {link[:-2]}."
            told = {"label": "cannotRelateNonExisting", "scope": None, "data": {"foreignEntityType": "Account"}}
            raise No(403, words, {"messageTranslation": told})
        if not self._sees(user, "Account", row):
            raise No(403, f"No foreign record access for link operation ({entity}:{link[:-2]}).")

    def _check(self, entity: str, body: Row) -> None:
        for name, value in body.items():
            told = self.fields[entity].get(name, {})
            if value in (None, ""):
                continue
            if told.get("type") == E and value not in told["options"]:
                raise _invalid(entity, name, "valid")
            if told.get("type") == "int" and not isinstance(value, int):
                raise _invalid(entity, name, "valid")
            if told.get("type") == "phone":
                body[name] = re.sub(r"\s", "", value)
                if not re.fullmatch(r"\+?\d+", body[name]):
                    raise _invalid(entity, name, "valid")
            if len(str(value)) > told.get("maxLength", 65535):
                raise _invalid(entity, name, "maxLength")

    def _attributes(self, entity: str) -> set[str]:
        names = {"id"}
        for name, told in self.fields[entity].items():
            names |= {name + ending for ending in ENDINGS.get(told["type"], ("",))}
        return names

    def _derive(self, entity: str, row: Row) -> None:
        if "parentId" in row and entity in ("Meeting", "Call", "Task"):
            row["accountId"] = row["parentId"] if row.get("parentType") == "Account" else row.get("accountId")
        if row.get("amount") is not None and "amountConverted" not in row:
            row["amountConverted"] = row["amount"]
        if entity == "Task" and row.get("status") == "Completed":
            row.setdefault("dateCompleted", _text(self.now))

    def _shown(self, entity: str, row: Row) -> Row:
        shown = {name: row.get(name) for name in sorted(self._attributes(entity))}
        shown.update({"deleted": row["deleted"], "assignedUserName": str(row.get("assignedUserId"))})
        if row.get("dateStart") and row.get("dateEnd"):
            length = datetime.fromisoformat(row["dateEnd"]) - datetime.fromisoformat(row["dateStart"])
            shown["duration"] = int(length.total_seconds())
        if entity in self.guarded:
            shown["versionNumber"] = row["versionNumber"]
        if entity == "Note":
            held = {id_: self.tables["Attachment"][id_] for id_ in row.get("attachmentsIds") or ()}
            shown["attachmentsNames"] = {id_: one["name"] for id_, one in held.items()}
            shown["attachmentsTypes"] = {id_: one["type"] for id_, one in held.items()}
        return shown

    def _linked(self, entity: str, id_: str, link: str) -> Iterator[Row]:
        if link != "stream":
            raise No(404, f"Link '{link}' does not exist.")
        for row in self.alive("Note").values():
            if (row.get("parentType"), row.get("parentId")) == (entity, id_):
                yield self._shown("Note", row)

    def _list(self, user: str, entity: str, request: Request) -> Row:
        asked = json.loads(request.query["searchParams"])
        if asked["maxSize"] > self.settings["recordListMaxSizeLimit"]:
            raise No(403, "Max size should should not exceed 200. Use offset and limit.")
        rows = [self._shown(entity, row) for row in self.alive(entity).values() if self._sees(user, entity, row)]
        if entity == "ActionHistoryRecord" and user != "u-admin":
            rows = [row for row in rows if self.tables[entity][row["id"]]["userId"] == user]
        known = self._attributes(entity)
        for condition in asked.get("where", ()):
            rows = [row for row in rows if _holds(condition, row, known)]
        order = asked.get("orderBy", "id")
        rows.sort(key=lambda row: (str(row[order]).rjust(20), row["id"]), reverse=asked.get("order") == "desc")
        taken = rows[: asked["maxSize"]]
        shown = [{name: row[name] for name in {*asked["select"], "id"} if name in row} for row in taken]
        untold = -1 if len(rows) > len(taken) else -2
        return {"total": untold if request.headers.get("x-no-total") else len(rows), "list": shown}


def _holds(condition: Row, row: Row, known: set[str]) -> bool:
    wanted = condition.get("value")
    if condition["type"] == "or":
        return any(_holds(one, row, known) for one in wanted or ())
    if condition["attribute"] not in known:
        raise No(400, f"Not existing attribute '{condition['attribute']}' in where.")
    value = row.get(condition["attribute"])
    match condition["type"]:
        case "equals":
            return bool(value == wanted)
        case "in":
            return value in (wanted or ())
        case "notIn":
            return value not in (wanted or ())
        case "isNull":
            return value is None
        case "isNotNull":
            return value is not None
        case "greaterThan":
            return value is not None and bool(value > wanted)
        case "greaterThanOrEquals":
            return value is not None and bool(value >= wanted)
    raise No(400, f"Bad where type '{condition['type']}'.")


def _alike(entity: str, row: Row, body: Row) -> bool:
    if entity == "Account":
        return bool(row.get("name") == body.get("name"))
    if entity == "Contact":
        return all(row.get(name) == body.get(name) for name in ("firstName", "lastName"))
    return False


def _invalid(entity: str, field: str, kind: str) -> No:
    words = f"Field validation failure; entityType: {entity}, field: {field}, type: {kind}."
    told = {"label": "validationFailure", "scope": None, "data": {"field": field, "type": kind}}
    return No(400, words, {"messageTranslation": told})


def _unknown() -> str:
    raise No(401)


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")
