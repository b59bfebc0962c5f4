"""TaskGroup, except*, cancellation with cleanup, timeouts, shields."""
# status: 1
import asyncio, contextlib, traceback, sys
class Flaky(Exception): pass
async def job(n, fail=None, delay=0.1):
    try:
        await asyncio.sleep(delay * n)
        if fail: raise fail
        return n * n
    except asyncio.CancelledError:
        print(f'job {n} cancelled'); raise
    finally: print(f'job {n} cleanup')
async def ok():
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(job(i), name=f'job-{i}') for i in range(3)]
    print([t.result() for t in ts], [t.get_name() for t in ts], tg)
async def failing():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(1, Flaky('one'))); tg.create_task(job(1, ValueError('two'))); tg.create_task(job(5))
    except* Flaky as eg: print('flaky', eg.exceptions, repr(eg))
    except* ValueError as eg: print('value', [str(e) for e in eg.exceptions], eg)
async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(job(1, KeyError('k'))); outer.create_task(job(9))
    except BaseExceptionGroup as eg:
        print(eg, eg.split(KeyError), eg.subgroup(lambda e: isinstance(e, OSError)))
        traceback.print_exception(eg, file=sys.stdout)
async def timeouts():
    try:
        async with asyncio.timeout(0.15) as cm: await job(3)
    except TimeoutError as e: print('timeout', repr(e), cm.expired(), cm)
    async with asyncio.timeout(None) as cm: print(cm.when()); cm.reschedule(asyncio.get_running_loop().time() + 5); await job(0)
    try: await asyncio.wait_for(job(4), 0.1)
    except asyncio.TimeoutError as e: print('wait_for', repr(e))
    inner = asyncio.ensure_future(job(2))
    with contextlib.suppress(TimeoutError): await asyncio.wait_for(asyncio.shield(inner), 0.05)
    print('shielded', inner.done(), await inner)
async def cancel_counts():
    async def stubborn():
        for _ in range(2):
            try: await asyncio.sleep(10)
            except asyncio.CancelledError as e: print('no', e.args, asyncio.current_task().cancelling(), asyncio.current_task().uncancel())
        return 'survived'
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0)
    print(t.cancel('first')); await asyncio.sleep(0); print(t.cancel()); print(await t, t.cancelled(), t.cancel())
async def main():
    for f in (ok, failing, nested, timeouts, cancel_counts): print('==', f.__name__); await f()
    res = await asyncio.gather(job(1), job(1, OSError(5, 'x')), return_exceptions=True); print(res)
    try: await asyncio.gather(job(1, Flaky()), job(3))
    except Flaky as e: print(repr(e))
    print(len(asyncio.all_tasks())); await asyncio.sleep(0.5)
    done, pending = await asyncio.wait([asyncio.create_task(job(i)) for i in (1, 4)], timeout=0.2)
    print(len(done), len(pending), [t.cancel() for t in pending])
    done, pending = await asyncio.wait({asyncio.create_task(job(1)), asyncio.create_task(job(3))}, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
asyncio.run(main())
async def bad():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job(1, Flaky('end'))); raise LookupError('body')
asyncio.run(bad())
