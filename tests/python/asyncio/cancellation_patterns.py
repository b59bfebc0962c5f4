"""Cancellation: cleaning up, refusing for a while, shielding, a timeout inside a timeout, first result wins."""
import asyncio
import contextlib
import time


async def worker(name, seconds, log):
    try:
        await asyncio.sleep(seconds)
        log.append(f'{name} done')
        return name
    except asyncio.CancelledError as error:
        log.append(f'{name} cancelled {error.args}')
        raise
    finally:
        log.append(f'{name} tidy')


async def stubborn(log):
    for n in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            log.append(f'ignored {n}, asked {asyncio.current_task().cancelling()} times')
            asyncio.current_task().uncancel()
            if n == 2:
                raise


async def first(*coroutines):
    """The first result; the others are cancelled and waited for."""
    tasks = [asyncio.ensure_future(c) for c in coroutines]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    log = []
    task = asyncio.create_task(worker('a', 5, log), name='task-a')
    await asyncio.sleep(0)
    print(task.cancel('because'), task.cancelled(), task.cancelling())
    with contextlib.suppress(asyncio.CancelledError):
        await task
    print(task, task.cancelled(), sep='\n')

    task = asyncio.create_task(stubborn(log))
    for _ in range(3):
        await asyncio.sleep(0)
        task.cancel()
    await asyncio.wait([task])
    print('stubborn', task.cancelled())

    inner = asyncio.create_task(worker('shielded', 0.05, log))
    try:
        async with asyncio.timeout(0.01) as scope:
            await asyncio.shield(inner)
    except TimeoutError:
        print('timed out', scope.expired(), inner.done())
    print(await inner)

    print(await first(worker('slow', 0.2, log), worker('fast', 0.02, log), worker('never', 9, log)))

    start = time.perf_counter()
    try:
        async with asyncio.timeout(0.2):
            try:
                async with asyncio.timeout(0.05):
                    await asyncio.sleep(1)
            except TimeoutError:
                print('inner', time.perf_counter() - start < 0.15)
            await asyncio.sleep(1)
    except TimeoutError:
        print('outer', time.perf_counter() - start >= 0.2)

    async def failing():
        await asyncio.sleep(0.01)
        raise LookupError('one child fails')

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker('sibling', 1, log))
            group.create_task(failing())
            group.create_task(failing())
    except* LookupError as group:
        print(repr(group), len(group.exceptions))

    gathered = asyncio.gather(worker('g1', 1, log), worker('g2', 1, log))
    asyncio.get_running_loop().call_later(0.01, gathered.cancel)
    try:
        await gathered
    except asyncio.CancelledError:
        print('gather cancelled')
    print(*log, sep='\n')


asyncio.run(main())
