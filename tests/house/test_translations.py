"""Every text is collected and translated into every language, with the same values in it."""

import re

import pytest
import translations
from collect import NotCollectable, Source, collect

VALUES = re.compile(r"\{\w+\}|%n|</?b>")


def test_every_text_is_collected_and_translated() -> None:
    assert translations.missing() == []


@pytest.mark.parametrize("code", translations.LANGUAGES)
def test_no_catalogue_holds_texts_that_are_gone(code: str) -> None:
    assert set(translations.read(code)) - translations.wanted(code) == set()


@pytest.mark.parametrize("code", translations.LANGUAGES)
def test_a_translation_carries_the_same_values_and_marks(code: str) -> None:
    broken = []
    for source, forms in translations.read(code).items():
        for form in forms:
            if form and sorted(VALUES.findall(form)) != sorted(VALUES.findall(source.text)):
                broken.append(f"{source.context}|{source.text} -> {form}")
    assert broken == []


def test_spanish_is_neutral() -> None:
    regional = re.compile(
        r"\b(vos|vosotros|vuestr\w+|ten[ée]s|quer[ée]s|pod[ée]s|eleg[íi]|cerr[áa]|guard[áa]|ordenador|m[óo]vil)\b",
        re.IGNORECASE,
    )
    said = [form for forms in translations.read("es").values() for form in forms]
    allowed = {"cerrará", "guardará"}
    assert [form for form in said if (hit := regional.search(form)) and hit[0].lower() not in allowed] == []


def test_the_catalogues_are_written_as_the_script_writes_them(tmp_path, monkeypatch) -> None:
    before = {code: (translations.FOLDER / f"sfa_{code}.ts").read_text("utf-8") for code in translations.LANGUAGES}
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    for code, text in before.items():
        (tmp_path / f"sfa_{code}.ts").write_text(text, "utf-8")
        translations.write(code, translations.read(code))
        assert (tmp_path / f"sfa_{code}.ts").read_text("utf-8") == text


def test_the_collector_reads_python_as_python(tmp_path) -> None:
    (tmp_path / "a.py").write_text(
        'from x import translate\n'
        'def _say(text, n=-1):\n    return translate("words", text, None, n)\n'
        'class Page(Base):\n'
        '    def a(self, n):\n'
        '        self.tr("one" " text")\n'
        '        translate("c", "%n day(s)", None, n // 2)\n'
        '        _say("%n visit(s)", len(n))\n'
        '        self.tr("Open", "a verb")\n'
        'LABEL = QT_TRANSLATE_NOOP("field", "Name")\n',
        "utf-8",
    )  # fmt: skip
    assert collect(tmp_path) == {
        Source("Page", "one text"),
        Source("c", "%n day(s)"),
        Source("words", "%n visit(s)"),
        Source("Page", "Open", "a verb"),
        Source("field", "Name"),
    }


def test_a_text_put_together_before_it_is_translated_is_refused(tmp_path) -> None:
    (tmp_path / "a.py").write_text('class A:\n    def f(self, x):\n        return self.tr(f"Hello {x}")\n', "utf-8")
    with pytest.raises(NotCollectable, match=r"a\.py:3"):
        collect(tmp_path)
