"""The panel of paintings under way: place in the queue, time, cancel; failures with their words and another try."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nicegui.element import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One painting. `state` is waiting, painting, done, failed or cancelled; `elapsed` and `usual` are seconds."""

    id: str
    title: str
    state: str
    words: str = ""
    elapsed: float = 0.0
    usual: float | None = None
    retry: bool = False
    price: str = ""  # of another try; `shut`: it cannot be paid
    shut: bool = False
    choose: bool = False

    @property
    def going(self) -> bool:
        return self.state in ("waiting", "painting")


class RunningPanel(Element, component="running.js"):
    """All of them as one element; each listener gets the id of the painting."""

    def __init__(
        self,
        *,
        on_cancel: Callable[[str], Any],
        on_retry: Callable[[str], Any],
        on_choose: Callable[[str], Any],
        on_dismiss: Callable[[str], Any],
    ) -> None:
        super().__init__()
        self._jobs: tuple[Job, ...] = ()
        self._at_work: set[tuple[str, str]] = set()
        self.props["jobs"] = []
        listeners = {"cancel": on_cancel, "retry": on_retry, "choose": on_choose, "dismiss": on_dismiss}
        for deed, listener in listeners.items():
            self._hear(deed, listener)

    def show(self, jobs: Sequence[Job]) -> None:
        """Show these; the seconds between two looks are counted in the browser."""
        before, self._jobs = self._jobs, tuple(jobs)
        if [replace(job, elapsed=0.0) for job in before] == [replace(job, elapsed=0.0) for job in self._jobs]:
            return
        self.props["jobs"] = [
            {
                "id": job.id,
                "title": job.title,
                "state": job.state,
                "words": job.words,
                "elapsed": round(job.elapsed, 1),
                "usual": job.usual,
                "retry": job.retry,
                "price": job.price,
                "shut": job.shut,
                "choose": job.choose,
                "going": job.going,
                "painting": job.state == "painting",
            }
            for job in self._jobs
        ]

    def _hear(self, deed: str, listener: Callable[[str], Any]) -> None:
        async def heard(event: Any) -> None:
            job_id = str(event.args)
            if (deed, job_id) in self._at_work or not any(job.id == job_id for job in self._jobs):
                return
            self._at_work.add((deed, job_id))
            try:
                await listener(job_id)
            finally:
                self._at_work.discard((deed, job_id))

        self.on(deed, heard)

    def _displayed_contents(self, *, only_visible: bool) -> list[Any]:
        shown = super()._displayed_contents(only_visible=only_visible)
        return [*shown, *(words for job in self._jobs for words in (job.title, job.words, job.price) if words)]
