"""Tests that are coroutines, made into partials that run them; asyncio.sleep replaced by a mock."""
# status: 1
import asyncio
import functools
import inspect
import unittest
from unittest.mock import AsyncMock, patch


async def retry(times, action):
    for attempt in range(times):
        await asyncio.sleep(attempt)
        if await action():
            return attempt
    return None


class Coroutines(unittest.TestCase):
    def __getattribute__(self, name):
        found = super().__getattribute__(name)
        if name.startswith('test') and inspect.iscoroutinefunction(found):
            return functools.partial(lambda test: asyncio.run(test()), found)
        return found


class Retries(Coroutines):
    async def test_third_time(self):
        action = AsyncMock(side_effect=[False, False, True])
        with patch('asyncio.sleep', AsyncMock()) as sleep:
            self.assertEqual(await retry(5, action), 2)
        self.assertEqual([call.args for call in sleep.await_args_list], [(0,), (1,), (2,)])
        self.assertEqual(action.await_count, 3)

    async def test_never(self):
        self.assertEqual(await retry(0, AsyncMock()), 7)


class Quiet(unittest.TextTestRunner):
    def run(self, test):
        result = unittest.TestResult()
        test.run(result)
        for test, text in result.failures:
            print(test.id(), '|', test.shortDescription(), '|', text.splitlines()[-1])
        print(result.testsRun, len(result.failures), len(result.errors))
        return result


unittest.main(testRunner=Quiet)
