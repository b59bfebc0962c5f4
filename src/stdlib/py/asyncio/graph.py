"""Who awaits whom: the stack of a task and of those that wait for it."""

import sys

from asyncio import events
from asyncio import futures
from asyncio import tasks
from collections import namedtuple

FrameCallGraphEntry = namedtuple('FrameCallGraphEntry', ['frame'])
FutureCallGraph = namedtuple('FutureCallGraph', ['future', 'call_stack', 'awaited_by'])
FrameCallGraphEntry.__repr__ = lambda self: f'FrameCallGraphEntry(frame={self.frame!r})'

_KINDS = {0x20: 'generator ', 0x80: 'async ', 0x200: 'async generator '}


def _kind(frame):
    """What a frame belongs to, by the flags of its code."""
    return next((kind for flag, kind in _KINDS.items() if frame.f_code.co_flags & flag), '')


def _check(future):
    if not isinstance(future, futures.Future):
        raise TypeError(f"{future!r} object does not appear to be compatible with asyncio.Future")


def _waiters(future, limit):
    return tuple([_graph(one, limit) for one in future._asyncio_awaited_by or ()])


def _graph(future, limit):
    _check(future)
    coro = future.get_coro() if hasattr(future, 'get_coro') and limit != 0 else None
    stack = []
    while hasattr(coro, 'cr_await'):
        if coro.cr_frame is not None:
            stack.append(FrameCallGraphEntry(coro.cr_frame))
        coro = coro.cr_await
    if limit is not None:
        stack = stack[:limit] if limit > 0 else stack[limit:]
    stack.reverse()
    return FutureCallGraph(future, tuple(stack), _waiters(future, limit))


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """The graph of a future, or of the running task."""
    loop = events._get_running_loop()
    if future is not None and (loop is None or future is not tasks.current_task(loop)):
        return _graph(future, limit)
    if loop is None:
        raise RuntimeError('capture_call_graph() is called outside of a running event loop and no *future* to '
                           'introspect was provided')
    future = tasks.current_task(loop)
    if future is None:
        return None
    _check(future)
    stack = []
    frame = sys._getframe(depth) if limit != 0 else None
    while frame is not None:
        stack.append(FrameCallGraphEntry(frame))
        if _kind(frame).startswith('async') and frame.f_back is not None and not _kind(frame.f_back):
            break  # below lies the task that runs it
        frame = frame.f_back
    if limit:
        stack = stack[-limit:] if limit > 0 else stack[:-limit]
    return FutureCallGraph(future, tuple(stack), _waiters(future, limit))


def format_call_graph(future=None, /, *, depth=1, limit=None):
    """The graph as text."""
    lines = []

    def write(graph, level):
        space, one = level * '    ', graph.future
        name = f'Task(name={one.get_name()!r}, ' if isinstance(one, tasks.Task) else 'Future('
        lines.append(f'{space}* {name}id={id(one):#x})')
        if graph.call_stack:
            lines.append(f'{space}  + Call stack:')
        for entry in graph.call_stack:
            code = entry.frame.f_code
            lines.append(f'{space}  |   File {code.co_filename!r}, line {entry.frame.f_lineno}, in '
                         f'{_kind(entry.frame)}{code.co_qualname}()')
        if graph.awaited_by:
            lines.append(f'{space}  + Awaited by:')
        for waiter in graph.awaited_by:
            write(waiter, level + 1)

    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    if graph is None:
        return ''
    write(graph, 0)
    return '\n'.join(lines)


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Print the graph."""
    print(format_call_graph(future, depth=depth, limit=limit), file=file)
