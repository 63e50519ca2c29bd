"""Languages change at run time, plurals follow each language, and the pseudo-language leaves nothing untouched."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from sfa_desktop.ui import language
from sfa_desktop.ui.language import plural_form, pseudo


def days(n: int) -> str:
    return QCoreApplication.translate("format", "%n day(s)", None, n)


@pytest.mark.parametrize(
    ("code", "one", "many"), [("en", "1 day", "3 days"), ("es", "1 día", "3 días"), ("pt", "1 dia", "3 dias")]
)
def test_each_language_has_its_plurals(code: str, one: str, many: str) -> None:
    language.use(code)
    assert (days(1), days(3)) == (one, many)
    assert language.current() == code


def test_zero_is_singular_in_portuguese_only() -> None:
    assert [plural_form(code, 0) for code in ("en", "es", "pt")] == [1, 1, 0]


def test_what_is_not_translated_stays_as_it_is() -> None:
    language.use("es")
    assert QCoreApplication.translate("nowhere", "Unknown words") == "Unknown words"


def test_words_of_qt_itself_are_translated() -> None:
    language.use("es")
    assert QCoreApplication.translate("QLineEdit", "&Copy") == "&Copiar"


def test_a_widget_is_told_of_the_new_language(qtbot) -> None:
    told: list[QEvent.Type] = []

    class Listener(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            told.append(event.type())

    widget = Listener()
    qtbot.addWidget(widget)
    language.use("pt")
    qtbot.waitUntil(lambda: QEvent.Type.LanguageChange in told)


def test_the_pseudo_language_is_a_third_longer_and_keeps_placeholders() -> None:
    said = pseudo("Send <b>{name}</b> %n order(s) now")
    assert all(part in said for part in ("<b>{name}</b>", "%n"))
    assert len(said) >= len("Send <b>{name}</b> %n order(s) now") * 1.25
    assert said.format(name="Luz")


def test_the_pseudo_language_speaks_for_every_context() -> None:
    language.use(language.PSEUDO)
    assert QCoreApplication.translate("nowhere", "Order").startswith("[")
