"""Retries with growing delays, told by logging; the last error ends the program."""
# status: 1
import asyncio
import random
import functools
import logging
import sys
from typing import Callable, Awaitable
from itertools import chain, repeat, takewhile, islice
import inspect

logging.basicConfig(stream=sys.stdout, format='%(levelname)s:%(lineno)d:%(funcName)s:%(message)s')
log = logging.getLogger(__name__)


def backoff(base=0.01, factor=2, cap=0.05, jitter=None):
    delay = base
    while True:
        yield min(delay, cap) + (jitter() if jitter else 0)
        delay *= factor


def retry(*exceptions, tries=4, delays=backoff):
    def deco(f):
        if inspect.iscoroutinefunction(f):
            @functools.wraps(f)
            async def wrapper(*a, **k):
                for attempt, d in enumerate(islice(delays(), tries), 1):
                    try:
                        return await f(*a, **k)
                    except exceptions as e:
                        log.warning('%s%r attempt %d failed: %s; sleeping %.3f', f.__name__, inspect.signature(f).bind(*a, **k).args, attempt, e, d)
                        last = e
                        await asyncio.sleep(d)
                raise RuntimeError(f'{f.__name__} gave up after {tries} tries') from last
        else:
            @functools.wraps(f)
            def wrapper(*a, **k):
                return f(*a, **k)
        return wrapper
    return deco


calls = iter([ConnectionError('a'), TimeoutError(), 'ok'])


@retry(ConnectionError, TimeoutError)
async def flaky(url: str, *, verify: bool = True) -> str:
    r = next(calls)
    if isinstance(r, Exception):
        raise r
    return r


@retry(OSError, tries=2)
async def hopeless(n=0):
    raise FileNotFoundError(2, 'No such file or directory', 'x.txt')


async def main():
    print(await flaky('http://x'))
    print([round(x, 3) for x in islice(backoff(), 6)])
    r = random.Random(5)
    print([f'{x:.4f}' for x in islice(backoff(jitter=lambda: r.uniform(0, .001)), 3)])
    print(inspect.signature(flaky), inspect.iscoroutinefunction(flaky), flaky.__wrapped__.__kwdefaults__)
    print(list(takewhile(lambda x: x < 0.05, backoff())), list(chain([1], repeat(2, 2))))
    await hopeless()

asyncio.run(main())
