"""Finds the account that a new one may already be: by tax id, phone, e-mail or a name that sounds the same."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from sfa_desktop.entities import Account

_COMPARE_ALL = 3000
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


def is_legal_form(word: str) -> bool:
    """Whether a word is only the legal form of a company: `Ltda.`, `S.A.`."""
    return bare_name(f"x {word}") == "x"


class AccountIndex:
    """A book of accounts prepared for asking many times who a new one may already be."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._accounts: list[Account] = []
        self._names: list[str] = []
        self._keys: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        for account in accounts:
            self.add(account)

    def add(self, account: Account) -> None:
        """Count one more among those that exist."""
        place, name = len(self._accounts), bare_name(account.name)
        self._accounts.append(account)
        self._names.append(name)
        for key in _keys(account):
            self._keys[key].append(place)
        for word in {word[:4] for word in name.split()}:
            self._words[word].append(place)

    def find(self, candidate: Account, *, limit: int = 10) -> tuple[Duplicate, ...]:
        """The records that `candidate` may already be, surest first; itself (the same id) is never one."""
        found: dict[int, Duplicate] = {}
        for reason, value in _keys(candidate):
            for place in self._keys.get((reason, value), ()):
                score = 100 if reason == "tax_id" else 95
                found.setdefault(place, Duplicate(account=self._accounts[place], reason=reason, score=score))
        name = bare_name(candidate.name)
        if name:
            for place, score in self._alike(name):
                found.setdefault(place, Duplicate(account=self._accounts[place], reason="name", score=score))
        others = [one for one in found.values() if not candidate.id or one.account.id != candidate.id]
        return tuple(sorted(others, key=lambda one: (-one.score, one.account.name))[:limit])

    def _alike(self, name: str) -> Iterable[tuple[int, int]]:
        places: Iterable[int] = range(len(self._names))
        if len(self._names) > _COMPARE_ALL:  # only those that share the beginning of a word that is not everybody's
            shared = [self._words.get(word[:4], []) for word in name.split()]
            places = {place for group in shared if len(group) < _COMPARE_ALL for place in group}
        names = {place: self._names[place] for place in places}
        for match, score, place in process.extract(
            name, names, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=50
        ):
            if _same_core(name, match):
                yield place, int(score)


def find_duplicates(candidate: Account, existing: Iterable[Account], *, limit: int = 10) -> tuple[Duplicate, ...]:
    """The records that `candidate` may already be, surest first; itself (the same id) is never one."""
    return AccountIndex(existing).find(candidate, limit=limit)


def _keys(account: Account) -> Iterable[tuple[str, str]]:
    """What two records of one company share: in this order, the surest first."""
    tax, phone, email = digits(account.tax_id), _phone(account.phone), fold(account.email.strip())
    if len(tax) >= 6:
        yield "tax_id", tax
    if len(phone) >= 7:
        yield "phone", phone
    if email:
        yield "email", email


def _same_core(a: str, b: str) -> bool:
    """Names of one trade share its word: what is left beside it has to be alike too."""
    core_a, core_b = _TRADE.sub(" ", a).strip(), _TRADE.sub(" ", b).strip()
    return fuzz.token_sort_ratio(core_a, core_b) >= ALIKE - 8 if core_a and core_b else a == b


def _phone(text: str) -> str:
    """The last ten digits, so that country and trunk prefixes do not matter."""
    return digits(text)[-10:]
