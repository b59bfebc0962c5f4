# status: 1
import asyncio


class Terminate(Exception):
    pass


async def job(n, delay, fail=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("job", n, "cancelled")
        raise
    if fail:
        raise fail(f"job {n}")
    return n


async def terminate():
    raise Terminate()


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job(1, 0.02))
        b = tg.create_task(job(2, 0.01), name="two")
        print(tg)
    print(a.result(), b.result(), b.get_name())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(3, 0.01, KeyError))
            tg.create_task(job(4, 0.01, ValueError))
            tg.create_task(job(5, 1))
    except* KeyError as eg:
        print("keys", eg.exceptions)
    except* (ValueError, TypeError) as eg:
        print("values", [str(e) for e in eg.exceptions])
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(6, 1))
            tg.create_task(terminate())
    except* Terminate:
        print("terminated")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(7, 1))
            raise RuntimeError("body")
    except ExceptionGroup as eg:
        print(eg, eg.exceptions)
    try:
        tg.create_task(job(8, 0))
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(0.05):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(job(9, 1))
    except TimeoutError as e:
        print("TimeoutError", e.args)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job(10, 0.01, LookupError))


asyncio.run(main())
