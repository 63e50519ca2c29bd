"""What both sides can compare: counts and checksums per kind, and versions record by record (docs/protocol.md)."""

from collections.abc import Iterable

from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import SHAPES
from sfa_desktop.replica.oddities import odd_versions

FACTOR, PRIME, MODULUS = 2654435761, 4294967291, 1 << 53


def weight(version: int) -> int:
    """What one record adds to the checksum of its kind."""
    return version * FACTOR % PRIME


def digest(r: Reader, kinds: Iterable[str]) -> dict[str, tuple[int, int]]:
    """By kind: (count, checksum) of what the office has as this replica knows it; waiting work does not change it."""
    found = {}
    for kind in kinds:
        sql = (
            f"SELECT count(*), coalesce(sum(version * {FACTOR} % {PRIME}), 0) "  # noqa: S608
            f"FROM {SHAPES[kind].table} WHERE version > 0"
        )
        count, total = r.rows(sql)[0]
        add, drop = _unlike_rows(r, kind)
        for key, version in odd_versions(r, kind):
            before = _counted(r, kind, key)
            if version > before:
                add.append(version)
                drop.extend([before] if before else [])
        count += len(add) - len(drop)
        total += sum(map(weight, add)) - sum(map(weight, drop))
        found[kind] = (count, total % MODULUS)
    return found


def _unlike_rows(r: Reader, kind: str) -> tuple[list[int], list[int]]:
    """Versions of records deleted here but not yet there, and of records kept here although gone there."""
    there = f"EXISTS (SELECT 1 FROM {SHAPES[kind].table} t WHERE t.id = record_id)"  # noqa: S608
    rows = r.rows(f"SELECT version, gone, {there} FROM office_row WHERE kind = ?", (kind,))  # noqa: S608
    add = [version for version, gone, here in rows if not gone and not here]
    return add, [version for version, gone, here in rows if gone and here and version]


def _counted(r: Reader, kind: str, key: str) -> int:
    """The version with which a record is counted apart from what was set aside of it; 0 where it is not counted."""
    office = r.one("SELECT version, gone FROM office_row WHERE kind = ? AND record_id = ?", (kind, key))
    if office is not None:
        return 0 if office[1] else int(office[0])
    return int(r.value(f"SELECT version FROM {SHAPES[kind].table} WHERE id = ?", (key,)) or 0)  # noqa: S608


def versions(r: Reader, kind: str, after: str, limit: int) -> list[tuple[str, int]]:
    """(key, version) of the office's records as this replica knows them, by key, after one key."""
    table = SHAPES[kind].table
    office = "SELECT record_id FROM office_row WHERE kind = :kind"
    rows = r.rows(
        f"SELECT id, version FROM (SELECT id, version FROM {table} WHERE id > :after AND version > 0 "  # noqa: S608
        f"AND id NOT IN ({office}) "
        "UNION ALL SELECT record_id, version FROM office_row WHERE kind = :kind AND gone = '' AND record_id > :after) "
        "ORDER BY id LIMIT :limit",
        {"kind": kind, "after": after, "limit": limit},
    )
    return [(id_, version) for id_, version in rows]
