"""The entities of the model in espo.py: fields as the metadata of an EspoCRM has them."""

from typing import Any

V, T, L, D, M, E = "varchar", "text", "link", "date", "datetime", "enum"
COMMON = {
    "description": T,
    "createdAt": M,
    "modifiedAt": M,
    "createdBy": L,
    "assignedUser": L,
    "teams": "linkMultiple",
}
_ADDRESS = {f"{part}Address{end}": V for part in ("billing", "shipping")
            for end in ("Street", "City", "State", "PostalCode", "Country")}  # fmt: skip
_EVENT = {
    "name": {"type": V, "required": True},
    "status": {"type": E, "options": ["Planned", "Held", "Not Held"], "default": "Planned"},
    "dateStart": M, "dateEnd": M, "duration": {"type": "duration", "notStorable": True}, "parent": "linkParent",
    "account": L, "contacts": "linkMultiple", "users": "linkMultiple",
}  # fmt: skip
ENTITIES: dict[str, dict[str, Any]] = {
    "Account": {
        "name": {"type": V, "required": True}, "website": "url", "emailAddress": "email", "phoneNumber": "phone",
        "industry": {"type": E, "options": ["", "Retail", "Healthcare"]}, **_ADDRESS,
        "cPotencial": {"type": E, "options": ["", "A", "B", "C"], "isCustom": True},
        "cTaxId": {"type": V, "maxLength": 20, "isCustom": True},
        "cCreditLimit": {"type": "currency", "isCustom": True},
    },
    "Contact": {"name": "personName", "firstName": V, "lastName": {"type": V, "required": True}, "title": V,
                "account": L, "emailAddress": "email", "phoneNumber": "phone"},
    "Meeting": {**_EVENT, "dateStart": "datetimeOptional", "dateEnd": "datetimeOptional"},
    "Call": _EVENT,
    "Task": {"name": {"type": V, "required": True}, "parent": "linkParent", "account": L, "dateCompleted": M,
             "dateEnd": "datetimeOptional", "attachments": "attachmentMultiple",
             "status": {"type": E, "options": ["Not Started", "Started", "Completed", "Canceled", "Deferred"]}},
    "Case": {"name": {"type": V, "required": True}, "number": "autoincrement", "account": L, "contact": L,
             "status": {"type": E, "options": ["New", "Assigned", "Pending", "Closed", "Rejected", "Duplicate"],
                        "default": "New"},
             "priority": {"type": E, "options": ["Low", "Normal", "High", "Urgent"], "default": "Normal"},
             "type": {"type": E, "options": ["", "Question", "Incident", "Problem"]}},
    "Opportunity": {"name": {"type": V, "required": True}, "account": L, "contact": L,
                    "amount": {"type": "currency", "required": True}, "probability": "int",
                    "stage": {"type": E, "default": "Prospecting",
                              "options": ["Prospecting", "Qualification", "Proposal", "Closed Won", "Closed Lost"],
                              "probabilityMap": {"Prospecting": 10, "Qualification": 20, "Proposal": 50,
                                                 "Closed Won": 100, "Closed Lost": 0}},
                    "closeDate": {"type": D, "required": True}},
    "Note": {"post": T, "type": V, "parent": "linkParent", "attachments": "attachmentMultiple"},
    "Attachment": {"name": V, "type": V, "size": "int", "role": V, "file": T},
    "Document": {"name": V, "file": "file"},
    "ActionHistoryRecord": {"number": "int", "targetType": V, "targetId": V, "action": V, "userId": V},
}  # fmt: skip
GUARDED = ("Account", "Contact", "Meeting", "Opportunity", "Case")
KEPT = ("Account", "Contact", "Meeting", "Call", "Task", "Case", "Opportunity")
ENDINGS = {"link": ("Id", "Name"), "linkParent": ("Id", "Type", "Name"), "linkMultiple": ("Ids", "Names"),
            "attachmentMultiple": ("Ids", "Names", "Types"), "currency": ("", "Currency", "Converted"),
            "datetimeOptional": ("", "Date"), "file": ("Id", "Name")}  # fmt: skip
