# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a copied database one of its own."""


def settle(name, passwords):
    """Set passwords (by login), give the database a new identity, and return that."""
    from trytond.pool import Pool
    from trytond.transaction import Transaction, without_check_access

    Pool.start()
    pool = Pool(name)
    pool.init()
    with Transaction().start(name, 0), without_check_access():
        User = pool.get("res.user")
        for user in User.search([("login", "in", list(passwords))]):
            user.password = passwords[user.login]
            user.save()
        pool.get("ir.session").delete(pool.get("ir.session").search([]))
        return pool.get("sfa.server").reidentify()
