"""Cancellation while resources are released, tasks that refuse, timeouts and shields."""
# status: 1
import asyncio
import contextlib
import sys


class Resource:
    def __init__(self, name, fail=False):
        self.name, self.fail = name, fail

    async def __aenter__(self):
        print('acquire', self.name)
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, et, ev, tb):
        print('release', self.name, et and et.__name__, ev and ev.args)
        await asyncio.sleep(0)
        if self.fail:
            raise RuntimeError(f'release of {self.name} failed')
        return False


async def work():
    async with Resource('db') as db, Resource('cache', fail=True):
        await asyncio.sleep(10)


async def stubborn():
    for i in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print('ignoring cancel', i, asyncio.current_task().cancelling())
            asyncio.current_task().uncancel()
    return 'finally'


async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0.01)
    print(t.cancel('shutdown'), t.cancelled(), t.done())
    try:
        await t
    except RuntimeError as e:
        print(repr(e), repr(e.__context__), e.__context__.args)
    s = asyncio.create_task(stubborn())
    for _ in range(3):
        await asyncio.sleep(0.001)
        s.cancel()
    print(await s)
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            finally:
                print('inner finally', asyncio.current_task().cancelling())
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), asyncio.current_task().cancelling())
    async with asyncio.timeout(None) as cm:
        print(cm.when())
        cm.reschedule(asyncio.get_running_loop().time() + 5)
        print(cm.expired(), cm.when() > 0)
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.sleep(1, 'r')), 0.005)
    except asyncio.TimeoutError:
        print('shielded timeout')
    async def child():
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError as e:
            raise ValueError('translated') from e
    try:
        async with asyncio.TaskGroup() as tg:
            c = tg.create_task(child())
            await asyncio.sleep(0)
            c.cancel()
    except ExceptionGroup as eg:
        print(eg, [repr(e.__cause__) for e in eg.exceptions])
    f = asyncio.get_running_loop().create_future()
    f.add_done_callback(lambda f: print('cb', f))
    f.cancel('why')
    try:
        f.result()
    except asyncio.CancelledError as e:
        print('cancelled', e)
    await asyncio.sleep(0)
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.current_task().cancel()
        await asyncio.sleep(0)
    print('survived', asyncio.current_task().cancelling())
    print([type(x) for x in await asyncio.gather(asyncio.sleep(0), child_fail(), return_exceptions=True)])
    raise SystemExit(4)


async def child_fail():
    return 1 / 0

try:
    asyncio.run(main())
except SystemExit as e:
    print('exit code', e.code)
sys.exit('bye')
