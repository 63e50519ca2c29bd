import pytest

from sfa_desktop.rules.tax_ids import plain


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("30-71234567-8", "30712345678"),
        ("AR30712345678", "30712345678"),
        (" ar 30.712.345.678 ", "30712345678"),
        ("ESB12345674", "B12345674"),
        ("b-12345674", "B12345674"),
        ("12.345.678/0001-95", "12345678000195"),
        ("DE123456789", "123456789"),
    ],
)
def test_ways_of_writing_one_tax_id(written: str, same: str) -> None:
    assert plain(written) == same


def test_letters_make_another_company() -> None:
    assert plain("A12345674") != plain("B12345674")


@pytest.mark.parametrize("none", ["", "-", "12345", "00000000000", "99999999", "ñandú", "١٢٣٤٥٦٧٨"])
def test_what_is_no_tax_id(none: str) -> None:
    assert plain(none) == ""
