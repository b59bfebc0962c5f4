"""wait, wait_for, as_completed, shield."""
import asyncio


async def job(n, delay, fail=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("job", n, "cancelled")
        raise
    if fail:
        raise KeyError(n)
    return n


def names(tasks):
    return sorted(t.get_name() for t in tasks)


def start(*jobs):
    return [asyncio.create_task(job(*j), name=f"t{j[0]}") for j in jobs]


async def waits():
    print("--- wait")
    ts = start((1, 0.01), (2, 0.03))
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(ts)
    print(names(done), names(pending))
    ts = start((3, 0.01), (4, 0.02, True), (5, 0.5))
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [repr(t.exception()) for t in sorted(done, key=lambda t: t.get_name())])
    done, pending = await asyncio.wait(pending, timeout=0.01)
    print(names(done), names(pending))
    for t in pending:
        t.cancel()
    await asyncio.wait(pending)
    for bad in ([], [job(0, 0)], job(0, 0)):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
        for coro in bad if isinstance(bad, list) else [bad]:
            coro.close()
    try:
        await asyncio.wait(ts, return_when="SOME")
    except ValueError as e:
        print(e)


async def wait_fors():
    print("--- wait_for")
    print(await asyncio.wait_for(job(1, 0.01), 1))
    print(await asyncio.wait_for(job(2, 0.01), None))
    try:
        await asyncio.wait_for(job(3, 1), 0.01)
    except TimeoutError as e:
        print("timeout", repr(e), type(e.__cause__).__name__)
    try:
        await asyncio.wait_for(job(4, 0.01), 0)
    except asyncio.TimeoutError as e:
        print("at once", repr(e))
    print(await asyncio.wait_for(asyncio.sleep(0, "r"), 1))
    t = asyncio.create_task(job(5, 1))
    try:
        await asyncio.wait_for(asyncio.shield(t), 0.01)
    except TimeoutError:
        print("shielded", t.done())
    t.cancel()
    try:
        await asyncio.wait_for(job(6, 0.01, True), 1)
    except KeyError as e:
        print("error", e)

    async def stubborn():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            return "kept"

    print(await asyncio.wait_for(stubborn(), 0.01))
    outer = asyncio.create_task(asyncio.wait_for(job(7, 1), 1))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled")


async def completed():
    print("--- as_completed")
    for coro in asyncio.as_completed([job(1, 0.03), job(2, 0.01), job(3, 0.02)]):
        print("next", await coro)
    ts = start((4, 0.02), (5, 0.01))
    async for t in asyncio.as_completed(ts):
        print("done", t.get_name(), t in ts, await t)
    try:
        for coro in asyncio.as_completed(start((6, 0.01), (7, 0.5)), timeout=0.1):
            print("next", await coro)
    except TimeoutError as e:
        print("timeout", repr(e))
    try:
        asyncio.as_completed(asyncio.sleep(0))
    except TypeError as e:
        print(e)


async def shields():
    print("--- shield")
    t = asyncio.create_task(job(1, 0.02))
    s = asyncio.create_task(wrapped(t))
    await asyncio.sleep(0)
    s.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print("outer cancelled, inner", t.cancelled())
    print(await t)
    done = asyncio.get_running_loop().create_future()
    done.set_result(9)
    print(asyncio.shield(done) is done, await asyncio.shield(done))
    t = asyncio.create_task(job(2, 1))
    s = asyncio.shield(t)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print("inner cancelled", s.cancelled())


async def wrapped(t):
    return await asyncio.shield(t)


async def main():
    await waits()
    await wait_fors()
    await completed()
    await shields()


import warnings
warnings.simplefilter("ignore")
asyncio.run(main())
