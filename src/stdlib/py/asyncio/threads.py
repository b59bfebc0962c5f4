"""Calling blocking functions in threads."""

__all__ = ('to_thread',)

import contextvars
import functools

from asyncio import events


async def to_thread(func, /, *args, **kwargs):
    """Call a function in a thread of the default executor, in a copy of the current context."""
    loop = events.get_running_loop()
    ctx = contextvars.copy_context()
    func_call = functools.partial(ctx.run, func, *args, **kwargs)
    return await loop.run_in_executor(None, func_call)
