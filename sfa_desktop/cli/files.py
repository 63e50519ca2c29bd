"""import and export: records in and out of files."""

from pathlib import Path
from typing import Any

from sfa_desktop.actions.edit_record import kind_named
from sfa_desktop.actions.export_records import export_everything, export_records, read_everything
from sfa_desktop.actions.import_records import ImportPlan, import_records, plan_import
from sfa_desktop.base.errors import EXIT_DONE, EXIT_INPUT, InvalidInput
from sfa_desktop.cli.session import Session

_PREVIEW = 20


def import_file(session: Session) -> int:
    """Bring a file in; exit 2 if no row of it could be understood."""
    options = session.options
    path = Path(options.file)
    replica = session.profile.replica
    plan = plan_import(replica, options.kind, path)
    document = describe(plan)
    if options.dry_run:
        session.output.answer({**document, "created": 0}, *_lines(plan))
        return EXIT_DONE
    left = (
        Path(options.rejected) if options.rejected else path.with_name(f"{path.stem}-left-out{path.suffix or '.csv'}")
    )
    done = import_records(replica, plan, left_file=left, duplicates_too=options.duplicates_too)
    document |= {"created": len(done.created), "ids": list(done.created)}
    document["rejected_file"] = str(done.left_file) if done.left_file else None
    said = [f"{len(done.created)} brought in, {done.duplicates} there already, {done.rejected} rejected."]
    if done.left_file:
        said.append(f"What was left out stands in {done.left_file}, each row with its reason.")
    session.output.answer(document, *said)
    return EXIT_INPUT if plan.rows and len(plan.rejected) == len(plan.rows) else EXIT_DONE


def describe(plan: ImportPlan) -> dict[str, Any]:
    """A plan as JSON can hold it."""
    fresh = plan.fresh[:_PREVIEW]
    return {
        "kind": plan.kind,
        "columns": {name: field or None for name, field in plan.columns.items()},
        "rows": len(plan.rows),
        "new": len(plan.fresh),
        "duplicates": [
            {"line": r.number, "of": r.duplicate_of or None, "why": r.duplicate_why} for r in plan.duplicates
        ],
        "rejected": [{"line": r.number, "reason": r.problem} for r in plan.rejected],
        "preview": [{"line": r.number, "name": r.record.headline if r.record else ""} for r in fresh],
    }


def export(session: Session) -> int:
    """Write records: one kind to a file, all kinds to a folder, or JSON as the answer where no place is named."""
    options = session.options
    replica = session.profile.replica
    if options.file and options.output:
        raise InvalidInput(problem="Name the file once, as FILE or with --output.")
    place = options.file or options.output
    if not place:
        if options.format not in ("", "json"):
            raise InvalidInput(problem=f"Name the file to write {options.format} to, with --output.")
        kinds = [kind_named(options.kind).kind] if options.kind else []
        with replica.read() as r:
            found = read_everything(r, kinds)
        session.output.as_json = True
        session.output.answer(found[kinds[0]] if kinds else found)
        return EXIT_DONE
    path = Path(place)
    if options.kind:
        kind = kind_named(options.kind).kind
        counts = {kind: export_records(replica, kind, path, format=options.format)}
    else:
        counts = export_everything(replica, path, format=options.format or "csv")
    total = sum(counts.values())
    session.output.answer({"file": str(path), "records": total, "kinds": counts}, f"{total} records are in {path}.")
    return EXIT_DONE


def _lines(plan: ImportPlan) -> list[str]:
    ignored = [name for name, field in plan.columns.items() if not field]
    lines = [f"{len(plan.rows)} rows: {len(plan.fresh)} new, {len(plan.duplicates)} there already, "
             f"{len(plan.rejected)} rejected."]  # fmt: skip
    if ignored:
        lines.append(f"Columns left out: {', '.join(ignored)}.")
    lines.extend(f"line {row.number}: {row.problem}" for row in plan.rejected[:_PREVIEW])
    return lines
