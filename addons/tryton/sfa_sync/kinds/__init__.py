"""The kinds that travel, one declaration each, in the order of need."""

from .account import ACCOUNT
from .activity import CASE, OPPORTUNITY, TASK, VISIT
from .catalogue import PRICE_LIST, PRICE_RULE, PRODUCT, TAX
from .order import ORDER
from .place import ADDRESS, CONTACT

KINDS = {
    kind.name: kind
    for kind in (
        ACCOUNT,
        ADDRESS,
        CONTACT,
        TAX,
        PRICE_LIST,
        PRICE_RULE,
        PRODUCT,
        TASK,
        CASE,
        VISIT,
        ORDER,
        OPPORTUNITY,
    )
}
