"""The customer's own fields, defined once and carried by every synced kind."""

import json

from trytond.model import DeactivableMixin, DictSchemaMixin, ModelSQL, ModelView, Unique, fields, sequence_ordered

from .errors import Refused
from .wire import boolean_in, date_in, decimal_in, integer_in, long_text_in, moment_in

WIRE_TYPES = {
    "boolean": "boolean",
    "integer": "integer",
    "char": "text",
    "color": "text",
    "float": "decimal",
    "numeric": "decimal",
    "date": "date",
    "datetime": "moment",
    "selection": "choice",
    "multiselection": "tags",
}


class CustomField(DictSchemaMixin, DeactivableMixin, sequence_ordered(), ModelSQL, ModelView):
    "Field Sales Custom Field"

    __name__ = "sfa.custom.field"
    kind = fields.Selection(
        [
            ("account", "Account"),
            ("address", "Address"),
            ("contact", "Contact"),
            ("product", "Product"),
            ("task", "Task"),
            ("case", "Case"),
            ("visit", "Visit"),
            ("order", "Order"),
            ("opportunity", "Opportunity"),
        ],
        "Kind",
        required=True,
        sort=False,
    )
    required = fields.Boolean("Required", help="Laptops ask for a value.")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints.append(
            ("kind_name_unique", Unique(table, table.kind, table.name), "sfa_sync.msg_custom_field_unique")
        )

    @classmethod
    def definitions(cls):
        """`{kind: [definition]}` as `hello` gives it."""
        found = {}
        for field in cls.search([]):
            found.setdefault(field.kind, []).append(
                {
                    "code": field.name,
                    "label": field.string,
                    "type": WIRE_TYPES[field.type_],
                    "choices": json.loads(field.selection_json) if field.selection else [],
                    "required": bool(field.required),
                }
            )
        return found

    @classmethod
    def parse(cls, kind, values):
        """Wire values of a kind's own fields as Tryton stores them; null stands for "no value"."""
        if not isinstance(values, dict):
            raise Refused("invalid", "custom: an object of values by code was expected", field="custom")
        known = {field.name: field for field in cls.search([("kind", "=", kind)])}
        parsed = {}
        for code, value in values.items():
            field = known.get(code)
            if field is None:
                raise Refused("invalid", f"There is no field {code!r} of this kind.", field=f"custom.{code}")
            parsed[code] = None if value is None else field.parse_value(value)
        return parsed

    def parse_value(self, value):
        """One wire value as Tryton stores it."""
        name = f"custom.{self.name}"
        match self.type_:
            case "boolean":
                return boolean_in(name, value)
            case "integer":
                return integer_in(name, value)
            case "float":
                return float(decimal_in(name, value))
            case "numeric":
                return round(decimal_in(name, value), self.digits or 4)
            case "date":
                return date_in(name, value)
            case "datetime":
                return moment_in(name, value)
            case "selection":
                return self._chosen(name, long_text_in(name, value))
            case "multiselection":
                if not isinstance(value, list):
                    raise Refused("invalid", f"{name}: a list was expected", field=name)
                return [self._chosen(name, long_text_in(name, item)) for item in value]
        return long_text_in(name, value)

    def _chosen(self, name, value):
        if value is not None and value not in dict(json.loads(self.selection_json)):
            raise Refused("invalid", f"{name}: {value!r} is not one of the choices", field=name)
        return value
