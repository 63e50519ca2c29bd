"""Who is a representative and who administers field sales."""

from trytond.pool import Pool


def is_field_admin():
    """Whether the user administers field sales: sees every account and may change owners and policies."""
    User = Pool().get("res.user")
    return User.is_administrator() or _in_group("group_administrator")


def is_representative():
    """Whether the user is a representative and nothing more."""
    return _in_group("group_representative") and not is_field_admin()


def _in_group(name):
    pool = Pool()
    return pool.get("ir.model.data").get_id("sfa_sync", name) in pool.get("res.user").get_groups()
