"""Whatever an ERPNext answers becomes records or an error of the family: recorded answers, mutated by seed."""

import random
from collections.abc import Callable

import pytest

from sfa_desktop.base.errors import RemoteError
from sfa_desktop.connectors.erpnext import ErpnextConnector
from tests.support.erpnext import ErpnextModel
from tests.support.erpnext_doctypes import company
from tests.support.mutated import mutated
from tests.support.recorded import Request, Response, serving

CONNECTORS = 6


def answering(model: ErpnextModel, dice: random.Random) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        response = model(request)
        if dice.random() < 0.8:
            return response
        body = mutated(response.body, dice)
        return Response(dice.choice((response.status, 200, 500)), body, response.headers)

    return answer


@pytest.mark.parametrize("seed", range(3))
def test_odd_answers_are_records_or_named_errors(seed: int) -> None:
    dice = random.Random(seed)
    server = ErpnextModel()
    company(server)
    met: set[str] = set()
    with serving(answering(server, dice)) as url:
        for _ in range(CONNECTORS):
            connector = ErpnextConnector(url=url, user="admin-key", secret="admin-secret")
            for kind in ("account", "address", "product", "price_rule", "order", "visit", "opportunity", "task"):
                for verb in (connector.pull, connector.inventory):
                    try:
                        verb(kind, "", 5)
                        met.add("records")
                    except RemoteError as error:
                        met.add(error.code)
            connector.close()
    assert len(met) > 1
