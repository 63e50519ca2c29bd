"""Who the user is, for record rules; and the scheduled upkeep of the feed."""

from trytond.pool import Pool, PoolMeta


class Rule(metaclass=PoolMeta):
    __name__ = "ir.rule"

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.domain.help += '\n- "employees" as list of employee ids of the current user'

    @classmethod
    def _get_context(cls, model_name):
        context = super()._get_context(model_name)
        context["employees"] = list(Pool().get("res.user").get_employees())
        return context

    @classmethod
    def _get_cache_key(cls, model_names):
        return (*super()._get_cache_key(model_names), Pool().get("res.user").get_employees())


class Cron(metaclass=PoolMeta):
    __name__ = "ir.cron"

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.method.selection.extend(
            [
                ("sfa.change|compact", "Compact the Field Sales Feed"),
                ("sfa.change|prune", "Prune the Field Sales Feed"),
                ("sfa.upload|prune", "Drop Unfinished Field Sales Uploads"),
            ]
        )
