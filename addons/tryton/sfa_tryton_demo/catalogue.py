# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue of the demo company: shelves, invented brands, articles, and the price lists of its groups."""

from datetime import date, timedelta
from decimal import Decimal

from sfa_tryton_demo.company import Category, PriceList, PriceRule, Product
from sfa_tryton_demo.dice import Dice

_FLAT = (1.0,) * 12
_SUMMER = (1.9, 1.7, 1.1, 0.6, 0.4, 0.3, 0.3, 0.4, 0.7, 1.1, 1.6, 2.0)
_WINTER = (0.5, 0.5, 0.7, 1.0, 1.4, 1.8, 1.9, 1.6, 1.1, 0.8, 0.6, 0.5)
_GIFTS = (0.7, 0.9, 0.8, 0.9, 1.1, 1.2, 0.9, 0.9, 1.1, 1.6, 1.1, 1.7)

CATEGORIES = (
    Category("Farmacia", "", _FLAT),
    Category("Perfumería", "", _FLAT),
    Category("Consumo", "", _FLAT),
    Category("Primeros auxilios", "Farmacia", _FLAT),
    Category("Higiene y desinfección", "Farmacia", _WINTER),
    Category("Suplementos dietarios", "Farmacia", _FLAT),
    Category("Cuidado del bebé", "Farmacia", _FLAT),
    Category("Protección solar", "Perfumería", _SUMMER),
    Category("Dermocosmética", "Perfumería", _FLAT),
    Category("Cuidado capilar", "Perfumería", _FLAT),
    Category("Fragancias", "Perfumería", _GIFTS),
    Category("Repelentes", "Consumo", _SUMMER),
    Category("Higiene bucal", "Consumo", _FLAT),
    Category("Alimentos saludables", "Consumo", _FLAT),
)
_ARTICLES: dict[str, tuple[tuple[str, str, tuple[str, ...], int, int], ...]] = {
    "Primeros auxilios": (
        ("Gasa estéril", "caja", ("10 × 10 cm, caja × 50", "20 × 20 cm, caja × 25"), 1200, 3400),
        ("Venda elástica", "u", ("5 cm × 5 m", "10 cm × 5 m", "15 cm × 5 m"), 600, 1500),
        ("Apósitos", "caja", ("surtidos × 20", "para niños × 30", "resistentes al agua × 20"), 700, 1800),
        ("Agua oxigenada", "u", ("10 vol 100 ml", "10 vol 250 ml"), 500, 1200),
        ("Termómetro digital", "u", ("punta rígida", "punta flexible"), 3900, 7800),
    ),
    "Higiene y desinfección": (
        ("Alcohol en gel", "u", ("70 % 60 ml", "70 % 250 ml", "70 % 500 ml", "70 % 1 l"), 900, 4200),
        ("Alcohol etílico", "u", ("96° 250 ml", "96° 500 ml", "96° 1 l"), 900, 3100),
        ("Jabón antiséptico", "u", ("líquido 300 ml", "en barra 90 g"), 1100, 2900),
        ("Toallitas desinfectantes", "paq", ("× 35", "× 60"), 1500, 3600),
    ),
    "Suplementos dietarios": (
        ("Magnesio", "u", ("30 comprimidos", "60 comprimidos"), 5400, 11900),
        ("Vitamina C", "u", ("1 g efervescente × 10", "1 g efervescente × 20"), 2900, 6400),
        ("Colágeno hidrolizado", "u", ("sabor naranja 360 g", "sin sabor 360 g"), 11800, 19800),
        ("Omega 3", "u", ("60 cápsulas", "90 cápsulas"), 7800, 14600),
    ),
    "Cuidado del bebé": (
        ("Óleo calcáreo", "u", ("250 ml", "500 ml", "1 l"), 1900, 5600),
        ("Pañales", "paq", ("recién nacido × 36", "P × 32", "M × 28", "G × 24", "XG × 20"), 7200, 12800),
        ("Toallitas", "paq", ("× 50", "× 80"), 1300, 2400),
        ("Shampoo de manzanilla para bebé", "u", ("200 ml", "400 ml"), 1900, 3900),
    ),
    "Protección solar": (
        (
            "Protector solar",
            "u",
            ("FPS 30 200 ml", "FPS 50 200 ml", "FPS 50+ 200 ml", "niños FPS 65 150 ml"),
            7900,
            14200,
        ),
        ("Gel post solar", "u", ("200 ml", "400 ml"), 4100, 7300),
        ("Bronceador", "u", ("zanahoria 120 ml", "coco 120 ml"), 3900, 6200),
    ),
    "Dermocosmética": (
        ("Crema hidratante", "u", ("100 ml", "200 ml", "400 ml"), 3900, 9800),
        ("Crema de manos", "u", ("caléndula 60 g", "karité 60 g", "urea 100 g"), 1500, 3600),
        ("Agua micelar", "u", ("200 ml", "400 ml"), 3100, 6900),
        ("Sérum facial", "u", ("ácido hialurónico 30 ml", "niacinamida 30 ml", "retinol 30 ml"), 9800, 21500),
    ),
    "Cuidado capilar": (
        ("Shampoo anticaspa", "u", ("200 ml", "400 ml"), 2600, 4900),
        ("Shampoo reparador", "u", ("200 ml", "400 ml", "1 l"), 2100, 6200),
        ("Acondicionador", "u", ("nutrición 400 ml", "rulos 400 ml", "lisos 400 ml"), 2300, 4600),
        (
            "Tintura",
            "u",
            ("castaño claro", "castaño oscuro", "rubio ceniza", "negro azulado", "rojo cobrizo"),
            2900,
            5200,
        ),
    ),
    "Fragancias": (
        ("Colonia", "u", ("lavanda 100 ml", "cítrica 100 ml", "infantil 200 ml"), 4900, 9800),
        ("Perfume", "u", ("Aurora 50 ml", "Noche 50 ml", "Río 100 ml"), 14800, 38900),
        ("Desodorante", "u", ("aerosol 150 ml", "roll-on 50 ml", "en crema 60 g"), 1700, 3600),
    ),
    "Repelentes": (
        ("Repelente", "u", ("aerosol 170 ml", "crema 200 ml", "niños 100 ml", "extra duración 170 ml"), 2300, 4900),
        ("Espirales", "caja", ("× 12", "× 24"), 900, 1700),
    ),
    "Higiene bucal": (
        ("Pasta dental", "u", ("90 g", "180 g", "sensibilidad 90 g", "niños 60 g"), 1200, 3900),
        ("Cepillo dental", "u", ("suave", "medio", "niños", "ortodoncia"), 1100, 3300),
        ("Enjuague bucal", "u", ("250 ml", "500 ml"), 2300, 4600),
    ),
    "Alimentos saludables": (
        ("Barra de cereal", "caja", ("frutos rojos × 20", "almendra y miel × 20", "cacao × 20"), 6900, 11900),
        ("Leche de almendras", "u", ("original 1 l", "vainilla 1 l"), 1900, 3200),
        ("Granola", "u", ("clásica 500 g", "sin azúcar 500 g"), 2900, 5200),
    ),
}
_BRANDS = ("Nubeluz", "Brisa", "Solara", "Ñandú", "Litoralia", "Ámbar", "Verdeagua", "Ceibal", "Aromía", "Yuyera")
_LINES = (
    "",
    "Plus",
    "Clásica",
    "Natural",
    "Pro",
    "Sensitive",
    "Familiar",
    "Express",
    "Premium",
    "Kids",
    "Activa",
    "Suave",
)
_KNOWN = (
    ("2041", "Óleo calcáreo Nubeluz 500 ml", "Cuidado del bebé", "Nubeluz", "u", "3480", 640),
    ("2077", "Pañales Nubeluz recién nacido × 36", "Cuidado del bebé", "Nubeluz", "paq", "9850", 112),
    ("1180", "Alcohol en gel Brisa 70 % 500 ml", "Higiene y desinfección", "Brisa", "u", "1920", 1204),
    ("3312", "Protector solar Solara FPS 50+ 200 ml", "Protección solar", "Solara", "u", "11400", 86),
    ("3317", "Solara crema hidratante 400 ml", "Dermocosmética", "Solara", "u", "7260", 0),
    ("3318", "Solara Plus crema hidratante 400 ml", "Dermocosmética", "Solara", "u", "7260", 58),
    ("1402", "Gasa estéril Brisa 10 × 10 cm, caja × 50", "Primeros auxilios", "Brisa", "caja", "2150", 300),
    ("1455", "Venda elástica Brisa 10 cm × 5 m", "Primeros auxilios", "Brisa", "u", "890", 5),
    ("2209", "Shampoo anticaspa Brisa 400 ml", "Cuidado capilar", "Brisa", "u", "4310", 73),
    ("3340", "Gel post solar Solara 200 ml", "Protección solar", "Solara", "u", "5700", 140),
    ("4102", "Repelente Brisa aerosol 170 ml", "Repelentes", "Brisa", "u", "2590", 420),
    ("2103", "Toallitas Nubeluz × 80", "Cuidado del bebé", "Nubeluz", "paq", "1890", 510),
)
SHORT_CODE = "1455"  # the product whose stock does not cover a usual order
LISTS = ("Farmacias", "Perfumerías", "Mayoristas", "Autoservicios")


def _barcode(number: int) -> str:
    """An EAN-13 of the range for use inside a company (prefix 2), with its check digit."""
    digits = f"2{number:011d}"
    check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    return f"{digits}{check}"


def _tax(category: str) -> str:
    return "10.5" if category == "Alimentos saludables" else "21"


def products(dice: Dice, count: int) -> list[Product]:
    """The articles: the known ones first, then brands × articles × presentations until there are `count`."""
    made = [
        Product(
            code, name, _barcode(int(code)), category, brand, unit, Decimal(price), _tax(category), stock, 1, 1, 6.0
        )
        for code, name, category, brand, unit, price, stock in _KNOWN
    ]
    names = {product.name for product in made}
    combinations = [
        (category, article, line, brand, variant)
        for line in _LINES
        for category, articles in _ARTICLES.items()
        for article in articles
        for brand in _BRANDS
        for variant in article[2]
    ]
    first = len(combinations) // len(_LINES)
    deck = dice.shuffled(combinations[:first]) + dice.shuffled(combinations[first:])
    number = 5000
    for category, article, line, brand, variant in deck:
        if len(made) == count:
            break
        name = " ".join(part for part in (article[0], brand, line, variant) if part)
        if name in names:
            continue
        names.add(name)
        number += 1
        multiple = dice.pick((1, 1, 1, 1, 2, 3, 6, 12))
        price = Decimal(dice.whole(article[3] // 10, article[4] // 10) * 10)
        stock = 0 if dice.chance(0.02) else int(12 / (0.02 + dice.unit()))
        made.append(
            Product(
                str(number), name, _barcode(number), category, brand, article[1], price, _tax(category), stock,
                multiple * dice.pick((1, 1, 1, 2)), multiple, 0.15 + 4 * dice.unit() ** 5,
            )
        )  # fmt: skip
    _discontinue(dice, made)
    return made


def _discontinue(dice: Dice, made: list[Product]) -> None:
    """Take about 3 % off the catalogue, each with one of the same shelf in its place."""
    by_code = {product.code: product for product in made}
    by_code["3317"].active, by_code["3317"].substitute = False, "3318"
    shelves: dict[str, list[Product]] = {}
    for product in made[len(_KNOWN) :]:
        shelves.setdefault(product.category, []).append(product)
    for shelf in shelves.values():
        for product, following in zip(shelf[::2], shelf[1::2], strict=False):
            if dice.chance(0.06):
                product.active, product.substitute, product.stock = False, following.code, 0


def price_lists(today: date) -> tuple[PriceList, ...]:
    """The lists of the four groups, with quantity breaks and dates, and those agreed with single accounts."""
    month = today.replace(day=1)
    last_year = month - timedelta(days=365)
    summer = PriceRule(
        Decimal("0.93"), category="Protección solar", quantity=12, starts_on=month, ends_on=month + timedelta(days=120)
    )
    past = PriceRule(
        Decimal("0.90"), category="Repelentes", starts_on=last_year, ends_on=last_year + timedelta(days=90)
    )
    return (
        PriceList(
            "Farmacias",
            (
                summer,
                past,
                PriceRule(Decimal("0.95"), product="2041", quantity=12),
                PriceRule(Decimal("0.92"), category="Primeros auxilios", quantity=48),
                PriceRule(Decimal("0.95"), category="Farmacia", quantity=24),
                PriceRule(Decimal("0.97"), category="Perfumería", quantity=24),
                PriceRule(Decimal("1")),
            ),
        ),
        PriceList(
            "Perfumerías",
            (
                summer,
                PriceRule(Decimal("0.90"), category="Fragancias", quantity=12),
                PriceRule(Decimal("0.94"), category="Perfumería", quantity=6),
                PriceRule(Decimal("0.98"), category="Perfumería"),
                PriceRule(Decimal("1.03")),
            ),
        ),
        PriceList(
            "Mayoristas",
            (
                PriceRule(Decimal("0.78"), quantity=144),
                PriceRule(Decimal("0.82"), quantity=48),
                PriceRule(Decimal("0.87")),
            ),
        ),
        PriceList(
            "Autoservicios",
            (
                past,
                PriceRule(Decimal("0.93"), category="Consumo", quantity=24),
                PriceRule(Decimal("0.96"), category="Consumo"),
                PriceRule(Decimal("1.02")),
            ),
        ),
        PriceList(
            "Acuerdo Droguería Íntegra",
            (
                PriceRule(Decimal("0.72"), category="Higiene y desinfección", quantity=60),
                PriceRule(Decimal("0.79"), quantity=24),
                PriceRule(Decimal("0.84")),
            ),
        ),
        PriceList(
            "Acuerdo Cooperativa 2026",
            (
                PriceRule(
                    Decimal("0.80"), quantity=24, starts_on=date(today.year, 1, 1), ends_on=date(today.year, 11, 30)
                ),
                PriceRule(Decimal("0.90")),
            ),
        ),
    )
