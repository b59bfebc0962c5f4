"""`tqdm.asyncio`: a bar over asynchronous iterators and awaitables."""

import asyncio
from tqdm import tqdm as _tqdm

__all__ = ['tqdm_asyncio', 'tarange', 'tqdm', 'trange']


class tqdm_asyncio(_tqdm):
    """Wraps plain and asynchronous iterables."""

    async def __aiter__(self):
        try:
            async for item in self.iterable:
                yield item
                self.update()
        finally:
            self.close()

    @classmethod
    def as_completed(cls, fs, *, loop=None, timeout=None, total=None, **tqdm_kwargs):
        """`asyncio.as_completed` with a bar."""
        if total is None:
            total = len(fs)
        yield from cls(asyncio.as_completed(fs, timeout=timeout), total=total, **tqdm_kwargs)

    @classmethod
    async def gather(cls, *fs, loop=None, timeout=None, total=None, **tqdm_kwargs):
        """`asyncio.gather` with a bar."""
        async def wrap(at, awaitable):
            return at, await awaitable
        awaitables = [wrap(at, awaitable) for at, awaitable in enumerate(fs)]
        results = [await f for f in cls.as_completed(awaitables, timeout=timeout, total=total, **tqdm_kwargs)]
        return [result for _, result in sorted(results, key=lambda pair: pair[0])]


def tarange(*args, **kwargs):
    return tqdm_asyncio(range(*args), **kwargs)


tqdm, trange = tqdm_asyncio, tarange
