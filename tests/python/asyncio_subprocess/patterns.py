# What programs do with children beside waiting for them: several streams, cancelling, groups, threads, signals.
import asyncio
import asyncio.subprocess as asp
import os
import signal
import subprocess
import sys
from asyncio.subprocess import PIPE, Process, create_subprocess_exec


async def read_stream(name, stream, cb):
    while True:
        line = await stream.readline()
        if not line:
            break
        cb(name, line)


async def two_streams():
    code = '''
import sys, time
for i in range(3):
    print("out", i, flush=True)
    time.sleep(0.1)
    print("err", i, file=sys.stderr, flush=True)
    time.sleep(0.1)
'''
    p = await create_subprocess_exec(sys.executable, '-c', code, stdout=PIPE, stderr=PIPE)
    await asyncio.wait([asyncio.create_task(read_stream('stdout', p.stdout, lambda n, l: print(n, l))),
                        asyncio.create_task(read_stream('stderr', p.stderr, lambda n, l: print(n, l)))])
    print(await p.wait(), isinstance(p, Process), isinstance(p, asp.Process), type(p))


async def pipes_between():
    r, w = os.pipe()
    p1 = await create_subprocess_exec('echo', 'hello world', stdout=w)
    os.close(w)
    p2 = await create_subprocess_exec('tr', 'a-z', 'A-Z', stdin=r, stdout=PIPE)
    os.close(r)
    print(await p2.communicate(), await p1.wait())


async def cancel_task():
    async def work():
        p = await create_subprocess_exec('sleep', '50')
        try:
            await p.wait()
        except asyncio.CancelledError:
            print('killing')
            p.kill()
            print(await p.wait())
            raise
    t = asyncio.create_task(work())
    await asyncio.sleep(0.1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('cancelled')


async def group():
    async def fail():
        await asyncio.sleep(0.1)
        raise ValueError('bad')

    async def child(n):
        p = await create_subprocess_exec('sleep', '50')
        try:
            return await p.wait()
        finally:
            if p.returncode is None:
                p.terminate()
                print('terminated', n, await p.wait())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child(1))
            tg.create_task(fail())
    except* ValueError as eg:
        print(repr(eg), eg.exceptions)


async def usr1():
    code = '''
import signal, sys, os, time
n = 0
def h(s, f):
    global n
    n += 1
    os.write(1, b"got %d\\n" % s)
    if n == 2: sys.exit(5)
signal.signal(signal.SIGUSR1, h)
os.write(1, b"ready\\n")
while True: time.sleep(1)
'''
    p = await create_subprocess_exec(sys.executable, '-c', code, stdout=PIPE)
    print(await p.stdout.readline())
    p.send_signal(signal.SIGUSR1)
    print(await p.stdout.readline())
    p.send_signal(signal.SIGUSR1)
    print(await p.stdout.read(), await p.wait())


async def threads():
    r = await asyncio.to_thread(subprocess.run, ['echo', 'x'], capture_output=True, text=True)
    print(r)
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, lambda: subprocess.check_output('echo y', shell=True)))
    rs = await asyncio.gather(*(asyncio.to_thread(subprocess.run, ['sleep', '0.1']) for i in range(3)))
    print([r.returncode for r in rs])


async def queue():
    q = asyncio.Queue()
    for i in range(6):
        q.put_nowait(i)
    out = []

    async def worker(name):
        while not q.empty():
            i = q.get_nowait()
            p = await asyncio.create_subprocess_shell(f'sleep 0.1; echo {i}', stdout=PIPE)
            o, _ = await p.communicate()
            out.append(int(o))
            q.task_done()
    await asyncio.gather(worker('a'), worker('b'), worker('c'))
    print(sorted(out))


async def cancel_creation():
    t = asyncio.create_task(create_subprocess_exec('sleep', '50', stdout=PIPE))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        print(await t)
    except asyncio.CancelledError:
        print('cancelled')


async def bad_drain():
    p = await create_subprocess_exec('true', stdin=PIPE)
    await p.wait()
    await asyncio.sleep(0.05)
    try:
        p.stdin.write(b'x')
        await p.stdin.drain()
    except Exception as e:
        print(repr(e))
    try:
        await p.stdin.wait_closed()
    except Exception as e:
        print(repr(e))


async def sigint_self():
    loop = asyncio.get_running_loop()
    p = await create_subprocess_exec('sleep', '50')
    loop.add_signal_handler(signal.SIGINT, p.terminate)
    loop.call_later(0.1, os.kill, os.getpid(), signal.SIGINT)
    print(await p.wait())


for f in (two_streams, pipes_between, cancel_task, group, usr1, threads, queue, cancel_creation, bad_drain, sigint_self):
    print('---', f.__name__, flush=True)
    asyncio.run(f())
