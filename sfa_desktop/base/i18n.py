"""Marks text for translation in files that must not know Qt, and tells how a text reads in the other languages."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return `text` as it is; `pyside6-lupdate` collects it under `context` by this function's name."""
    return text


def in_all_languages(context: str, text: str) -> tuple[str, ...]:
    """A marked text in English and in each language that has a translation: what people may type for it."""
    return (text, *(found for words in _catalogues() if (found := words.get((context, text)))))


@cache
def _catalogues() -> tuple[Mapping[tuple[str, str], str], ...]:
    """What the translation sources (`resources/i18n/*.ts`, Qt's XML) hold; nothing where they are not shipped."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    folder = (inside if inside.is_dir() else package.parent / "resources") / "i18n"
    return tuple(_catalogue(path) for path in sorted(folder.glob("*.ts")))


def _catalogue(path: Path) -> Mapping[tuple[str, str], str]:
    try:
        root = ET.parse(path).getroot()  # noqa: S314 - a file of this program, not of a stranger
    except (OSError, ET.ParseError):
        return {}
    return {
        (context.findtext("name", ""), message.findtext("source", "")): translation
        for context in root.iter("context")
        for message in context.iter("message")
        if (translation := message.findtext("translation", ""))
    }
