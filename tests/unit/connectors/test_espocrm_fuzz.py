"""Whatever an EspoCRM answers becomes records or an error of the family: its answers, mutated by seed."""

import random
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from sfa_desktop.base.errors import RemoteError
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.espocrm import EspoConnector
from sfa_desktop.entities.exchange import Action, Device, Group, Operation
from tests.support.espo import KEPT, EspoModel
from tests.support.mutated import mutated
from tests.support.recorded import Request, Response, serving

CONNECTORS = 6
DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)


def answering(model: EspoModel, dice: random.Random) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        response = model(request)
        if dice.random() < 0.85:
            return response
        body = mutated(response.body, dice)
        return Response(dice.choice((response.status, 200, 500, 403)), body, response.headers)

    return answer


def a_server() -> EspoModel:
    server = EspoModel()
    account = server.add("Account", name="Uno", billingAddressCity="Jaén")
    for entity in KEPT[1:]:
        server.add(entity, name="X", lastName="X", accountId=account, parentType="Account", parentId=account)
    return server


@pytest.mark.parametrize("seed", range(4))
def test_odd_answers_are_records_or_named_errors(seed: int) -> None:
    dice = random.Random(seed)
    met: set[str] = set()
    with serving(answering(a_server(), dice)) as url:
        for _ in range(CONNECTORS):
            connector = EspoConnector(url=url, user="admin", secret="password-admin")
            for kind in ("account", "address", "contact", "visit", "task", "case", "opportunity"):
                made = Operation(id=new_id(), group_id="g", kind="account", record_id=new_id(), action=Action.CREATE,
                                 values={"name": new_id()})  # fmt: skip
                group = Group(id="g", operations=(made,))
                verbs: tuple[Callable[[], Any], ...] = (
                    partial(connector.pull, kind, "", 5),
                    partial(connector.inventory, kind, "", 5),
                    partial(connector.push, [group], DEVICE),
                    partial(connector.lookup, [group]),
                    partial(connector.files, kind, {"k": "6b000000000000001"}),
                )
                for verb in verbs:
                    try:
                        verb()
                        met.add("records")
                    except RemoteError as error:
                        met.add(error.code)
            connector.close()
    assert len(met) > 1
