"""Answers that decode and still make no sense: a list where a record should be, an id that is a word.

They become errors of the family, so that a server's odd answer never looks like a fault of the app or ends a round.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from sfa_desktop.base.errors import OutcomeUnknown, ServerFault
from sfa_desktop.connectors.kit.decoder import Garbled

P = ParamSpec("P")
R = TypeVar("R")
_NONSENSE = (Garbled, KeyError, IndexError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)


def sensible(verb: Callable[P, R]) -> Callable[P, R]:
    """A verb that reads: what stumbles over an answer is a ServerFault that names where."""

    @wraps(verb)
    def asked(*args: P.args, **more: P.kwargs) -> R:
        try:
            return verb(*args, **more)
        except _NONSENSE as error:
            detail = f"an answer to {verb.__name__} that makes no sense: {type(error).__name__}"
        raise ServerFault(detail=detail)

    return asked


def sensible_write(verb: Callable[P, R]) -> Callable[P, R]:
    """A verb that writes: after a nonsensical answer it is not known what was done, so it is looked up."""

    @wraps(verb)
    def asked(*args: P.args, **more: P.kwargs) -> R:
        try:
            return verb(*args, **more)
        except _NONSENSE:
            pass
        raise OutcomeUnknown()

    return asked
