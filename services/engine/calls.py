"""What was asked of the engine, for tests that count requests and bytes."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass

from services.engine.answers import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request: its path without the version, the bytes of its body, what it carried."""

    method: str
    path: str
    bytes: int
    has_image: bool = False
    chained: bool = False


class CallBook:
    """The last 1000 calls, oldest first."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=1000)

    def write(self, call: Call) -> None:
        """Adds a call."""
        self._calls.append(call)

    def all(self) -> tuple[Call, ...]:
        """The calls so far."""
        return tuple(self._calls)

    def clear(self) -> None:
        """Starts anew."""
        self._calls.clear()

    def as_json(self) -> Json:
        """The calls as `{"calls": [...]}`."""
        return {"calls": [asdict(call) for call in self._calls]}
