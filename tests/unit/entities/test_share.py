from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.share import WHOLE, Share, shares


def test_one_endpoint_has_everything_whatever_is_said_of_owners() -> None:
    assert shares(("crm",), {"*": "crm", "order": "gone"}) == {"crm": WHOLE}
    assert shares(("crm", "unused"), {"*": "crm"}) == {"crm": WHOLE}
    assert shares((), {}) == {}


def test_the_owner_of_the_accounts_is_first_and_is_remembered_without_a_name() -> None:
    found = shares(("erp", "crm"), {"*": "erp", "account": "crm", "visit": "crm"})
    assert list(found) == ["crm", "erp"]
    assert found["crm"] == Share("", frozenset({"account", "visit"}))
    assert found["erp"].endpoint == "erp"
    assert (found["crm"].named("office"), found["erp"].named("office")) == ("office", "office@erp")


def test_every_kind_has_one_owner_and_lines_are_where_their_order_is() -> None:
    found = shares(("crm", "erp"), {"*": "crm", "order": "erp"})
    assert all(sum(share.owns(kind) for share in found.values()) == 1 for kind in SYNCED)
    assert found["erp"].owns("order_line")
    assert not found["crm"].owns("order_line")
