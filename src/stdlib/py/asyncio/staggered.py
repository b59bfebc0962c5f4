"""Attempts that begin one after another, of which the first success wins (RFC 8305's way to connect)."""

__all__ = ('staggered_race',)

from asyncio import events
from asyncio import exceptions
from asyncio import futures
from asyncio import locks
from asyncio import tasks


class _Race:
    """One race; each attempt starts the task of the next, which waits until this one fails or its time has come."""

    def __init__(self, coro_fns, delay, loop):
        self.attempts = enumerate(coro_fns)
        self.delay = delay
        self.loop = loop
        self.parent = tasks.current_task(loop)
        self.running = set()
        self.all_done = None
        self.won = None, None
        self.failures = []  # of each attempt, None for one that has not failed
        self.unexpected = []

    def start(self, previous_failed):
        # An eager task must not go on before it is in `running`.
        may_start = locks.Event()
        task = self.loop.create_task(self.run(may_start, previous_failed))
        futures.future_add_to_awaited_by(task, self.parent)
        self.running.add(task)
        task.add_done_callback(self.ended)
        may_start.set()

    def ended(self, task):
        self.running.discard(task)
        futures.future_discard_from_awaited_by(task, self.parent)
        waiter = self.all_done
        if waiter is not None and not waiter.done() and not self.running:
            waiter.set_result(None)
        if not task.cancelled() and task.exception() is not None:
            self.unexpected.append(task.exception())

    async def run(self, may_start, previous_failed):
        await may_start.wait()
        if previous_failed is not None:
            try:
                await tasks.wait_for(previous_failed.wait(), self.delay)
            except exceptions.TimeoutError:
                pass
        try:
            index, coro_fn = next(self.attempts)
        except StopIteration:
            return
        failed = locks.Event()
        self.start(failed)
        self.failures.append(None)
        assert len(self.failures) == index + 1
        try:
            result = await coro_fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self.failures[index] = exc
            failed.set()
        else:
            assert self.won[1] is None
            self.won = result, index
            own = tasks.current_task(self.loop)
            for task in self.running:
                if task is not own:
                    task.cancel()


async def staggered_race(coro_fns, delay, *, loop=None):
    """The first result, its index, and what went wrong with each attempt that was started.

    An attempt starts when the one before it fails, or `delay` seconds after it; with None, only when it fails.
    """
    race = _Race(coro_fns, delay, loop or events.get_running_loop())
    cancelled = None
    try:
        race.start(None)
        while race.running:
            race.all_done = race.loop.create_future()
            try:
                await race.all_done
            except exceptions.CancelledError as exc:
                cancelled = exc
                for task in race.running:
                    task.cancel(*exc.args)
            race.all_done = None
        if race.unexpected:
            raise ExceptionGroup('staggered race failed', race.unexpected)
        if cancelled is not None:
            raise cancelled
        return *race.won, race.failures
    finally:
        del race, cancelled
