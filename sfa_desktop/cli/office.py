"""endpoint, sync, status, verify, doctor: the profile and its office."""

import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from sfa_desktop.actions import doctor as examine
from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.actions.configuration.follow import refresh_configuration, source_of
from sfa_desktop.actions.doctor import Check
from sfa_desktop.actions.endpoint_kinds import endpoint_kinds as ability_of
from sfa_desktop.actions.own_kinds import own_kinds
from sfa_desktop.actions.sign_in import sign_in_at
from sfa_desktop.actions.status import Asked, read_status
from sfa_desktop.actions.sync_now import sync_now
from sfa_desktop.actions.test_endpoint import exit_code_of, test_endpoint
from sfa_desktop.base.errors import EXIT_DONE, InvalidInput, SfaError
from sfa_desktop.base.link import FilePolicy, files_may_go, is_metered
from sfa_desktop.base.secrets import keyring_usable
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.cli.output import for_commands
from sfa_desktop.cli.progress import Bar
from sfa_desktop.cli.session import Session, stdin_line
from sfa_desktop.connectors.registry import needs_secret
from sfa_desktop.entities.exchange import Report, Step


def endpoint_add(session: Session) -> int:
    """Keep a CRM's address and password; the server is not asked."""
    options = session.options
    profile = session.profile  # its passphrase stands before the password on standard input
    if not options.secret_stdin and needs_secret(options.crm):
        raise InvalidInput(problem="The password comes on standard input: add --secret-stdin.")
    secret = stdin_line("the password") if options.secret_stdin else ""
    proxy_secret = stdin_line("the password of the proxy") if options.proxy_secret_stdin else ""
    endpoint = Endpoint(
        name=options.name, crm=options.crm, url=options.url, database=options.database, user=options.user,
        proxy=options.proxy, proxy_user=options.proxy_user, ca_file=options.ca,
    )  # fmt: skip
    kept = add_endpoint(profile, endpoint, secret, proxy_secret=proxy_secret)
    if options.owns:
        own_kinds(profile, profile.replica, kept.name, options.owns.split(","))
    session.output.answer(_described(kept), f"{kept.name} is set up. Test it with: sfa-desktop endpoint test")
    return EXIT_DONE


def endpoint_list(session: Session) -> int:
    """The CRMs that are set up, never their passwords."""
    endpoints = session.profile.settings.endpoints
    rows = [(e.name, e.crm, e.url, e.database, e.user) for e in endpoints]
    documents = [_described(endpoint) for endpoint in endpoints]
    columns = ("name", "crm", "url", "database", "user")
    session.output.table(documents, columns, rows, nothing="No CRM is set up; see: sfa-desktop endpoint add --help")
    return EXIT_DONE


def endpoint_test(session: Session) -> int:
    """Each step of the connection test."""
    connector = session.profile.connector(session.options.name)
    try:
        steps = test_endpoint(connector)
    finally:
        connector.close()
    code = exit_code_of(steps)
    document = {"passed": code == EXIT_DONE, "steps": [_step(step) for step in steps]}
    session.output.answer(document, *(f"{_mark(step.passed)} {step.name}  {step.detail}" for step in steps))
    return code


def endpoint_sign_in(session: Session) -> int:
    """Let a person sign in; the address goes to standard error, so that the answer stays the only output."""

    def show(address: str, code: str) -> None:
        words = f"Open {address} and type {code}" if code else f"Open {address}"
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()

    options = session.options
    sign_in_at(session.profile, options.name, show, device=options.device, port=options.port)
    session.output.answer({"name": options.name, "signed_in": True}, f"Signed in at {options.name}.")
    return EXIT_DONE


def endpoint_kinds(session: Session) -> int:
    """What the server can and cannot do: by kind, then as a whole."""
    connector = session.profile.connector(session.options.name)
    try:
        found = ability_of(connector)
    finally:
        connector.close()
    document = {
        "kinds": [{"kind": one.kind, "reads": one.reads, "writes": one.writes} for one in found.kinds],
        "promises": list(found.promises),
        "notes": list(found.notes),
        "capabilities": asdict(found.capabilities),
    }
    lines = [f"{one.label}: {_ABLE[one.reads, one.writes]}" for one in found.kinds]
    session.output.answer(document, *lines, "", *found.promises, *(["", *found.notes] if found.notes else []))
    return EXIT_DONE


_ABLE = {
    (True, True): "read and written",
    (True, False): "read only",
    (False, False): "not kept by this server",
}


def sync(session: Session) -> int:
    """One round, or with --serve rounds for an open window, told what to do through standard input."""
    if session.options.serve:
        from sfa_desktop.sync.serve import main as serve  # the engine's process has nothing else to load

        return serve(session.home)
    profile = session.profile
    if source_of(profile.settings):
        refreshed = refresh_configuration(profile, profile.route())
        if refreshed is not None and refreshed.changed:
            session.output.say(f"Version {refreshed.number} of the company's configuration is in use now.")
    parties = profile.parties()
    try:
        with Bar(session.output) as bar:
            report = sync_now(
                profile.replica, parties, device_id=profile.device_id, lock=profile.home.sync_lock,
                progress=bar.show_sync, accepted=session.options.accept, rescued=profile.home.rescued,
                files=files_may_go(FilePolicy(session.options.files), is_metered()),
            )  # fmt: skip
    finally:
        parties.close()
    said = [sentence for _, sentence in report.errors]
    summary = (
        f"{report.pushed} sent, {report.pulled} received, {report.refused} refused, {report.conflicts} in conflict, "
        f"{report.unknown} to be looked up. Files: {report.files_sent} sent, {report.files_waiting} waiting."
    )
    session.output.answer(describe(report), summary, *said)
    return report.exit_code


def describe(report: Report) -> dict[str, Any]:
    """A round's report as JSON can hold it."""
    return {
        "pushed": report.pushed,
        "pulled": report.pulled,
        "refused": report.refused,
        "conflicts": report.conflicts,
        "unknown": report.unknown,
        "verified": report.verified,
        "files_sent": report.files_sent,
        "files_waiting": report.files_waiting,
        "errors": [{"code": code, "message": for_commands(sentence)} for code, sentence in report.errors],
    }


def status(session: Session) -> int:
    """How the profile stands with the office."""
    profile = session.profile
    shared = profile.shares() if profile.settings.endpoints else {}
    found = read_status(
        profile.replica,
        [
            Asked(endpoint=profile.endpoint(name), route=profile.route(name), share=share)
            for name, share in shared.items()
        ],
    )
    endpoints = found["endpoints"]
    lines = [
        *(f"Endpoint: {one['name']}; online: {_mark(one['online'])}{_matched(one['accounts'])}" for one in endpoints),
        *([] if endpoints else ["Endpoint: none"]),
        *([f"Clock: {ahead:+d} s against the office's"] if (ahead := found["clock_ahead"]) else []),
        "Outbox: " + (", ".join(f"{number} {state}" for state, number in found["outbox"].items() if number) or "empty"),
        "Files: " + (", ".join(f"{number} {state}" for state, number in found["files"].items() if number) or "none"),
        *(f"{kind}: {facts['rows']} rows, as of {facts['as_of']}" for kind, facts in found["kinds"].items()),
    ]
    session.output.answer(found, *lines)
    return EXIT_DONE


def _matched(accounts: dict[str, int] | None) -> str:
    if accounts is None:
        return ""
    return (
        f"; accounts: {accounts['matched']} matched, {accounts['unmatched_accounts']} of ours and "
        f"{accounts['unmatched_counterparts']} of theirs are not"
    )


def doctor(session: Session) -> int:
    """Everything the app needs on this machine, each check by name; the worst failure is the exit code."""
    checks = examine.check_home(session.home)
    checks.append(Check(name="keyring", passed=True, detail="in use" if keyring_usable() else "none: a passphrase is"))
    try:
        profile = session.profile
    except SfaError as error:
        checks.append(Check(name="profile", passed=False, detail=str(error), exit_code=error.exit_code))
    else:
        checks.append(Check(name="profile", passed=True, detail=f"key kept by {profile.secrets.kept_in}"))
        checks.extend(examine.check_replica(profile.replica))
        for endpoint in profile.settings.endpoints:
            with suppress(InvalidInput):
                connector = profile.connector(endpoint.name)
                checks.extend(examine.check_endpoint(endpoint.name, connector))
                connector.close()
    versions = examine.versions()
    code = examine.exit_code(checks)
    document = {
        **versions,
        "passed": code == EXIT_DONE,
        "checks": [{"name": c.name, "passed": c.passed, "detail": c.detail} for c in checks],
    }
    said = [f"sfa-desktop {versions['app']}, Python {versions['python']}, {versions['system']}"]
    session.output.answer(document, *said, *(f"{_mark(c.passed)} {c.name}  {c.detail}" for c in checks))
    return code


def _described(endpoint: Endpoint) -> dict[str, str]:
    return {
        "id": endpoint.name, "name": endpoint.name, "crm": endpoint.crm, "url": endpoint.url,
        "database": endpoint.database, "user": endpoint.user, "proxy": endpoint.proxy,
        "proxy_user": endpoint.proxy_user, "ca_file": endpoint.ca_file,
    }  # fmt: skip


def _step(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "passed": step.passed,
        "detail": for_commands(step.detail),
        "seconds": round(step.seconds, 3),
    }


def _mark(passed: bool | None) -> str:
    return {True: "yes", False: "NO ", None: "-  "}[passed]
