"""The language of the window: Spanish, English, Portuguese, and a pseudo-language that finds broken layouts.

Translations are read from the committed .ts files themselves: there is no compiled file that could be
missing or older than its source. Qt's own words come from the catalogues that ship with Qt.
"""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sfa_desktop.ui import resources
from sfa_desktop.ui.format import Formats

LANGUAGES: Final = (("es", "Español"), ("en", "English"), ("pt", "Português"))
PSEUDO: Final = "pseudo"
_TERRITORY: Final = {
    "es": QLocale(QLocale.Language.Spanish, QLocale.Country.Argentina),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    "pt": QLocale(QLocale.Language.Portuguese, QLocale.Country.Brazil),
}
_QT_CATALOGUE: Final = {"es": "qtbase_es", "pt": "qtbase_pt_BR"}
NOT_FOUND: Final = cast(str, None)
"""Qt shows the source for a null string, but nothing for an empty one; PySide6's signature knows only str."""
_Key = tuple[str, str, str]


@dataclass
class _State:
    code: str = "en"
    formats: Formats | None = None
    installed: tuple[QTranslator, ...] = ()


_state = _State()


def suggested() -> str:
    """The language of the desktop where it is one of ours, else English."""
    code = QLocale.system().name()[:2]
    return code if code in dict(LANGUAGES) else "en"


def current() -> str:
    """The code of the language that is shown."""
    return _state.code


def formats() -> Formats:
    """The forms of the language that is shown."""
    if _state.formats is None:
        _state.formats = Formats(_locale(_state.code))
    return _state.formats


def use(code: str, *, currency: str = "$", digits: int = 2) -> None:
    """Speak another language at once; every widget gets a LanguageChange event from Qt."""
    for translator in _state.installed:
        QCoreApplication.removeTranslator(translator)
    locale = _locale(code)
    QLocale.setDefault(locale)
    _state.code, _state.formats = code, Formats(locale, currency=currency, digits=digits)
    translators: list[QTranslator] = []
    if code == PSEUDO:
        translators.append(PseudoTranslator())
    else:
        if code in _QT_CATALOGUE:
            qt = QTranslator()
            if qt.load(_QT_CATALOGUE[code], QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                translators.append(qt)
        translators.append(TsTranslator(resources.path("i18n", f"sfa_{code}.ts"), code))
    _state.installed = tuple(translators)
    for translator in translators:
        QCoreApplication.installTranslator(translator)


def _locale(code: str) -> QLocale:
    """The desktop's own locale where it speaks this language, for its figures and dates; else a usual one."""
    system = QLocale.system()
    return system if system.name()[:2] == code else _TERRITORY.get(code, _TERRITORY["en"])


def plural_form(code: str, n: int) -> int:
    """Which of the two forms a count takes; Portuguese says zero in the singular (CLDR, pt)."""
    return 0 if n == 1 or (code == "pt" and n == 0) else 1


def read_ts(path: Path) -> dict[_Key, tuple[str, ...]]:
    """(context, source, comment) -> translation, or its plural forms; unfinished ones are left out."""
    found: dict[_Key, tuple[str, ...]] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file, shipped with the app
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                continue
            forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            key = (name, message.findtext("source") or "", message.findtext("comment") or "")
            found[key] = forms or (translation.text or "",)
    return found


class TsTranslator(QTranslator):
    """Answers Qt's questions from a .ts file."""

    def __init__(self, path: Path, code: str) -> None:
        super().__init__()
        self._code = code
        self._words = read_ts(path) if path.is_file() else {}

    def isEmpty(self) -> bool:
        return not self._words

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        forms = self._words.get((context, source, comment or ""))
        if not forms:
            return NOT_FOUND
        return forms[min(plural_form(self._code, n), len(forms) - 1)] if n >= 0 else forms[0]


_VOWELS = str.maketrans("aeiouAEIOUnN", "áéíóúÁÉÍÓÚñÑ")
_KEEP = re.compile(r"(\{[^}]*\}|%n|%L?\d|</?b>|&)")


def pseudo(source: str) -> str:
    """A text a third longer, with accents, between brackets; placeholders and markup stay."""
    parts = [part if _KEEP.fullmatch(part) else part.translate(_VOWELS) for part in _KEEP.split(source)]
    filling = "~" * max(1, round(len(source) * 0.33) - 2)
    return f"[{''.join(parts)}{filling}]"


class PseudoTranslator(QTranslator):
    """Speaks the pseudo-language: what stays in plain English on the screen was never marked for translation."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        keeps = context.startswith(("Q", "q")) or (context == "format" and "MMM" in source)
        return NOT_FOUND if keeps else pseudo(source)
