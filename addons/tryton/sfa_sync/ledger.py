"""The figures that change behind a record's back: balances by the books, stock by the moves."""

from trytond.pool import PoolMeta

from .mixin import FeedMixin


class MoveLine(FeedMixin, metaclass=PoolMeta):
    __name__ = "account.move.line"

    @classmethod
    def _sfa_feed(cls, touches, lines, field_names):
        touches.bump("account", {line.party.id for line in lines if line.party})


class StockMove(FeedMixin, metaclass=PoolMeta):
    __name__ = "stock.move"

    @classmethod
    def _sfa_feed(cls, touches, moves, field_names):
        touches.bump("product", {m.product.id for m in moves if m.state == "done" and m.product})
