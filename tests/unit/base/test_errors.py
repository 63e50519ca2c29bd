"""One error family: every class has a sentence, an action or a reason for none, and a code of its own."""

from string import Formatter

import pytest

from sfa_desktop.base import central_errors, errors, guard_errors
from sfa_desktop.base.errors import AccessDenied, SfaError

FAMILIES = (central_errors, guard_errors)


def family(root: type[SfaError] = SfaError) -> list[type[SfaError]]:
    """What people may see; a connector's own kinds of an error, if one was imported by another test, are not."""
    children = [child for child in root.__subclasses__() if child.__module__.startswith("sfa_desktop.base.")]
    return [root, *(leaf for child in children for leaf in family(child))]


@pytest.mark.parametrize("error", family(), ids=lambda e: e.__name__)
def test_every_error_speaks_and_gives_an_exit_code(error: type[SfaError]) -> None:
    wanted = {name for _, name, _, _ in Formatter().parse(error.sentence + error.action) if name}
    text = str(error(**dict.fromkeys(wanted, "seven")))
    assert text
    assert "?" not in text
    assert error.exit_code in {1, 2, 3, 4, 5}


def test_codes_are_not_shared() -> None:
    codes = [error.code for error in family() if "code" in vars(error)]
    assert len(codes) == len(set(codes))


def test_a_missing_value_never_breaks_a_message() -> None:
    assert "?" in str(errors.NotFound(kind="account"))


def test_what_a_server_said_in_a_whole_sentence_gets_no_second_full_stop() -> None:
    assert "this.." not in str(AccessDenied(detail="Only administrators may do this."))
    assert "may do this. Ask" in str(AccessDenied(detail="Only administrators may do this."))
