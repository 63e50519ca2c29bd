# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the demo company into a Tryton database, inside one server process."""
