"""asyncio and threads together: to_thread, executors, call_soon_threadsafe, a loop in a thread, a janus-like queue."""
import asyncio
import concurrent.futures
import contextvars
import queue
import threading
import time

request = contextvars.ContextVar('request', default='-')


def blocking(n):
    time.sleep(0.05)
    return n, request.get(), threading.current_thread() is threading.main_thread()


class LoopThread:
    """An event loop in a thread of its own, for programs that are not asynchronous."""

    def __enter__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run, name='loop', daemon=True)
        self.thread.start()
        return self

    def _run(self):
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_forever()
        finally:
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
            self.loop.close()

    def run(self, coroutine, timeout=None):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(timeout)

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()


async def main():
    request.set('outer')
    start = time.perf_counter()
    print(await asyncio.gather(*(asyncio.to_thread(blocking, n) for n in range(3))))
    print('together', round(time.perf_counter() - start, 2) < 0.12)
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(2, thread_name_prefix='io') as pool:
        futures = [loop.run_in_executor(pool, blocking, n) for n in range(2)]
        for n, future in enumerate(asyncio.as_completed(futures)):
            print(n, len(await future))
        name = await loop.run_in_executor(pool, lambda: threading.current_thread().name.rstrip('01'))
        print(name)
    done = asyncio.Event()
    items = asyncio.Queue()

    def feed():
        for n in range(3):
            time.sleep(0.01)
            loop.call_soon_threadsafe(items.put_nowait, n)
        loop.call_soon_threadsafe(done.set)

    thread = threading.Thread(target=feed)
    thread.start()
    print([await items.get() for _ in range(3)])
    await done.wait()
    thread.join()
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.2), timeout=0.05)
    except TimeoutError:
        print('the thread goes on')
    try:
        await loop.run_in_executor(None, next, iter(()))
    except RuntimeError as error:
        print(error)
    results = queue.Queue()
    threading.Thread(target=lambda: results.put(asyncio.run(asyncio.sleep(0.01, 'from another loop')))).start()
    print(await asyncio.to_thread(results.get))


asyncio.run(main())
with LoopThread() as background:
    print(background.run(asyncio.sleep(0.01, 'hello')))
    try:
        background.run(asyncio.sleep(0.1), timeout=0.02)
    except concurrent.futures.TimeoutError as error:
        print('TimeoutError', repr(error))
    background.run(asyncio.sleep(0.15))

    async def broken():
        return {}['key']

    try:
        background.run(broken())
    except KeyError as error:
        print('KeyError', error)
print(background.thread.is_alive(), background.loop.is_closed())
