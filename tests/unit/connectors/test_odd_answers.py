"""Whatever a CRM answers becomes records or an error of the family, and no record gets lost without a word: answers of
their models changed by seed, a few of the many that `make answers` gives."""

import pytest

from sfa_desktop.base.errors import ServerFault
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import Page
from tests.answers.asking import ROUND, Asking
from tests.answers.many import rounds
from tests.answers.offices import OFFICES


@pytest.mark.parametrize("crm", sorted(OFFICES))
def test_odd_answers_are_records_or_named_errors(crm: str) -> None:
    for _, seed, answers in rounds([crm], 3 * ROUND, 0):
        found = Asking(crm, seed).run(answers)
        assert not found.faults, found.faults
        assert found.answers == answers
        assert len(found.met) > 1  # records and errors: it was asked, and it was answered


def _faults(monkeypatch: pytest.MonkeyPatch, crm: str, broken: object) -> list[str]:
    """What is found of a connector whose pull is another one."""
    office = Asking(crm, 0)
    connector = type(office.office.connector())
    monkeypatch.setattr(connector, "pull", broken)
    return [fault for seed in range(4) for fault in Asking(crm, seed).run(ROUND).faults]


def test_a_record_that_gets_lost_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = type(Asking("espocrm", 0).office.connector()).pull

    def pull(connector: Connector, kind: str, cursor: str, limit: int) -> Page:
        try:
            return whole(connector, kind, cursor, limit)  # type: ignore[arg-type]  # it is one of this class
        except ServerFault:
            return Page(kind=kind, columns=(), rows=())

    assert any("got lost" in fault for fault in _faults(monkeypatch, "espocrm", pull))


def test_an_error_of_no_family_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = type(Asking("espocrm", 0).office.connector()).pull

    def pull(connector: Connector, kind: str, cursor: str, limit: int) -> Page:
        try:
            return whole(connector, kind, cursor, limit)  # type: ignore[arg-type]  # it is one of this class
        except ServerFault:
            raise KeyError("list") from None

    assert any("KeyError" in fault for fault in _faults(monkeypatch, "espocrm", pull))
