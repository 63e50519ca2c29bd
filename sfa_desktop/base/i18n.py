"""Marks text for translation in files that must not know Qt."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return `text` as it is; `pyside6-lupdate` collects it under `context` by this function's name."""
    return text
