"""Exit stacks whose callbacks fail: the calls that a traceback shows, and which error comes out."""
import asyncio
import contextlib
import traceback


def undo(name, fails=False):
    print('undo', name)
    if fails:
        raise OSError(f'undoing {name} failed')


async def undo_later(name, fails=False):
    await asyncio.sleep(0)
    undo(name, fails)


def attempt(*steps):
    with contextlib.ExitStack() as stack:
        for name, fails in steps:
            stack.callback(undo, name, fails)
        raise ValueError('the work failed')


async def attempt_later(*steps):
    async with contextlib.AsyncExitStack() as stack:
        stack.callback(undo, 'first', bool(steps))
        for name, fails in steps:
            stack.push_async_callback(undo_later, name, fails)
        raise ValueError('the work failed')


for steps in ([], [('a', False)], [('a', True), ('b', False)], [('a', True), ('b', True)]):
    for what in (lambda: attempt(*steps), lambda: asyncio.run(attempt_later(*steps))):
        try:
            what()
        except Exception as e:
            print(type(e).__name__, e, '<-', repr(e.__context__))
            traceback.print_tb(e.__traceback__, limit=-3)
