"""A service that ends gracefully: a signal sets an event, workers drain, late ones are cancelled, hooks run."""
import asyncio
import atexit
import os
import signal
import sys

log = []
atexit.register(lambda: print('atexit: last words', file=sys.stderr))


async def consumer(n, queue):
    while True:
        try:
            item = await queue.get()
        except asyncio.QueueShutDown:
            log.append(f'consumer {n} sees the end')
            return n
        await asyncio.sleep(0.02 * item)
        log.append(f'consumer {n} did {item}')


async def heartbeat():
    beats = 0
    try:
        while True:
            await asyncio.sleep(0.03)
            beats += 1
    finally:
        log.append(f'heart stops, had beaten: {beats > 0}')


async def main():
    queue, stop = asyncio.Queue(), asyncio.Event()
    handler = signal.signal(signal.SIGTERM, lambda number, frame: loop.call_soon_threadsafe(stop.set))
    loop = asyncio.get_running_loop()
    print(handler is signal.SIG_DFL, signal.getsignal(signal.SIGTERM) is not handler, signal.Signals(15).name)
    for item in 1, 3, 2, 50:
        queue.put_nowait(item)
    async with asyncio.TaskGroup() as group:
        consumers = [group.create_task(consumer(n, queue)) for n in range(2)]
        heart = group.create_task(heartbeat())
        loop.call_later(0.05, os.kill, os.getpid(), signal.SIGTERM)
        await stop.wait()
        log.append('asked to stop')
        queue.shutdown()
        done, late = await asyncio.wait(consumers, timeout=0.3)
        log.append(f'{len(done)} ended, {len(late)} late')
        for task in late:
            task.cancel()
        heart.cancel()
    print(*log, sep='\n')
    print(sorted(t.result() for t in done), [t.cancelled() for t in late], heart.cancelled())
    return 3


sys.exit(asyncio.run(main()))
# status: 3
