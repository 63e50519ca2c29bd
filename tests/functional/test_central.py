"""The embedded central CRM, lived through with the real thing."""

import pytest

from tests.support.central import Central

pytestmark = pytest.mark.functional


def test_the_shared_server_answers_a_login(shared_central: Central) -> None:
    assert shared_central.reps[0].login == "lucia"


def test_a_test_has_a_server_of_its_own(central: Central, shared_central: Central) -> None:
    assert central.url != shared_central.url
