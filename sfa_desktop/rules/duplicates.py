"""Finds the account that a new one may already be: by tax id, phone, e-mail or a name that sounds the same."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from sfa_desktop.entities import Account

ALIKE = 88
"""From this similarity of names on (of 100), a person should look."""
_LEGAL = re.compile(
    r"\b(s\s?a\s?s|s\s?r\s?l|s\s?a|s\s?l\s?u|s\s?l|s\s?c|s\s?a\s?c|ltda|limitada|eireli|epp|me"
    r"|sociedad anonima|y cia|cia|ltd|limited|inc|llc|corp|co|gmbh|hnos|hermanos|e hijos|y hijos|& co)\b"
)
_TRADE = re.compile(r"\b(farmacia|drogueria|perfumeria|almacen|autoservicio|supermercado|kiosco|drogaria|pharmacy)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """An existing record, why it may be the same, and how sure that is (of 100)."""

    account: Account
    reason: str
    """tax_id | phone | email | name"""
    score: int


def fold(text: str) -> str:
    """Lower case without accents: `Lúz` and `LUZ` are the same word."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def digits(text: str) -> str:
    """Only the digits of a tax id or phone: `30-71234567-8` is `30712345678`."""
    return "".join(char for char in text if char.isdigit() and char.isascii())


def bare_name(name: str) -> str:
    """A company's name without accents, punctuation and legal form: `Farmacia Lúz S.A.` is `farmacia luz`."""
    plain = " ".join(re.sub(r"[^\w&]+", " ", fold(name).replace(".", "")).split())
    return " ".join(_LEGAL.sub(" ", plain).split()) or plain


def find_duplicates(candidate: Account, existing: Iterable[Account], *, limit: int = 10) -> tuple[Duplicate, ...]:
    """The records that `candidate` may already be, surest first; itself (the same id) is never one."""
    others = [account for account in existing if not candidate.id or account.id != candidate.id]
    found: dict[int, Duplicate] = {}
    tax, phone, email = digits(candidate.tax_id), _phone(candidate.phone), fold(candidate.email.strip())
    for place, account in enumerate(others):
        if len(tax) >= 6 and digits(account.tax_id) == tax:
            found[place] = Duplicate(account=account, reason="tax_id", score=100)
        elif len(phone) >= 7 and _phone(account.phone) == phone:
            found[place] = Duplicate(account=account, reason="phone", score=95)
        elif email and fold(account.email.strip()) == email:
            found[place] = Duplicate(account=account, reason="email", score=95)
    name = bare_name(candidate.name)
    if name:
        names = [bare_name(account.name) for account in others]
        alike = process.extract(name, names, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=limit)
        for match, score, place in alike:
            if place not in found and _same_core(name, match):
                found[place] = Duplicate(account=others[place], reason="name", score=int(score))
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.account.name))[:limit])


def _same_core(a: str, b: str) -> bool:
    """Names of one trade share its word: what is left beside it has to be alike too."""
    core_a, core_b = _TRADE.sub(" ", a).strip(), _TRADE.sub(" ", b).strip()
    return fuzz.token_sort_ratio(core_a, core_b) >= ALIKE - 8 if core_a and core_b else a == b


def _phone(text: str) -> str:
    """The last ten digits, so that country and trunk prefixes do not matter."""
    return digits(text)[-10:]
