"""What is sold, for the feed: products, taxes and price lists."""

from trytond.model import fields
from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction

from .mixin import FeedMixin, KindMixin, custom_fields


def products_of_templates(ids):
    """The ids of the products of templates, archived ones included."""
    cursor = Transaction().connection.cursor()
    table = Pool().get("product.product").__table__()
    found = []
    ids = list(ids)
    for start in range(0, len(ids), 500):
        cursor.execute(*table.select(table.id, where=table.template.in_(ids[start : start + 500])))
        found.extend(id_ for (id_,) in cursor)
    return found


class Template(FeedMixin, metaclass=PoolMeta):
    __name__ = "product.template"

    @classmethod
    def _sfa_feed(cls, touches, templates, field_names):
        touches.edit("product", products_of_templates([t.id for t in templates]))


class Product(KindMixin, metaclass=PoolMeta):
    __name__ = "product.product"
    brand = fields.Char("Brand")
    sale_minimum = fields.Float("Minimum to Sell", help="The least quantity an order may hold, in the sale unit.")
    sale_multiple = fields.Float("Sold by Multiples Of", help="Quantities are multiples of this, in the sale unit.")
    substitute = fields.Many2One(
        "product.product", "Substitute", ondelete="SET NULL", help="What to offer instead once it is discontinued."
    )
    custom = custom_fields("product")


class _TemplateChild(FeedMixin):
    __slots__ = ()

    @classmethod
    def _sfa_feed(cls, touches, records, field_names):
        touches.edit("product", products_of_templates({r.template.id for r in records if r.template}))


class ListPrice(_TemplateChild, metaclass=PoolMeta):
    __name__ = "product.list_price"


class TemplateCategory(_TemplateChild, metaclass=PoolMeta):
    __name__ = "product.template-product.category"


class Category(FeedMixin, metaclass=PoolMeta):
    __name__ = "product.category"

    @classmethod
    def _sfa_feed(cls, touches, categories, field_names):
        pool = Pool()
        Template = pool.get("product.template")
        ids = [c.id for c in categories]
        with Transaction().set_context(active_test=False):
            categories = cls.search([("parent", "child_of", ids, "parent")])
            ids = [c.id for c in categories]
            templates = Template.search(["OR", ("categories", "in", ids), ("account_category", "in", ids)])
        touches.edit("product", products_of_templates([t.id for t in templates]))


class CategoryTax(FeedMixin, metaclass=PoolMeta):
    __name__ = "product.category-customer-account.tax"

    @classmethod
    def _sfa_feed(cls, touches, records, field_names):
        Pool().get("product.category")._sfa_feed(touches, {r.category for r in records if r.category}, field_names)


class Tax(KindMixin, metaclass=PoolMeta):
    __name__ = "account.tax"


class PriceList(KindMixin, metaclass=PoolMeta):
    __name__ = "product.price_list"


class PriceListLine(KindMixin, metaclass=PoolMeta):
    __name__ = "product.price_list.line"


class SaleConfigurationPriceList(FeedMixin, metaclass=PoolMeta):
    __name__ = "sale.configuration.sale_price_list"

    @classmethod
    def _sfa_feed(cls, touches, records, field_names):
        touches.edit("price_list", {r.sale_price_list.id for r in records if r.sale_price_list})
