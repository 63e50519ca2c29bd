# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo company Litoral Distribuciones: made up by a seeded generator, then written into a real Tryton."""
