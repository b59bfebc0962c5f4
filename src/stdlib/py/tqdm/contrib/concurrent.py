"""`tqdm.contrib.concurrent`: `map` over a pool, with a bar."""

import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from tqdm import tqdm

__all__ = ['thread_map', 'process_map']


def _map(pool, function, iterables, max_workers=None, chunksize=1, total=None, tqdm_class=tqdm, **kwargs):
    if total is None:
        total = min((len(items) for items in iterables if hasattr(items, '__len__')), default=None)
    if max_workers is None:
        max_workers = min(32, (os.cpu_count() or 1) + 4)
    with pool(max_workers=max_workers) as executor:
        return list(tqdm_class(executor.map(function, *iterables, chunksize=chunksize), total=total, **kwargs))


def thread_map(fn, *iterables, **tqdm_kwargs):
    return _map(ThreadPoolExecutor, fn, iterables, **tqdm_kwargs)


def process_map(fn, *iterables, **tqdm_kwargs):
    return _map(ProcessPoolExecutor, fn, iterables, **tqdm_kwargs)
