"""Writing the schools and people of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.exchange.workbook.plan import Row, Verdict
from app.models import settings

if TYPE_CHECKING:
    from app.exchange.workbook.columns import Values
    from app.exchange.workbook.writing import Writing

_SCHOOL: Final = (
    "code", "name_kk", "name_ru", "bin", "region", "district", "territory", "languages", "small",
    "distance",
)  # fmt: skip
_SIZE: Final = ("pupils", "teachers")
_POST: Final = ("school", "role", "subject")


def write_schools(writing: Writing) -> None:
    """Write schools with status and size; partners are attached to the only leading school."""
    new = writing.rows("schools", Verdict.NEW)
    writing.insert("school", new, [_school(row.entry.values, _SCHOOL) for row in new])
    _insert_dated(writing, new)
    for row in writing.rows("schools", Verdict.CHANGED):
        _change_school(writing, row)
    if writing.plan.leading:
        _settle(writing, writing.id_of("schools", writing.plan.leading))


def _school(values: Values, columns: tuple[str, ...]) -> dict[str, Any]:
    row: dict[str, Any] = {column: values[column] for column in columns}
    if "languages" in row:
        row["languages"] = ",".join(row["languages"]) or None
    if row.get("small") is not None:
        row["small"] = int(row["small"])
    return row


def _insert_dated(writing: Writing, new: list[Row]) -> None:
    status: list[dict[str, Any]] = []
    size: list[dict[str, Any]] = []
    for row in new:
        values = row.entry.values
        owner = {"school": writing.own_id(row), "valid_from": None}
        if values["status"]:
            status.append({**owner, "status": values["status"]})
        if any(values[column] is not None for column in _SIZE):
            size.append({**owner, **{column: values[column] for column in _SIZE}})
    writing.change.insert_all("school_status", status)
    writing.change.insert_all("school_size", size)


def _change_school(writing: Writing, row: Row) -> None:
    assert row.record  # noqa: S101 - a changed row is stored
    school, parts, values = row.record.id, row.record.parts, row.entry.values
    own = tuple(column for column in _SCHOOL if column in row.changes)
    writing.change.update("school", school, _school(values, own))
    if size := {column: values[column] for column in _SIZE if column in row.changes}:
        writing.set_newest("school_size", parts["size"], size, school=school)
    if "status" not in row.changes:
        return
    if values["status"]:
        status = {"status": values["status"]}
        writing.set_newest("school_status", parts["status"], status, school=school)
    elif parts["status"]:
        writing.change.delete("school_status", parts["status"])


def _settle(writing: Writing, leading: int) -> None:
    """Take the workbook's leading school as the own one where none is, and attach partners."""
    writing.leading = leading
    if settings.read(writing.store).own_school is None:
        settings.write(writing.store, writing.change, own_school=leading)
    writing.change.insert_all(
        "school_attachment",
        [
            {"school": writing.own_id(row), "leading": leading, "valid_from": None}
            for row in writing.plan.rows["schools"]
            if row.verdict is not Verdict.REJECTED
            and row.entry.values["status"] == "partner"
            and not (row.record and row.record.parts["attachment"])
        ],
    )


def write_people(writing: Writing) -> None:
    """Write people with their posts."""
    new = writing.rows("people", Verdict.NEW)
    writing.insert(
        "person",
        new,
        [{name: row.entry.values[name] for name in ("code", "name")} for row in new],
    )
    writing.change.insert_all(
        "person_post",
        [
            {"person": writing.own_id(row), "valid_from": None, **_post(writing, row, _POST)}
            for row in new
        ],
    )
    for row in writing.rows("people", Verdict.CHANGED):
        _change_person(writing, row)


def _post(writing: Writing, row: Row, columns: tuple[str, ...]) -> dict[str, Any]:
    post: dict[str, Any] = {column: row.entry.values[column] for column in columns}
    if "school" in post:
        post["school"] = writing.id_of("schools", post["school"])
    return post


def _change_person(writing: Writing, row: Row) -> None:
    assert row.record  # noqa: S101 - a changed row is stored
    if "name" in row.changes:
        writing.change.update("person", row.record.id, {"name": row.entry.values["name"]})
    if columns := tuple(column for column in _POST if column in row.changes):
        part = row.record.parts["post"]
        whole = columns if part else _POST
        writing.set_newest(
            "person_post", part, _post(writing, row, whole), person=row.record.id
        )  # fmt: skip
