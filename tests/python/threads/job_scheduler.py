"""A scheduler of periodic jobs with a heap, priorities, cancellation, and a table of what ran when."""
import heapq
import itertools
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Callable, Optional


@dataclass(order=True)
class Job:
    due: float
    priority: int
    number: int = field(default_factory=itertools.count(1).__next__)
    action: Callable[[], None] = field(compare=False, default=print)
    every: Optional[float] = field(compare=False, default=None)
    cancelled: bool = field(compare=False, default=False)


class Scheduler(threading.Thread):
    def __init__(self):
        super().__init__(name='scheduler')
        self.jobs, self.changed, self.stopping = [], threading.Condition(), False

    def add(self, delay, action, *, every=None, priority=1):
        with self.changed:
            job = Job(time.monotonic() + delay, priority, action=action, every=every)
            heapq.heappush(self.jobs, job)
            self.changed.notify()
        return job

    def stop(self):
        with self.changed:
            self.stopping = True
            self.changed.notify()
        self.join()

    def run(self):
        while True:
            with self.changed:
                while not self.stopping and (not self.jobs or self.jobs[0].due > time.monotonic()):
                    pause = self.jobs[0].due - time.monotonic() if self.jobs else None
                    self.changed.wait(pause)
                if self.stopping:
                    return
                job = heapq.heappop(self.jobs)
            if job.cancelled:
                continue
            job.action()
            if job.every:
                job.due += job.every
                with self.changed:
                    heapq.heappush(self.jobs, job)


log = []
began = time.monotonic()


def noting(name):
    def action():
        log.append((round(time.monotonic() - began, 1), name))
    return action


scheduler = Scheduler()
scheduler.start()
scheduler.add(0.3, noting('third'))
tick = scheduler.add(0.1, noting('tick'), every=0.2)
doomed = scheduler.add(0.4, noting('never'))
scheduler.add(0.2, noting('second'))
time.sleep(0.25)
doomed.cancelled = True
time.sleep(0.35)
tick.cancelled = True
time.sleep(0.2)
scheduler.stop()
print(*log, sep='\n')
start = datetime(2024, 2, 28, 22, 30)
for n, (after, name) in enumerate(log):
    moment = start + timedelta(hours=after * 10)
    print(f'{n:02d} {moment:%a %d %b %Y %H:%M} {name:.^10} {moment.isoformat(sep=" ", timespec="minutes")}')
print(scheduler.is_alive(), (start + timedelta(days=2)).strftime('%j %U %y'), timedelta(minutes=90, seconds=3.5))
