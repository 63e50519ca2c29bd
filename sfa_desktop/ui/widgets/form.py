"""Forms made from an entity's declaration: one control per field, by its type, with the customer's own fields."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from sfa_desktop.entities.field import Field as FieldSpec
from sfa_desktop.entities.field import FieldType, Truth
from sfa_desktop.ui import language
from sfa_desktop.ui.widgets.field import DateInput, Field, Input, NumberInput, TextArea
from sfa_desktop.ui.widgets.select import Select

WIDE = (FieldType.LONG_TEXT, FieldType.TAGS)


def field_label(spec: FieldSpec) -> str:
    """A field's label in the language of the moment."""
    return QCoreApplication.translate("field", spec.label)


def choice_words(spec: FieldSpec, code: str) -> str:
    """A choice's words; a server's unknown code is shown as it is."""
    words = dict(spec.choices).get(code)
    return QCoreApplication.translate("choice", words) if words else code


def value_words(spec: FieldSpec, value: Any) -> str:
    """A value as a person reads it: for lists, conflicts and history."""
    formats = language.formats()
    if value is None or value in ("", ()):
        return "–"
    if spec.type is FieldType.CHOICE:
        return choice_words(spec, str(value))
    if spec.type is FieldType.BOOLEAN:
        yes = QCoreApplication.translate("format", "yes")
        return yes if value else QCoreApplication.translate("format", "no")
    if spec.type is FieldType.DECIMAL:
        if spec.unit == "money":
            return formats.money(value)
        return formats.percent(value) if spec.unit == "percent" else formats.quantity(value)
    if spec.type is FieldType.DATE:
        return formats.date_medium(value)
    if spec.type is FieldType.MOMENT:
        return f"{formats.date_medium(value.astimezone().date())} {formats.time(value)}"
    if spec.type is FieldType.TAGS:
        return ", ".join(value)
    return str(value)


class FieldControl:
    """Reads and writes one field's control in the field's own type."""

    def __init__(self, spec: FieldSpec, value: Any, links: Callable[[str, Any], str]) -> None:
        self.spec = spec
        self.initial: Any = bool(value) if spec.type is FieldType.BOOLEAN else value
        self.widget = self._make(value, links)

    def _make(self, value: Any, links: Callable[[str, Any], str]) -> QWidget:
        spec = self.spec
        if spec.type is FieldType.LONG_TEXT:
            return TextArea(value or "")
        if spec.type is FieldType.CHOICE:
            choices = [("", "–"), *((code, choice_words(spec, code)) for code, _ in spec.choices)]
            return Select(choices[1:] if spec.required else choices, value or "", name=field_label(spec))
        if spec.type is FieldType.BOOLEAN:
            box = QCheckBox()
            box.setChecked(bool(value))
            return box
        if spec.type is FieldType.DATE:
            return DateInput(QDate(value.year, value.month, value.day) if value else None)
        if spec.type in (FieldType.INTEGER, FieldType.DECIMAL):
            whole = spec.type is FieldType.INTEGER
            return NumberInput(None if value is None else Decimal(value), digits=0 if whole else 2)
        if spec.type is FieldType.LINK:
            line = Input(links(spec.to, value))
            line.setReadOnly(True)
            return line
        if spec.type is FieldType.MOMENT:
            return Input(language.formats().moment_short(value), language.formats().moment_hint())
        return Input(value_words(spec, value) if spec.type is FieldType.TAGS else value or "")

    def value(self) -> Any:
        """What stands there, in the field's type. Raises ValueError where it is not understood."""
        widget, spec = self.widget, self.spec
        if spec.type is FieldType.LINK:
            return self.initial
        if isinstance(widget, TextArea):
            return widget.toPlainText()
        if isinstance(widget, Select):
            return widget.value()
        if isinstance(widget, QCheckBox):
            return widget.isChecked()
        if isinstance(widget, DateInput):
            day = widget.value()
            return None if day is None else date(day.year(), day.month(), day.day())
        if isinstance(widget, NumberInput):
            number = widget.value()
            if spec.type is FieldType.INTEGER and number is not None:
                if number != int(number):
                    raise ValueError(f"{number} is not a whole number")
                return int(number)
            return number
        assert isinstance(widget, Input)
        if spec.type is FieldType.MOMENT:
            shown = language.formats().moment_short(self.initial)
            return self.initial if widget.text() == shown else language.formats().parse_moment(widget.text())
        if spec.type is FieldType.TAGS:
            return tuple(sorted({part.strip() for part in widget.text().split(",") if part.strip(" –")}))
        return widget.text()


class RecordForm(QWidget):
    """Two columns of fields. `changes` gives what differs; fields the office owns are closed and say so."""

    edited = Signal()

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        values: Mapping[str, Any],
        *,
        links: Callable[[str, Any], str] | None = None,
        columns: int = 2,
    ) -> None:
        """`links` gives the words of a linked record by kind and id."""
        super().__init__()
        self._controls: dict[str, FieldControl] = {}
        self._fields: dict[str, Field] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        place = 0
        for spec in specs:
            control = FieldControl(spec, values.get(spec.name), links or (lambda _kind, key: str(key or "–")))
            unit = {"percent": "%", "days": self.tr("days"), "minutes": self.tr("min")}.get(spec.unit, "")
            label = f"{field_label(spec)}, {unit}" if unit else field_label(spec)
            shown = Field(label, control.widget, required=spec.required)
            if spec.truth is Truth.SERVER:
                shown.close_with(self.tr("comes from the office"))
            self._controls[spec.name], self._fields[spec.name] = control, shown
            span = columns if spec.type in WIDE else 1
            if span > 1 and place % columns:
                place += columns - place % columns
            grid.addWidget(shown, place // columns, place % columns, 1, span)
            place += span
            self._listen(control.widget)

    def _listen(self, widget: QWidget) -> None:
        if isinstance(widget, Input):
            widget.textEdited.connect(self._on_edited)
        elif isinstance(widget, TextArea):
            widget.textChanged.connect(self._on_edited)
        elif isinstance(widget, Select):
            widget.chosen.connect(self._on_edited)
        elif isinstance(widget, QCheckBox):
            widget.toggled.connect(self._on_edited)

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit()

    def changes(self) -> dict[str, Any] | None:
        """Field values that differ from what was shown; None where something has to be mended, which is said."""
        found: dict[str, Any] = {}
        good = True
        for name, control in self._controls.items():
            if control.spec.truth is Truth.SERVER:
                continue
            self._fields[name].set_error("")
            try:
                value = control.value()
            except ValueError:
                self._fields[name].set_error(self.tr("This cannot be read as a value of this field."))
                good = False
                continue
            empty = value is None or value in ("", ())
            if control.spec.required and empty:
                self._fields[name].set_error(self.tr("This is needed."))
                good = False
            elif value != control.initial and not (empty and not control.initial):
                found[name] = value
        return found if good else None

    def readable(self) -> dict[str, Any]:
        """Field values that differ and can be read, without a word about the rest: for drafts."""
        found: dict[str, Any] = {}
        for name, control in self._controls.items():
            try:
                value = control.value()
            except ValueError:
                continue
            if control.spec.truth is not Truth.SERVER and value != control.initial and (value or control.initial):
                found[name] = value
        return found

    def show_error(self, name: str, words: str) -> None:
        """Say at a field what the office or a rule had against it."""
        if name in self._fields:
            self._fields[name].set_error(words)

    def focus_field(self, name: str = "") -> None:
        """Put the keyboard into a field, the first open one where none is named."""
        for key, control in self._controls.items():
            if (key == name or not name) and control.widget.isEnabled():
                control.widget.setFocus()
                return
