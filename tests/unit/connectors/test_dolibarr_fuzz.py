"""Whatever a Dolibarr answers becomes records or an error of the family: its answers, mutated by seed."""

import io
import random
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from sfa_desktop.base.errors import RemoteError
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.dolibarr import DolibarrConnector
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Operation
from tests.support.dolibarr import DolibarrModel, company
from tests.support.mutated import mutated
from tests.support.recorded import Request, Response, serving

CONNECTORS = 6
DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)


def answering(model: DolibarrModel, dice: random.Random) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        response = model(request)
        if dice.random() < 0.85:
            return response
        body = mutated(response.body, dice)
        return Response(dice.choice((response.status, 200, 500, 404, 304)), body, response.headers)

    return answer


@pytest.mark.parametrize("seed", range(4))
def test_odd_answers_are_records_or_named_errors(seed: int) -> None:
    dice = random.Random(seed)
    server = DolibarrModel()
    server.mode = ("levels", "customer", "breaks", "")[seed]
    accounts, oil, _ = company(server, customers=2)
    server.customer_prices.append({"id": "1", "fk_product": str(oil), "fk_soc": str(accounts[0]), "price": "7.05"})
    server.breaks[oil] = [{"rowid": "1", "unitprice": "7.2", "quantity": "12", "remise_percent": "0"}]
    server.add("orders", socid=str(accounts[0]), ref="CO1", lines=[{"fk_product": str(oil), "qty": 2}], date=1795305600)
    met: set[str] = set()
    with serving(answering(server, dice)) as url:
        for _ in range(CONNECTORS):
            connector = DolibarrConnector(url=url, secret="admin-key")
            for kind in connector.site.mapping.kinds:
                made = Operation(id=new_id(), group_id="g", kind="account", record_id=new_id(), action=Action.CREATE,
                                 values={"name": new_id()})  # fmt: skip
                group = Group(id="g", operations=(made,))
                file = Attachment(id=new_id(), kind="account", record_id="k", name="a.txt")
                verbs: tuple[Callable[[], Any], ...] = (
                    partial(connector.hello, DEVICE, {}),
                    partial(connector.pull, kind, "", 5),
                    partial(connector.inventory, kind, "", 5),
                    partial(connector.push, [group], DEVICE),
                    partial(connector.lookup, [group]),
                    partial(connector.files, kind, {"k": str(accounts[0])}),
                    partial(connector.upload, file, str(accounts[0]), io.BytesIO(b"x"), lambda _: None),
                    connector.mapped_kinds,
                )
                for verb in verbs:
                    try:
                        verb()
                        met.add("records")
                    except RemoteError as error:
                        met.add(error.code)
            connector.close()
    assert len(met) > 1
