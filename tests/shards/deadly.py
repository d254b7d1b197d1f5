"""A job that some documents kill; a module of its own, because workers import it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from kg.project.reading import Reading
from kg.shards.items import Item
from kg.shards.work import Job
from kg.sources import Failure


class DeadlyJob(Job):
    """As ``Job``, but ``poison`` ends each process that reads it, and each first read of ``killed`` is killed."""

    def _reading(self, item: Item) -> Reading | Failure:
        if item.id == "poison":
            os._exit(1)
        mark = Path(self.place.url).with_suffix(".killed")
        if item.id == "killed" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Job._reading(self, item)
