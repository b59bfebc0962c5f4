"""Coroutines run side by side in one thread, by an event loop.

Start reading at `runners.run`, `base_events.BaseEventLoop._run_once` and, for what a task does at each step,
`Task._task_step` in `_asyncio`.
"""

from asyncio import base_events
from asyncio import coroutines
from asyncio import events
from asyncio import exceptions
from asyncio import futures
from asyncio import locks
from asyncio import protocols
from asyncio import queues
from asyncio import runners
from asyncio import streams
from asyncio import taskgroups
from asyncio import tasks
from asyncio import threads
from asyncio import timeouts
from asyncio import transports
from asyncio import unix_events

__all__ = ('create_subprocess_exec', 'create_subprocess_shell')
for _module in (base_events, coroutines, events, exceptions, futures, locks, protocols, queues, runners,
                streams, taskgroups, tasks, threads, timeouts, transports, unix_events):
    __all__ += tuple(_module.__all__)
    for _name in _module.__all__:
        globals()[_name] = getattr(_module, _name)
del _module, _name


def __getattr__(name):
    if name in ('AbstractEventLoopPolicy', 'DefaultEventLoopPolicy'):
        import warnings
        warnings.warn(f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16",
                      DeprecationWarning, stacklevel=2)
        if name == 'AbstractEventLoopPolicy':
            return events._AbstractEventLoopPolicy
        return unix_events._DefaultEventLoopPolicy
    import importlib
    if name in ('base_subprocess', 'staggered', 'subprocess'):  # hardly a program needs them
        return importlib.import_module('asyncio.' + name)
    if name.startswith('create_subprocess_'):
        return getattr(importlib.import_module('asyncio.subprocess'), name)
    if name.endswith(('_call_graph', 'CallGraph', 'CallGraphEntry')):
        return getattr(importlib.import_module('asyncio.graph'), name)
    try:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    except AttributeError as exc:
        import sys
        exc.name, exc.obj = name, sys.modules[__name__]
        raise
