"""Stands in for CPython's `test.test_asyncio.utils` where only a loop for tests is wanted."""

import asyncio
import unittest


def run_briefly(loop):
    """Lets a loop make what is ready."""
    async def once():
        pass
    task = loop.create_task(once())
    try:
        loop.run_until_complete(task)
    finally:
        task.cancel()


class TestCase(unittest.TestCase):
    def new_test_loop(self):
        loop = asyncio.new_event_loop()
        self.set_event_loop(loop)
        return loop

    def set_event_loop(self, loop, *, cleanup=True):
        asyncio.set_event_loop(None)
        if cleanup:
            self.addCleanup(loop.close)

    def tearDown(self):
        asyncio.set_event_loop(None)
        self.doCleanups()
