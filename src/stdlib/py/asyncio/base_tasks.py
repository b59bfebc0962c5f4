"""How tasks are shown, and where their coroutines stand."""

import sys

import _warnings
from asyncio import base_futures
from asyncio import coroutines


def _task_repr_info(task):
    info = base_futures._future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = 'cancelling'
    info.insert(1, f'name={task.get_name()!r}')
    if task._fut_waiter is not None:
        info.insert(2, f'wait_for={task._fut_waiter!r}')
    if task._coro:
        info.insert(2, f'coro=<{coroutines._format_coroutine(task._coro)}>')
    return info


def _task_repr(task):
    return base_futures._guarded(task, _task_repr_info)


def _task_get_stack(task, limit):
    coro = task._coro
    for attribute in ('cr_frame', 'gi_frame', 'ag_frame'):
        if hasattr(coro, attribute):
            frame = getattr(coro, attribute)
            break
    else:
        frame = None
    frames = []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        tb = task._exception.__traceback__
        while tb is not None and (limit is None or len(frames) < limit):
            frames.append(tb.tb_frame)
            tb = tb.tb_next
    return frames


def _task_print_stack(task, limit, file):
    # Without a file the first line and the last go where print writes, as in CPython.
    stack = sys.stderr if file is None else file
    places = [(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name)
              for frame in task.get_stack(limit=limit)]
    exc = task._exception
    if not places:
        print(f'No stack for {task!r}', file=file)
    elif exc is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    for filename, line, name in places:
        print(f'  File "{filename}", line {line}, in {name}', file=stack)
        source = _warnings._line(filename, line).strip()
        if source:
            print(f'    {source}', file=stack)
    if exc is not None:
        text = str(exc)
        print(f'{type(exc).__name__}: {text}' if text else type(exc).__name__, file=file)
