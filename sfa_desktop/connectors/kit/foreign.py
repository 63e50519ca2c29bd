"""What a CRM that was not made for this app can do at the least: connectors say what is better at theirs."""

from sfa_desktop.entities.exchange import Capabilities

FOREIGN = Capabilities(
    cursor="modified_field",
    precision=1.0,
    exact_versions=False,
    own_keys=False,
    tombstones="none",
    version_guard="checked",
    idempotency="lookup_only",
    atomic_groups=False,
    digest=False,
    quote=False,
    prices=False,
    batch_limit=1,
)
"""For `dataclasses.replace`, with `overlap`, `page_limit` and `notes` at the least."""
