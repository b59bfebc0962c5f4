"""add_signal_handler: a stop event, arguments, replaced and removed handlers, errors, Ctrl-C as an event, many signals."""
import asyncio
import os
import signal
import threading

log = []


async def worker(n, stop):
    turns = 0
    while not stop.is_set():
        await asyncio.sleep(0.01)
        turns += 1
    log.append(f'worker {n} stops')
    return turns > 0


async def main():
    loop, stop = asyncio.get_running_loop(), asyncio.Event()

    def ask(name):
        log.append(f'got {name}')
        stop.set()

    for sig in signal.SIGTERM, signal.SIGINT:
        loop.add_signal_handler(sig, ask, sig.name)
    loop.call_later(0.05, os.kill, os.getpid(), signal.SIGTERM)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker(n, stop)) for n in range(2)]
    print(*log, [t.result() for t in tasks], sep=', ')

    stop.clear()
    loop.call_later(0.02, signal.raise_signal, signal.SIGINT)
    await asyncio.wait_for(stop.wait(), 1)
    print(log[-1])

    hits = []
    loop.add_signal_handler(signal.SIGUSR1, hits.append, 'old')
    loop.add_signal_handler(signal.SIGUSR1, hits.append, 'new')
    for _ in range(3):
        os.kill(os.getpid(), signal.SIGUSR1)
        await asyncio.sleep(0.01)
    print(hits, loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    print(signal.getsignal(signal.SIGUSR1) is signal.SIG_DFL)

    async def coroutine():
        pass

    for sig, callback in (signal.SIGUSR1, coroutine), (0, print), ('SIGINT', print), (999, print), (signal.SIGKILL, print):
        try:
            loop.add_signal_handler(sig, callback)
        except (TypeError, ValueError, RuntimeError) as error:
            print(type(error).__name__, error)

    def elsewhere():
        other = asyncio.new_event_loop()
        try:
            other.add_signal_handler(signal.SIGUSR2, print)
        except RuntimeError as error:
            print('RuntimeError', str(error).split(' in ')[0])
        other.close()

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    me = asyncio.current_task()
    loop.add_signal_handler(signal.SIGUSR2, me.cancel, 'by a signal')
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGUSR2)
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print('cancelled', error.args)
        me.uncancel()


asyncio.run(main())
print(signal.getsignal(signal.SIGTERM) is signal.SIG_DFL, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
