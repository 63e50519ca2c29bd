"""Identifiers: sorted by time on the laptop, the same everywhere for what is born on a server."""

import uuid

from sfa_desktop.base.ids import new_id, server_id


def test_new_ids_are_version_7_and_sort_by_the_time_they_were_made() -> None:
    made = [new_id() for _ in range(1000)]
    assert {uuid.UUID(text).version for text in made} == {7}
    assert len(set(made)) == 1000
    assert made == sorted(made)


def test_server_ids_depend_on_server_kind_and_record_only() -> None:
    first = server_id("4f7c", "account", "12")
    assert first == server_id("4f7c", "account", "12")
    assert uuid.UUID(first).version == 5
    assert len({first, server_id("other", "account", "12"), server_id("4f7c", "contact", "12")}) == 3
