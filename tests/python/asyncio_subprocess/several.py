# Children side by side: results in order, lines as they come, no more than so many at a time.
import asyncio
import sys
from asyncio.subprocess import PIPE


async def run(code, *args, **kwargs):
    proc = await asyncio.create_subprocess_exec(sys.executable, '-c', code, *args, stdout=PIPE, **kwargs)
    out, err = await proc.communicate()
    assert err is None
    return out.decode().strip()


SQUARE = 'import sys, time; n = int(sys.argv[1]); time.sleep(0.3 * (3 - n)); print(n * n)'


async def gathered():
    print(await asyncio.gather(*(run(SQUARE, str(n)) for n in range(4))))


async def as_they_end():
    tasks = [asyncio.create_task(run(SQUARE, str(n)), name=f'square of {n}') for n in range(4)]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), '=', await task)


TICKS = '''
import sys, time
name, first, pause = sys.argv[1], *map(float, sys.argv[2:])
time.sleep(first)
for i in range(3):
    print(name, i, flush=True)
    time.sleep(pause)
'''


async def follow(name, first, pause):
    proc = await asyncio.create_subprocess_exec(sys.executable, '-c', TICKS, name, str(first), str(pause), stdout=PIPE)
    lines = 0
    async for line in proc.stdout:
        print('got', line.decode().rstrip())
        lines += 1
    return name, lines, await proc.wait(), proc.returncode


async def streamed():
    print(await follow('alone', 0, 0.1))
    results = await asyncio.gather(follow('quick', 0, 0.4), follow('slow', 0.2, 0.4))
    print(results)


async def limited():
    semaphore = asyncio.Semaphore(2)
    running = most = 0

    async def worker(n):
        nonlocal running, most
        async with semaphore:
            running += 1
            most = max(most, running)
            result = await run('import sys, time; time.sleep(0.2); print(int(sys.argv[1]) + 100)', str(n))
            running -= 1
            return result

    print(await asyncio.gather(*map(worker, range(5))), most)


async def grouped():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run(f'print({n} ** 10)')) for n in range(3)]
    print([task.result() for task in tasks])


async def first_of_them():
    slow = asyncio.create_task(run('import time; time.sleep(5); print("slow")'))
    quick = asyncio.create_task(run('print("quick")'))
    done, pending = await asyncio.wait([slow, quick], return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in done], len(pending))
    slow.cancel()
    try:
        await slow
    except asyncio.CancelledError:
        print('cancelled')


for part in (gathered, as_they_end, streamed, limited, grouped, first_of_them):
    print('---', part.__name__)
    asyncio.run(part())
