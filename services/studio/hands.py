"""Work on whole pictures that anybody may ask for at any moment: two at a time, the others in their turn.

One picture of 40 megapixels takes half a gigabyte on its way. More at once would take memory and save no time, and the
threads that everything else needs stay free. Letting in and handing out have hands of their own, so that neither waits
for the other. Candidates don't come here: the queue counts those.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

COUNT = 2


class Hands:
    """A few threads that are there for one kind of work."""

    def __init__(self, name: str) -> None:
        self._threads = ThreadPoolExecutor(COUNT, thread_name_prefix=name)

    async def do(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do it as soon as one of the threads is free; whoever gives up while waiting is not waited for."""
        call = partial(copy_context().run, work, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)


letting_in = Hands("letting-in")
handing_out = Hands("handing-out")  # exports, exact edits, masks, what is told of a picture
