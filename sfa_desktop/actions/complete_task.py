"""Marks a task as done, or as dropped."""

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import Task
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Replica


def complete_task(replica: Replica, task_id: str, *, dropped: bool = False) -> str:
    """Close an open task now; its id. Raises NotFound, InvalidInput if it is closed already."""
    with replica.write() as w:
        task = w.need("task", task_id)
        assert isinstance(task, Task)
        if task.state != "open":
            raise InvalidInput(problem=f"This task is {task.state} already.", reason="not_open")
        state = "dropped" if dropped else "done"
        edits.update(w, "task", task_id, {"state": state, "done_at": w.now})
    return task_id
