"""Tables as CSV files, such that a spreadsheet shows what is in them and runs none of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import Response

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Response:
    """The rows as a file called `name`.csv; `columns` are the keys in their order. Many rows are a thread's work."""
    sink = io.StringIO()
    writer = csv.DictWriter(sink, columns, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: harmless(row[column]) for column in columns})
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(sink.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets a quote before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
