"""The words of a quick log line in three languages, folded: lower case, without accents."""

from dataclasses import dataclass

from sfa_desktop.rules.duplicates import fold


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the line: as written, folded without punctuation, and where it stands."""

    text: str
    fold: str
    start: int
    end: int
    clause: int


def split(line: str) -> list[Word]:
    """The words of a line; `;` and line ends separate clauses and belong to no word."""
    words: list[Word] = []
    clause, start = 0, -1
    for place, char in enumerate(f"{line};"):
        if char in ";\n" or char.isspace():
            if start >= 0:
                text = line[start:place]
                words.append(Word(text, fold(text).strip('.,:!?¡¿()"«»“”'), start, place, clause))
                start = -1
            clause += char in ";\n"
        elif start < 0:
            start = place
    return words


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


CHANNELS = {
    **dict.fromkeys(_set("v visita visite visito visit visited vis visitei"), "visit"),
    **dict.fromkeys(_set("ll llamada llame llamo call called phone tel ligacao liguei lig telefonema"), "call"),
    **dict.fromkeys(_set("mail email e-mail correo mailed"), "mail"),
    **dict.fromkeys(_set("video zoom meet videollamada videochamada"), "video"),
}
FILLERS = _set("a al en con de del la el los las lo at to with the com em no na do da o os as ao y and e")
HONORIFICS = _set("don dona sr sra sres mr mrs ms dr dra senor senora seu")
NEGATIONS = _set("no sin sem nao not without ningun nenhum never nunca didn't didnt")

COMPLAINTS = {
    **dict.fromkeys(
        _set("queja quejas reclamo reclamos reclama complaint complaints complains complained"), "complaint"
    ),
    **dict.fromkeys(_set("reclamacao reclamacoes queixa queixas reclamou reclamacion"), "complaint"),
    **dict.fromkeys(_set("devolucion devoluciones devolucao devolucoes refund"), "return"),
}
ORDERS = _set("pedido pedidos order orders orden ordered compro compra comprou encomenda encargo venta venda vendido")
OUTCOMES: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): outcome
    for outcome, phrases in {
        "absent": "no answer|no contesta|no contesto|no atiende|no atendio|no estaba|no esta|nao atende|nao atendeu|"
        "nao estava|not there|not in|absent|ausente|cerrado|closed|fechado|sin respuesta|sem resposta|voicemail",
        "no_interest": "no interest|not interested|no interesa|no le interesa|sin interes|sem interesse|"
        "nao tem interesse|no interesado",
        "service": "servicio|service|servico|atencion|soporte|suporte|support|garantia",
        "follow_up": "sin pedido|no order|sem pedido|seguimiento|follow up|follow-up|followup|acompanhamento|"
        "interesado|interesada|interested|interessado|interessada",
        "ok": "ok|okay|bien|good|fine|bem",
    }.items()
    for phrase in phrases.split("|")
}
WEIGHT = ("ok", "follow_up", "service", "no_interest", "absent", "order")
"""Where several are named, the last of these is the outcome; `ok` alone is a follow-up."""

NEXT = _set("prox proximo proxima prx next siguiente sgte seguinte")
"""Open the next step and are not part of it."""
STEP = _set("paso step passo")
"""May follow one of `NEXT`: `próximo paso`."""
THEN = _set(
    "volver llamar pasar visitar retornar ligar voltar enviar mandar llevar send call return revisit bring seguimiento"
    " follow recordar lembrar remind confirmar confirm cobrar entregar mostrar"
)
"""Open the next step if a date follows soon, and are part of it."""
BACK = {
    **dict.fromkeys(_set("ayer yesterday ontem"), 1),
    **dict.fromkeys(_set("anteayer antier anteontem"), 2),
}
MINUTE_UNITS = _set("m min mins minuto minutos minute minutes")
HOUR_UNITS = _set("h hs hr hrs hora horas hour hours")
