"""Downloads that are sleeps: one after the other, gathered, in order of completion, limited, with a progress callback, timed."""
import asyncio
import functools
import random
import time
from collections import namedtuple
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Callable

Download = namedtuple('Download', 'country status')
COUNTRIES = {'BR': 0.05, 'CN': 0.1, 'IN': 0.15, 'ID': 0.2, 'PK': 0.25, 'XX': 0.12, 'YY': 0.17}


def async_timed(label: str = '') -> Callable:
    def wrapper(function: Callable) -> Callable:
        @functools.wraps(function)
        async def wrapped(*args, **kwargs) -> Any:
            start = time.perf_counter()
            try:
                return await function(*args, **kwargs)
            finally:
                print(f'{label or function.__name__} took about {time.perf_counter() - start:.1f} s')
        return wrapped
    return wrapper


async def get_flag(code: str) -> bytes:
    await asyncio.sleep(COUNTRIES[code])
    if code == 'XX':
        raise LookupError(HTTPStatus.NOT_FOUND)
    if code == 'YY':
        raise ConnectionRefusedError(111, 'Connect call failed')
    return bytes([0x47, 0x49, 0x46, *code.encode()])


async def download_one(code, semaphore, on_done=lambda *a: None):
    try:
        async with semaphore:
            image = await get_flag(code)
    except LookupError as error:
        status = error.args[0]
    else:
        await asyncio.to_thread(saved.__setitem__, code, image)
        status = HTTPStatus.OK
    on_done(code)
    return Download(code, status)


@async_timed('one after another')
async def sequential():
    return [await get_flag(code) for code in list(COUNTRIES)[:3]]


@async_timed()
async def gathered():
    return await asyncio.gather(*map(get_flag, COUNTRIES), return_exceptions=True)


@async_timed('at most two')
async def limited():
    semaphore, order = asyncio.Semaphore(2), []
    codes = sorted(c for c in COUNTRIES if c != 'YY')
    todo = [asyncio.create_task(download_one(code, semaphore, order.append)) for code in codes]
    counts = {}
    for future in asyncio.as_completed(todo):
        result = await future
        counts[result.status.name] = counts.get(result.status.name, 0) + 1
    print(' ', order, counts)


@async_timed('with errors')
async def supervised():
    semaphore = asyncio.Semaphore(9)
    tasks = {asyncio.create_task(download_one(c, semaphore)): c for c in ('BR', 'YY', 'XX')}
    async for task in asyncio.as_completed(tasks):
        try:
            country, status = await task
        except OSError as error:
            print(f'  {tasks[task]}: {error.__class__.__name__} {error}')
        else:
            print(f'  {country}: {status.value} {status.phrase}')


async def main():
    print([image[:3] for image in await sequential()])
    for code, result in zip(COUNTRIES, await gathered()):
        print(f'  {code}', repr(result) if isinstance(result, BaseException) else result.hex(' '))
    await limited()
    await supervised()
    print(sorted(saved))
    first, *rest = await asyncio.gather(*(asyncio.wait_for(get_flag(c), 0.12) for c in ('BR', 'IN', 'CN')), return_exceptions=True)
    print(first, [type(r).__name__ for r in rest])
    done, pending = await asyncio.wait([asyncio.create_task(get_flag(c), name=c) for c in ('BR', 'CN', 'PK')], timeout=0.12)
    print(sorted(t.get_name() for t in done), [t.get_name() for t in pending])
    for task in pending:
        task.cancel('enough')
    print(await asyncio.gather(*pending, return_exceptions=True))


saved = {}
random.seed(7)
asyncio.run(main())
print(f'{random.random():.4f} {random.choice(sorted(saved))}', Download._make(['a', 1])._replace(status=2))
