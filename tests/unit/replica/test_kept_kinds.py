"""Which kinds the office keeps, as far as it has said so."""

from dataclasses import replace

from sfa_desktop.entities.exchange import ServerFacts
from sfa_desktop.replica.facts import keeps, set_facts
from sfa_desktop.replica.store import Replica


def test_what_the_office_keeps_is_what_it_has_said(replica: Replica) -> None:
    facts = ServerFacts(identity="one", server_time=None, heads={})
    with replica.write() as w:
        assert keeps(w, "order")
        set_facts(w, facts)
        assert keeps(w, "order")
        set_facts(w, replace(facts, scope={"kinds": ["account", "visit"]}))
        assert (keeps(w, "order"), keeps(w, "visit")) == (False, True)
