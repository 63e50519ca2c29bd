"""Evaluates the formula of a price rule: arithmetic over Decimals, and nothing else."""

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal, DecimalException, localcontext
from functools import lru_cache

LONGEST = 500
_LARGEST_POWER = 4_000_000  # the limit of simpleeval, which evaluates the formulas on a Tryton server
_CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN)

_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


class FormulaError(ValueError):
    """The formula is not arithmetic, names something unknown or cannot be computed."""


def evaluate(formula: str, names: Mapping[str, Decimal | None]) -> Decimal | None:
    """The value of `formula`; None if a name it uses has none (Tryton's `Null` swallows every operation).

    Numbers are read as Decimals, as trytond.tools.decimal_.decistmt does; the precision is 28 digits,
    rounding half to even, the defaults of the decimal module that a Tryton server runs with.
    Raises FormulaError.
    """
    tree = _parse(formula)
    try:
        with localcontext(_CONTEXT):
            return _value(tree, formula, names)
    except _Empty:
        return None
    except (DecimalException, ArithmeticError, RecursionError) as error:
        raise FormulaError(f"{formula!r} cannot be computed: {error or type(error).__name__}") from error


class _Empty(Exception):
    """A name without a value was met."""


@lru_cache(maxsize=4096)
def _parse(formula: str) -> ast.expr:
    if len(formula) > LONGEST:
        raise FormulaError(f"the formula is longer than {LONGEST} characters")
    try:
        return ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(f"{formula!r} is not a formula") from error


def _value(node: ast.expr, formula: str, names: Mapping[str, Decimal | None]) -> Decimal:
    match node:
        case ast.Constant(value=bool()):
            raise FormulaError(f"{formula!r}: only numbers can be computed with")
        case ast.Constant(value=int() | float()):
            return _number(ast.get_source_segment(formula.strip(), node) or "", formula)
        case ast.Name(id=name):
            if name not in names:
                raise FormulaError(f"{formula!r}: {name!r} is not known")
            value = names[name]
            if value is None:
                raise _Empty
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, formula, names)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return +_value(operand, formula, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            a, b = _value(left, formula, names), _value(right, formula, names)
            if isinstance(op, ast.Pow) and max(abs(a), abs(b)) > _LARGEST_POWER:
                raise FormulaError(f"{formula!r}: the power is too large")
            return _OPERATIONS[type(op)](a, b)
        case ast.IfExp(test=test, body=body, orelse=otherwise):
            return _value(body if _truth(test, formula, names) else otherwise, formula, names)
        case ast.Call(func=ast.Name(id="Decimal"), args=[ast.Constant(value=str() as text)], keywords=[]):
            return _number(text, formula)
        case ast.Call(func=ast.Name(id="Decimal"), args=[argument], keywords=[]):
            return _value(argument, formula, names)
        case _:
            raise FormulaError(f"{formula!r}: only arithmetic is allowed")


def _truth(node: ast.expr, formula: str, names: Mapping[str, Decimal | None]) -> bool:
    match node:
        case ast.Compare(left=left, ops=ops, comparators=rights) if all(type(op) in _COMPARISONS for op in ops):
            values = [_value(part, formula, names) for part in (left, *rights)]
            return all(_COMPARISONS[type(op)](a, b) for op, a, b in zip(ops, values[:-1], values[1:], strict=True))
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_truth(part, formula, names) for part in parts)
        case ast.BoolOp(op=ast.Or(), values=parts):
            return any(_truth(part, formula, names) for part in parts)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _truth(operand, formula, names)
        case _:
            return bool(_value(node, formula, names))


def _number(text: str, formula: str) -> Decimal:
    try:
        value = Decimal(text)
    except DecimalException as error:
        raise FormulaError(f"{formula!r}: {text!r} is not a number") from error
    if not value.is_finite():
        raise FormulaError(f"{formula!r}: {text!r} is not a number")
    return value
