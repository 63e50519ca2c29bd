# SPDX-License-Identifier: GPL-3.0-or-later
"""The names and sentences of the demo company: people, streets, shops, and what reps write after a visit."""

FIRST_NAMES = tuple(
    "María José|Lucía|Sofía|Martín|Nicolás|Tomás|José|Ramón|Andrés|Joaquín|Agustín|Belén|Inés|Verónica|Mónica|Raúl|"
    "Héctor|Óscar|Adrián|Julián|Sebastián|Iván|Fabián|Rocío|Noelia|Gabriela|Carolina|Silvina|Claudia|Patricia|Graciela|"
    "Estela|Norma|Susana|Marcela|Laura|Paula|Florencia|Micaela|Camila|Valentina|Milagros|Guadalupe|Josefina|Ángela|"
    "Ana Clara|Juan Pablo|Juan Cruz|Luis|Carlos|Jorge|Roberto|Daniel|Eduardo|Gustavo|Pablo|Diego|Hernán|Leandro|"
    "Facundo|Ezequiel|Emiliano|Federico|Ignacio|Rodrigo|Walter|Hugo|Néstor|Rubén|Aníbal|Elías|Matías|Germán|César".split(
        "|"
    )
)
SURNAMES = tuple(
    "Gutiérrez|Ferreyra|Núñez|Peñaloza|Ibáñez|Muñoz|Acuña|Cabañas|Zubizarreta|Echeverría|Giménez|Domínguez|Rodríguez|"
    "González|Fernández|López|Martínez|Pérez|Gómez|Sánchez|Díaz|Álvarez|Benítez|Ramírez|Suárez|Vázquez|Ávila|Córdoba|"
    "Maldonado|Bustamante|Quiroga|Ledesma|Brizuela|Villalba|Sosa|Luna|Correa|Ojeda|Ponce|Godoy|Vera|Rivero|Bianchi|"
    "Rossi|Ferrari|Bertolotti|Marconi|Pellegrini|Zanetti|Giordano|Moretti|Lombardi|Cerutti|Tonelli|Bonfiglio|Schmidt|"
    "Weber|Kaufmann|Müller|Novak|Kowalski|Etchegaray|Iturralde|Larrañaga|Arizmendi|Yñiguez|Páez|Peralta|Farías|Leguizamón|"
    "Aguirre|Arrieta|Báez|Cáceres|Carrizo|Castaño|Escalante|Funes|Galíndez|Heredia|Insaurralde|Juárez|Lascano|Mansilla|"
    "Navarro|Olmedo|Paredes|Quinteros|Roldán|Saavedra|Toledo|Urquiza|Valdés|Yáñez|Zárate".split("|")
)
SAINTS = tuple(
    "San José|San Roque|Santa Rita|San Cayetano|Santa Lucía|San Martín de Porres|Nuestra Señora de Luján|"
    "Santa Teresita|San Ramón|San Expedito|Virgen del Rosario|San Francisco Solano|Santa Bárbara|San Agustín".split("|")
)
PLACES = tuple(
    "del Parque|de la Estación|del Puente|Alberdi|Arroyito|La Florida|del Boulevard|Sarmiento|del Centro|Las Delicias|"
    "Parque Field|Rucci|del Litoral|de la Ribera|del Río|Los Ceibos|Aldao|Cordón|del Sol|del Aeropuerto|Rondeau|"
    "Puerto Norte|del Mercado|de la Plaza|Empalme|Casiano Casas|Sorrento|Génova|Avellaneda|Fisherton".split("|")
)
FANCIES = tuple(
    "Ñandubay|Jazmín|Ámbar|Azahar|Lavanda|Violeta|Orquídea|Magnolia|Ceibo|Aromas|Esencia|Bella Época|Piel de Luna|"
    "Canela|Almendra|Coral|Índigo|Marfil|Miel y Sal|Rosa Té|Verbena|Zafiro|Alelí|Camelia|Malva|Tilo".split("|")
)
NICKNAMES = tuple(
    "Don Ángel|Don José|La Familia|El Progreso|Los Hermanos|La Esquina|El Ahorro|Doña Rosa|El Trébol|La Economía|"
    "El Ombú|Los Nietos|San Jorge|La Amistad|El Vasco|Los Pinos|La Unión|El Porvenir|Don Ramón|La Nueva|El Sol|"
    "Los Mellizos|La Martina|El Gringo|Doña Inés|El Paraná".split("|")
)
STREETS = tuple(
    "Av. Alberdi|Bv. Rondeau|Av. Génova|Córdoba|Mendoza|Av. Pellegrini|San Lorenzo|Urquiza|Av. Sorrento|Salta|"
    "José Ingenieros|Bv. Oroño|Juan José Paso|Casiano Casas|Av. Eva Perón|Necochea|Entre Ríos|Mitre|Sarmiento|"
    "San Martín|9 de Julio|25 de Mayo|Belgrano|Av. Francia|Güemes|Maipú|Tucumán|Santiago del Estero|Av. Carballo".split(
        "|"
    )
)
HOURS = (
    "8:00-13:00 y 16:30-20:30",
    "8:30-12:30 y 16:00-20:00",
    "9:00-19:00",
    "8:00-20:00",
    "7:30-12:30 y 15:30-20:00",
    "9:00-12:30",
)
SUPPLIERS = ("Litoral Distribuciones", "Droguería del Sud", "Monroe", "Suizo", "Compra directa", "Makro", "Varios", "")
ROLES = (
    ("Dueña", "decides"),
    ("Compras", "buys"),
    ("Encargada de mostrador", "uses"),
    ("Farmacéutico", "prescribes"),
    ("Dueño", "decides"),
    ("Administración", "buys"),
    ("Asesora de dermocosmética", "prescribes"),
    ("Gerente", "decides"),
    ("Depósito", "uses"),
)
CONTACT_NOTES = (
    "",
    "",
    "Prefiere WhatsApp; atiende de mañana.",
    "Llamar después de las 16.",
    "Vuelve de vacaciones el 10.",
    "Pide siempre muestras antes de decidir.",
    "Hincha de Central: hablarle del domingo.",
    "Decide junto con su hermana.",
)
ACCOUNT_NOTES = (
    "",
    "",
    "Recibe mercadería solo de mañana.",
    "Paga con cheque a 30 días; avisar el monto exacto antes de entregar.",
    "Estacionar sobre la cortada: el frente es parada de colectivo.",
    "Quiere renovar la góndola de dermocosmética en otoño.",
    "Compara precios con la cooperativa; valora la entrega en 48 horas.",
)
VISIT_NOTES = {
    "order": (
        "Repuso lo de siempre y sumó {thing}.",
        "Tomé el pedido con {who}. Pidió entrega antes del viernes.",
        "Buen movimiento en {thing}; llevó más que el mes pasado.",
        "Aprovechó la escala por cantidad en {thing}.",
        "Pedido chico: tiene stock hasta fin de mes. Volver con {thing}.",
        "Ordenamos la góndola y cerramos pedido. {who} conforme con la última entrega.",
    ),
    "follow_up": (
        "Quiere pensarlo: la competencia ofrece −8 % en {thing}.",
        "{who} pidió propuesta por escrito para {thing}.",
        "Esperan cobrar la obra social; retomar la semana que viene.",
        "Le interesó {thing}. Dejé lista de precios y dos muestras.",
        "No estaba quien decide. Hablé con {who}; volver de mañana.",
    ),
    "no_interest": (
        "Por ahora no compra: está sobrestockeado de {thing}.",
        "Trabaja {thing} con otro proveedor hasta marzo.",
        "Sin novedades; no quiso ver lo nuevo.",
    ),
    "absent": ("Cerrado por inventario.", "No había nadie con autoridad de compra.", "Cerrado: duelo en la familia."),
    "service": (
        "Retiré dos cajas de {thing} por vencimiento corto.",
        "Capacitación de mostrador en {thing}, 40 minutos.",
        "Llegó mal la última entrega de {thing}; anoté el reclamo.",
        "Armé el exhibidor de {thing} junto a la caja.",
    ),
}
NEXT_STEPS = {
    "order": ("Controlar la entrega", "Ofrecer {thing}", "Próxima reposición", "Revisar la rotación de {thing}"),
    "follow_up": ("Llevar propuesta de {thing}", "Llamar a {who}", "Mandar lista de precios", "Volver con muestras"),
    "no_interest": ("Retomar en la próxima ronda", "Preguntar por {thing}"),
    "absent": ("Volver de mañana", "Llamar antes de pasar"),
    "service": ("Confirmar la nota de crédito", "Ver cómo rota {thing}", "Responder el reclamo"),
}
PROMISES = (
    "Confirmar el exhibidor de {thing}",
    "Averiguar el plazo de pago a 45 días",
    "Mandar la ficha técnica de {thing}",
    "Conseguir muestras de {thing}",
    "Responder por la nota de crédito",
)
ERRANDS = (
    "Llamar a {who}",
    "Preparar propuesta de {thing}",
    "Pasar a cobrar",
    "Enviar lista nueva",
    "Coordinar la capacitación",
)
COMPLAINTS = (
    ("Entrega fuera de horario", "complaint", "Llegó con el local cerrado; segunda vez en el trimestre."),
    ("Faltaron bultos en la entrega", "complaint", "Faltó una caja de {thing}; el remito dice completo."),
    ("Mercadería con vencimiento corto", "return", "Dos cajas de {thing} vencen el mes que viene."),
    ("Precio facturado distinto", "complaint", "La factura no tomó la escala por cantidad."),
    ("¿Cuándo vuelve a entrar {thing}?", "question", "Lo piden en el mostrador todas las semanas."),
    ("Envase golpeado", "return", "Cuatro unidades de {thing} con la tapa rota."),
)
DEALS = (
    "Góndola de {thing}",
    "Acuerdo anual",
    "Lanzamiento de {thing}",
    "Exhibidor de verano",
    "Segunda sucursal",
    "Línea completa de {thing}",
)
SHOPS = {
    "Farmacia": ("Farmacia {surname}", "Farmacia {saint}", "Farmacia {place}", "Farmacia {surname} y {other}"),
    "Perfumería": ("Perfumería {fancy}", "Perfumería {surname}", "{fancy} Perfumes"),
    "Autoservicio": ("Autoservicio {nick}", "Supermercado {nick}", "Almacén {nick}"),
    "Mayorista": ("Mayorista {surname} Hnos.", "Distribuidora {surname} S.R.L.", "Mayorista {place}"),
    "Cooperativa": (
        "Cooperativa {place} Ltda.",
        "Cooperativa de Consumo {saint} Ltda.",
        "Cooperativa Agropecuaria {surname} Ltda.",
    ),
    "Droguería": ("Droguería {surname} S.A.", "Droguería {place} S.A."),
}
TAGS = (("exhibidor", 0.15), ("24 h", 0.06), ("obra social", 0.12), ("zona puente", 0.08))
