"""Whatever an Odoo answers becomes records or an error of the family: recorded answers, mutated by seed."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from sfa_desktop.base.errors import RemoteError
from sfa_desktop.connectors.odoo import OdooConnector
from tests.support.odoo import OdooModel
from tests.support.odoo_company import company
from tests.support.recorded import Request, Response, serving

CONNECTORS = 6
_ODD: tuple[Any, ...] = (
    None,
    False,
    True,
    0,
    -1,
    1e308,
    2**70,
    "",
    "x",
    "2026-13-45",
    [],
    [None],
    {},
    {"id": "x"},
    [[]],
)


def mutated(body: Any, dice: random.Random) -> Any:
    """The body with something in it exchanged, taken away, wrapped or cut."""
    kind = dice.randrange(6)
    if kind == 0:
        return dice.choice(_ODD)
    if kind == 1:
        return json.dumps(body)[: dice.randrange(1, 60)].encode()
    if kind == 2:
        return b"<html>Welcome to the hotel</html>"
    if isinstance(body, list) and body:
        at = dice.randrange(len(body))
        return [mutated(one, dice) if n == at else one for n, one in enumerate(body)]
    if isinstance(body, dict) and body:
        name = dice.choice(list(body))
        if kind == 3:
            return {n: v for n, v in body.items() if n != name}
        return {**body, name: dice.choice(_ODD)}
    return dice.choice(_ODD)


def answering(model: OdooModel, dice: random.Random) -> Callable[[Request], Response]:
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
    server = OdooModel(version=dice.choice(("19.0", "17.0")))
    company(server, customers=3)
    met: set[str] = set()
    with serving(answering(server, dice)) as url:
        for _ in range(CONNECTORS):
            connector = OdooConnector(url=url, database="crm", user="laura", secret="laura-key")
            for kind in ("account", "address", "product", "price_rule", "order", "visit", "opportunity", "task"):
                for verb in (connector.pull, connector.inventory):
                    try:
                        verb(kind, "", 5)
                        met.add("records")
                    except RemoteError as error:
                        met.add(error.code)
            connector.close()
    assert len(met) > 1
