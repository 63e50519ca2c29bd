"""A small territory, the same every time: what the pages are tested and photographed on.

Today is Tuesday 24 November 2026, 12:00 UTC. The rep is Lucía Ferreyra.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from sfa_desktop.base.ids import server_id
from sfa_desktop.entities import (
    KINDS,
    Account,
    Address,
    Case,
    Contact,
    Entity,
    Opportunity,
    Order,
    OrderLine,
    PriceList,
    PriceRule,
    Product,
    Task,
    Tax,
    Visit,
)
from sfa_desktop.entities.canonical import encode_entity
from sfa_desktop.entities.exchange import CustomField, Page, ServerFacts

IDENTITY = "6d9d1a52-0000-4000-8000-00000000b00c"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
OFFICE = datetime(2026, 11, 24, 10, 41, tzinfo=UTC)
REP = "Lucía Ferreyra"

PLACES = ("Rosario", "Granadero Baigorria", "Capitán Bermúdez", "San Lorenzo", "Funes", "Roldán", "Pueblo Esther")
NAMES = (
    "Farmacia Luz",
    "Droguería Íntegra del Litoral S.A.",
    "Perfumería Ñandubay",
    "Cooperativa Agropecuaria Capitán Bermúdez Ltda.",
    "Mayorista Peñaloza Hnos.",
    "Farmacia y Perfumería Nuestra Señora de la Merced",
    "Autoservicio Don Ángel",
    "Farmacia Echeverría",
    "Dietética Raíz & Semilla",
    "Almacén de Ramos Generales Güemes",
    "Clínica Veterinaria Ibáñez",
    "Supermercado El Pingüino de Pueblo Esther",
    "Farmacia Luzuriaga",
    "Perfumería Luz Clara",
    "Autoservicio Muñoz",
    "Kiosco Avenida",
    "Farmacia San Martín",
    "Botica del Pueblo",
    "Distribuidora Núñez y Cía.",
    "Farmacia Central",
    "Perfumería Aromas",
    "Almacén La Esperanza",
    "Supermercado Los Tilos",
    "Farmacia Belgrano",
    "Droguería Paraná",
    "Farmacia Müller",
    "Dietética El Girasol",
    "Autoservicio Familia Gómez",
    "Farmacia Alvear",
    "Veterinaria Patitas",
    "Perfumería Íris",
    "Farmacia Ávila",
    "Mayorista del Sur",
    "Farmacia Güiraldes",
    "Supermercado Unión",
    "Almacén Doña Petrona",
    "Farmacia del Carmen",
    "Kiosco El Trébol",
    "Farmacia Zeballos",
    "Distribuidora Ñu Porá",
)
PEOPLE = (
    ("María Luz Ferrero", "Dueña", "decides"),
    ("Josefina Núñez", "Compras", "buys"),
    ("José Gutiérrez", "Compras", "buys"),
    ("Ángela Peña", "Farmacéutica", "prescribes"),
    ("Raúl Ibáñez", "Encargado", "uses"),
    ("Sofía Gómez", "Dueña", "decides"),
)
PRODUCTS = (
    ("Crema Solara FPS 50 200 ml", "Protección solar", "8450.00"),
    ("Crema Solara Plus 400 ml", "Protección solar", "14980.00"),
    ("Champú Brisa de manzanilla 350 ml", "Cabello", "3120.50"),
    ("Acondicionador Brisa 350 ml", "Cabello", "3280.00"),
    ("Jabón líquido Almendra 500 ml", "Higiene", "2190.00"),
    ("Pañales Nube talle G x 36", "Bebé", "12640.00"),
    ("Toallitas Nube x 80", "Bebé", "2890.00"),
    ("Óleo calcáreo Nube 500 ml", "Bebé", "3540.00"),
    ("Vitamina C 1 g x 20", "Suplementos", "4210.00"),
    ("Magnesio en polvo 300 g", "Suplementos", "9870.00"),
    ("Colágeno con ácido hialurónico x 30", "Suplementos", "15430.00"),
    ("Alcohol en gel 250 ml", "Higiene", "1650.00"),
    ("Perfume Ñandú 50 ml", "Fragancias", "23900.00"),
    ("Perfume Ñandú 100 ml", "Fragancias", "38900.00"),
    ("Esmalte Íris rojo", "Cosmética", "1980.00"),
    ("Base líquida Íris tono 3", "Cosmética", "7650.00"),
    ("Cepillo dental Menta medio", "Bucal", "1240.00"),
    ("Pasta dental Menta 90 g", "Bucal", "1890.00"),
    ("Enjuague Menta 500 ml", "Bucal", "4350.00"),
    ("Repelente Campo 165 ml", "Hogar", "3990.00"),
    ("Algodón hidrófilo 200 g", "Higiene", "1780.00"),
    ("Termómetro digital", "Salud", "11200.00"),
    ("Tensiómetro de brazo", "Salud", "68400.00"),
    ("Apósitos surtidos x 20", "Salud", "1460.00"),
)
SUBJECTS = ("Visita de rutina", "Presentar lista nueva", "Reposición", "Cobranza", "Acuerdo anual")
NOTES = (
    "Quiere ordenar la dermocosmética. La competencia ofrece 8 % menos en pañales.",
    "Pidió la lista nueva de óleo calcáreo y condiciones por 48 unidades.",
    "Espera el aguinaldo; pedido chico.",
    "Estantería completa, falta cartelería.",
    "Recibió la mercadería fuera de horario.",
)
CUSTOM = (
    CustomField(
        kind="account",
        code="exhibitor",
        label="Exhibidor",
        type="choice",
        choices=(("none", "Ninguno"), ("counter", "De mostrador"), ("floor", "De piso")),
    ),
    CustomField(kind="account", code="square_metres", label="Metros de salón", type="integer"),
)


def key(kind: str, number: int) -> str:
    """The laptop's id of the office's record `number` of a kind."""
    return server_id(IDENTITY, kind, str(number))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of the fixture's days, in UTC."""
    return datetime.combine(day, time(hour, minute), UTC)


def _accounts() -> Iterable[Entity]:
    dice = Random(412)
    for n, name in enumerate(NAMES):
        segment = "ABC"[0 if n % 10 in (0, 1, 3, 7) else 1 if n % 3 else 2]
        limit = Decimal(dice.randrange(5, 60) * 10000)
        balance = Decimal("184300.00") if n == 0 else Decimal(dice.randrange(0, int(limit) * 110)) / 100
        yield Account(
            id=key("account", n + 1),
            name=name,
            code=f"C{n + 1:04}",
            tax_id=f"30-{71234567 + n}-{n % 10}",
            city=PLACES[0 if n in (0, 7) else n % len(PLACES)],
            phone=f"+54 341 4{dice.randrange(10**6):06}",
            email=f"compras@cliente{n + 1}.example",
            segment=segment,
            potential=("high", "high", "high", "medium", "medium", "low")[n % 6],
            lifecycle=("growing", "stable", "risk", "stable", "recovered", "new", "prospect", "lost")[n % 8],
            trade=name.split()[0],
            tags=("exhibidor",) if n % 9 == 0 else (),
            visit_every={"A": 14, "B": 21, "C": 42}[segment],
            opening_hours="8:00-13:00, 16:30-20:30" if n % 2 == 0 else "9:00-18:00",
            owner=REP,
            price_list_id=key("price_list", 1 + n % 2),
            payment_term="30 días",
            credit_limit=Decimal("500000.00") if n == 0 else limit,
            balance=balance,
            overdue=Decimal("42150.00") if n == 0 else balance / 4 if n % 5 == 2 else Decimal(0),
            figures_at=OFFICE,
            since=date(2017 + n % 8, 1 + n % 12, 3),
            custom={"exhibitor": "floor", "square_metres": 120} if n == 0 else {},
        )
        yield Address(
            id=key("address", n + 1),
            account_id=key("account", n + 1),
            name="Casa central",
            street=f"Av. Alberdi {1240 + 7 * n}",
            postal_code="2000",
            city=PLACES[0 if n in (0, 7) else n % len(PLACES)],
            country="AR",
            invoice=True,
            delivery=True,
        )
        for turn in range(2 if n < 20 else 1):
            who = PEOPLE[(n + turn) % len(PEOPLE)]
            yield Contact(
                id=key("contact", 2 * n + turn + 1),
                account_id=key("account", n + 1),
                name=who[0],
                role=who[1],
                influence=who[2],
                phone=f"+54 341 5{dice.randrange(10**6):06}",
                email=f"{who[1].lower().replace('ñ', 'n').replace('é', 'e')}@cliente{n + 1}.example",
                may_mail=turn == 0,
            )


def _catalogue() -> Iterable[Entity]:
    yield Tax(id=key("tax", 1), name="IVA 21 %", type="percentage", rate=Decimal(21))
    yield Tax(id=key("tax", 2), name="IVA 10,5 %", type="percentage", rate=Decimal("10.5"))
    yield PriceList(
        id=key("price_list", 1), name="Farmacias noviembre", currency="ARS", basis="list_price", default=True
    )
    yield PriceList(id=key("price_list", 2), name="Mayoristas", currency="ARS", basis="list_price")
    groups = sorted({category for _, category, _ in PRODUCTS})
    for n, (name, category, price) in enumerate(PRODUCTS):
        yield Product(
            id=key("product", n + 1),
            name=name,
            code=f"{10110 + 13 * n}",
            barcode=f"77900000{n:05}",
            category=category,
            category_keys=(str(groups.index(category) + 1),),
            brand=name.split()[1],
            unit="u",
            unit_digits=0,
            list_price=Decimal(price),
            tax_ids=(key("tax", 2 if category == "Suplementos" else 1),),
            stock=Decimal((7 * n * n + 11 * n) % 420),
            stock_at=OFFICE - timedelta(minutes=83),
            minimum=Decimal(6) if n % 4 == 0 else None,
            multiple=Decimal(6) if n % 4 == 0 else None,
        )
    rules = (
        (1, 10, 1, None, "12", "unit_price * 0.92"),
        (1, 20, None, "2", "24", "unit_price * 0.95"),
        (1, 90, None, None, None, "unit_price"),
        (2, 10, None, None, "48", "unit_price * 0.82"),
        (2, 90, None, None, None, "unit_price * 0.88"),
    )
    for n, (price_list, sequence, product, category, quantity, formula) in enumerate(rules):
        yield PriceRule(
            id=key("price_rule", n + 1),
            price_list_id=key("price_list", price_list),
            sequence=sequence,
            product_id=key("product", product) if product else None,
            category_key=category or "",
            quantity=Decimal(quantity) if quantity else None,
            formula=formula,
        )


def orders() -> Iterable[tuple[Order, list[OrderLine]]]:
    """Three orders of the past for most accounts; Farmacia Luz has one every month."""
    dice = Random(9600)
    number = line = 0
    for n in range(len(NAMES)):
        for turn in range(12 if n == 0 else 0 if n % 8 == 6 else 3):
            number += 1
            day = TODAY - timedelta(days=21 + 30 * turn if n == 0 else 3 + n % 17 + 26 * turn)
            lines = []
            for sequence in range(3 + (n + turn) % 4):
                line += 1
                product = dice.randrange(len(PRODUCTS))
                price, quantity = Decimal(PRODUCTS[product][2]), Decimal(6 * dice.randrange(1, 5))
                lines.append(
                    OrderLine(
                        id=key("order_line", line),
                        order_id=key("order", number),
                        sequence=sequence + 1,
                        product_id=key("product", product + 1),
                        description=PRODUCTS[product][0],
                        quantity=quantity,
                        unit="u",
                        base_price=price,
                        discount=Decimal(0),
                        unit_price=price,
                        net=price * quantity,
                    )
                )
            net = sum((item.net for item in lines if item.net), Decimal(0))
            tax = (net * Decimal("0.21")).quantize(Decimal("0.01"))
            yield (
                Order(
                    id=key("order", number),
                    account_id=key("account", n + 1),
                    number=str(10100 + number),
                    state="processing" if turn == 0 and n % 3 == 0 else "done",
                    ordered_on=day,
                    deliver_on=day + timedelta(days=2),
                    currency="ARS",
                    net=net,
                    tax=tax,
                    total=net + tax,
                    owner=REP,
                ),
                lines,
            )


def _visits() -> Iterable[Entity]:
    number = 0
    for n in range(len(NAMES)):
        for turn in range(6 if n == 0 else 3):
            number += 1
            day = TODAY - timedelta(days=(21 if n == 0 else 4 + (7 * n) % 33) + 23 * turn)
            begun = at(day, 12 + n % 6, 5 * (n % 12))
            outcome = ("order", "follow_up", "service", "order", "absent")[(n + turn) % 5]
            yield Visit(
                id=key("visit", number),
                account_id=key("account", n + 1),
                contact_id=key("contact", 2 * n + 1),
                subject=SUBJECTS[(n + turn) % len(SUBJECTS)],
                channel="call" if (n + turn) % 4 == 3 else "visit",
                state="done",
                planned_at=begun,
                started_at=begun,
                ended_at=begun + timedelta(minutes=20 + n % 25),
                minutes=20 + n % 25,
                outcome=outcome,
                notes=NOTES[(n + turn) % len(NOTES)],
                next_step="Volver con la lista nueva",
                next_on=day + timedelta(days=21),
                owner=REP,
            )
    plan = ((6, 11, 15), (0, 12, 5), (1, 13, 30), (2, 14, 20), (3, 17, 0), (4, 18, 15), (5, 19, 0), (13, 19, 30))
    for place, (n, hour, minute) in enumerate(plan):
        number += 1
        begun = at(TODAY, hour, minute)
        done = place == 0
        yield Visit(
            id=key("visit", number),
            account_id=key("account", n + 1),
            contact_id=key("contact", 2 * n + 1),
            subject="Renovación del acuerdo anual" if n == 3 else "",
            state="done" if done else "planned",
            planned_at=begun,
            fixed=n in (1, 3),
            started_at=begun if done else None,
            ended_at=begun + timedelta(minutes=34) if done else None,
            minutes=34 if done else None,
            outcome="order" if done else "",
            next_step="Próxima visita" if done else "",
            next_on=date(2026, 12, 8) if done else None,
            owner=REP,
        )
    for offset in (1, 2, 3, 6, 7):
        for turn in range(3):
            number += 1
            n = (15 + 3 * offset + turn) % len(NAMES)
            yield Visit(
                id=key("visit", number),
                account_id=key("account", n + 1),
                subject=SUBJECTS[turn],
                planned_at=at(TODAY + timedelta(days=offset), 12 + 2 * turn),
                owner=REP,
            )


def _rest() -> Iterable[Entity]:
    tasks = (
        (0, "Confirmar el exhibidor de verano", "promise", "open", -12, ""),
        (1, "Llamar por el plazo de pago", "call", "open", 0, "15:00"),
        (4, "Enviar la lista de mayoristas", "todo", "open", 0, ""),
        (7, "Averiguar el sustituto de Solara 400 ml", "promise", "open", -3, ""),
        (10, "Preparar propuesta de invierno", "todo", "open", 2, ""),
        (12, "Llevar muestras FPS 50", "promise", "open", 4, ""),
        (14, "Cobrar la factura 18211", "call", "done", -5, ""),
    )
    for number, (n, subject, kind, state, offset, hour) in enumerate(tasks):
        yield Task(
            id=key("task", number + 1),
            account_id=key("account", n + 1),
            subject=subject,
            type=kind,
            state=state,
            due_on=TODAY + timedelta(days=offset),
            due_time=hour,
            done_at=at(TODAY - timedelta(days=4), 15) if state == "done" else None,
            owner=REP,
        )
    cases = (
        (0, "Entrega fuera de horario", "complaint", "high", "open", 1, 9),
        (5, "Lote próximo a vencer", "return", "normal", "open", 2, 6),
        (11, "Factura con precio anterior", "question", "low", "waiting", 6, -20),
        (2, "Faltaron dos bultos", "complaint", "normal", "solved", 30, -600),
    )
    for number, (n, subject, kind, severity, state, ago, hours) in enumerate(cases):
        yield Case(
            id=key("case", number + 1),
            account_id=key("account", n + 1),
            number=str(415 + number),
            subject=subject,
            type=kind,
            severity=severity,
            state=state,
            opened_at=NOW - timedelta(days=ago),
            due_at=NOW + timedelta(hours=hours),
            notes="Llegó 14:20 con el local cerrado; segunda vez en el trimestre." if n == 0 else "",
            owner=REP,
        )
    chances = (
        (3, "Acuerdo anual 2027", "opportunity", "3200000", "60", 6),
        (1, "Dermocosmética, góndola nueva", "opportunity", "1450000", "40", 21),
        (22, "Apertura de sucursal Funes", "lead", "900000", "10", 60),
        (32, "Línea bebé para mayoristas", "converted", "2100000", "80", 9),
        (8, "Suplementos", "lead", "310000", "15", 45),
        (13, "Fragancias de verano", "won", "540000", "100", -8),
        (29, "Cuidado animal", "lost", "260000", "0", -20),
    )
    for number, (n, name, stage, amount, probability, closes) in enumerate(chances):
        yield Opportunity(
            id=key("opportunity", number + 1),
            account_id=key("account", n + 1),
            number=str(70 + number),
            name=name,
            stage=stage,
            amount=Decimal(amount),
            probability=Decimal(probability),
            started_on=TODAY - timedelta(days=40),
            close_on=TODAY + timedelta(days=closes),
            owner=REP,
        )


def pages() -> list[Page]:
    """The whole territory as the office would send it: one page a kind."""
    by_kind: dict[str, list[Entity]] = {}
    for record in (*_accounts(), *_catalogue(), *_visits(), *_rest()):
        by_kind.setdefault(record.kind, []).append(record)
    sent = [_page(kind, records) for kind, records in by_kind.items()]
    sold = list(orders())
    lines = {order.id: [_row(line, 1) for line in lines] for order, lines in sold}
    page = _page("order", [order for order, _ in sold])
    rows = [[*row, lines[str(row[0])]] for row in page.rows]
    columns = (*page.columns, "lines")
    sent.append(Page(kind="order", columns=columns, rows=rows, line_columns=_columns("order_line"), cursor=page.cursor))
    return sent


def facts() -> ServerFacts:
    """What the office says of itself and of the rep."""
    return ServerFacts(
        identity=IDENTITY,
        server_time=OFFICE,
        heads={},
        company={
            "name": "Litoral Distribuciones",
            "currency": "ARS",
            "currency_digits": 2,
            "price_digits": 4,
            "tax_rounding": "document",
        },
        user={"login": "lferreyra", "name": REP, "admin": False, "employee": None},
        policies={"discount_limit": "10.0000", "price_difference": "flag", "approval_over_limit": True},
        custom_fields=CUSTOM,
    )


def _columns(kind: str) -> tuple[str, ...]:
    return ("key", "remote", "version", *(field.name for field in KINDS[kind].fields()), "custom")


def _row(record: Entity, version: int) -> list[object]:
    values = encode_entity(record)
    return [record.id, str(version), version, *(values[name] for name in _columns(record.kind)[3:])]


def _page(kind: str, records: list[Entity]) -> Page:
    rows = [_row(record, number + 1) for number, record in enumerate(records)]
    return Page(kind=kind, columns=_columns(kind), rows=rows, cursor=str(len(rows)))
