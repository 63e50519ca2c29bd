"""How much an account may still buy: its limit, less what it owes and what has not been sent yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sfa_desktop.entities import Account, Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """The sum behind the answer; `left` is None for an account without a limit."""

    limit: Decimal | None
    balance: Decimal
    overdue: Decimal
    unsent: Decimal
    """Orders taken on this laptop that the office's figures cannot know of."""
    left: Decimal | None
    as_of: datetime | None
    """When the office computed limit and balance."""


def credit_of(account: Account, unsent: Iterable[Order] = ()) -> Credit:
    """What is left of an account's credit; `unsent` are orders of any account that the office has not seen.

    Drafts do not count (nobody asked for them yet), nor do orders of other accounts or cancelled ones.
    """
    waiting = sum(
        (order.total or Decimal(0))
        for order in unsent
        if order.account_id == account.id and order.state not in ("draft", "cancelled")
    )
    balance = account.balance or Decimal(0)
    return Credit(
        limit=account.credit_limit,
        balance=balance,
        overdue=account.overdue or Decimal(0),
        unsent=Decimal(waiting),
        left=None if account.credit_limit is None else account.credit_limit - balance - waiting,
        as_of=account.figures_at,
    )
