"""Keeps resources/i18n in step with the sources, and says what is missing.

usage: translations.py                collect, and list what is not translated yet
       translations.py fill FILE      put translations in: {"es": {"Context|Source": "…" or ["one", "many"]}, …}

The files are Qt's own .ts format, sorted and without line numbers, so that two people's texts merge
without a conflict. English holds plurals only.
"""

import argparse
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from collect import Source, collect

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = {"en": "en_US", "es": "es_AR", "pt": "pt_BR"}
Words = tuple[str, ...]
"""A translation, or the two forms of a plural; empty strings where there is none yet."""


def wanted(code: str) -> set[Source]:
    """What a language has to translate."""
    sources = collect(ROOT / "sfa_desktop")
    return {source for source in sources if source.plural} if code == "en" else sources


def read(code: str) -> dict[Source, Words]:
    """What a catalogue holds."""
    path = FOLDER / f"sfa_{code}.ts"
    if not path.is_file():
        return {}
    found: dict[Source, Words] = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            source = Source(
                context.findtext("name") or "", message.findtext("source") or "", message.findtext("comment") or ""
            )
            translation = message.find("translation")
            forms = [] if translation is None else [form.text or "" for form in translation.iter("numerusform")]
            text = "" if translation is None else translation.text or ""
            found[source] = tuple(forms) if forms else (text.strip() if source.plural else text,)
    return found


def write(code: str, words: dict[Source, Words]) -> None:
    """Write a catalogue, sorted."""
    root = ET.Element("TS", version="2.1", language=LANGUAGES[code], sourcelanguage="en_US")
    contexts: dict[str, ET.Element] = {}
    for source in sorted(words):
        context = contexts.get(source.context)
        if context is None:
            context = contexts[source.context] = ET.SubElement(root, "context")
            ET.SubElement(context, "name").text = source.context
        message = ET.SubElement(context, "message", {"numerus": "yes"} if source.plural else {})
        ET.SubElement(message, "source").text = source.text
        if source.comment:
            ET.SubElement(message, "comment").text = source.comment
        translation = ET.SubElement(message, "translation", {} if all(words[source]) else {"type": "unfinished"})
        if source.plural:
            for form in words[source]:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = words[source][0]
    ET.indent(root, " " * 4)
    body = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'
    (FOLDER / f"sfa_{code}.ts").write_text(text, encoding="utf-8")


def update() -> None:
    """Collect: new texts come in empty, those that are gone go, translations stay."""
    for code in LANGUAGES:
        known = read(code)
        empty = {source: ("", "") if source.plural else ("",) for source in wanted(code)}
        kept = {source: known[source] for source in empty if source in known}
        write(code, empty | {s: w for s, w in kept.items() if len(w) == len(empty[s])})


def missing() -> list[str]:
    """`code Context|Source` of every text without a translation, and of texts not collected yet."""
    found = []
    for code in LANGUAGES:
        known = read(code)
        found += [f"{code} {s.context}|{s.text}" for s in sorted(wanted(code)) if not all(known.get(s, ("",)))]
    return found


def fill(file: Path) -> int:
    """Put translations in; returns how many."""
    count = 0
    for code, given in json.loads(file.read_text(encoding="utf-8")).items():
        known = read(code)
        for source in known:
            words = given.get(f"{source.context}|{source.text}")
            if words:
                forms = tuple(words) if isinstance(words, list) else (words,)
                known[source] = (forms * 2)[:2] if source.plural else forms[:1]
                count += 1
        write(code, known)
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["collect", "fill"], default="collect")
    parser.add_argument("file", nargs="?", type=Path)
    options = parser.parse_args()
    update()
    if options.what == "fill":
        print(f"{fill(options.file)} texts translated")
    print("\n".join(missing()) or "all texts are translated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
