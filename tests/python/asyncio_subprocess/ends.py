# How children end: by themselves, by signals, because nobody waits any longer.
import asyncio
import signal
import sys
from asyncio.subprocess import PIPE


def python(code, *args, **kwargs):
    return asyncio.create_subprocess_exec(sys.executable, '-c', code, *args, **kwargs)


SLEEP = 'import time; print("ready", flush=True); time.sleep(60)'


async def codes():
    for code in ('pass', 'import sys; sys.exit(3)', 'raise SystemExit("told")', 'import os; os._exit(250)', '1/0'):
        proc = await python(code, stderr=PIPE)
        print(proc.returncode, end=' ')
        _, err = await proc.communicate()
        print(await proc.wait(), proc.returncode, err.decode().splitlines()[-1:])


async def signals():
    for act in (lambda p: p.terminate(), lambda p: p.kill(), lambda p: p.send_signal(signal.SIGHUP)):
        proc = await python(SLEEP, stdout=PIPE)
        print(await proc.stdout.readline(), end=' ')
        act(proc)
        code = await proc.wait()
        print(code, signal.Signals(-code).name)


async def handled():
    code = '''
import os, signal, sys, time
def stop(number, frame):
    os.write(1, b"cleaning up")
    sys.exit(7)
signal.signal(signal.SIGTERM, stop)
print("ready", flush=True)
time.sleep(60)
'''
    proc = await python(code, stdout=PIPE)
    print(await proc.stdout.readline())
    proc.terminate()
    print(await proc.communicate(), proc.returncode)
    proc = await python('import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint(1, flush=True)\n'
                        'time.sleep(60)', stdout=PIPE)
    await proc.stdout.readline()
    proc.terminate()
    try:
        await asyncio.wait_for(proc.wait(), 0.3)
    except TimeoutError:
        print('still there')
        proc.kill()
    print(await proc.wait())


async def too_long():
    proc = await python(SLEEP, stdout=PIPE, stderr=PIPE)
    try:
        await asyncio.wait_for(proc.communicate(), 0.5)
    except TimeoutError as e:
        print('timed out', repr(e), proc.returncode)
        proc.kill()
        print(await proc.communicate(), proc.returncode)
    proc = await python(SLEEP, stdout=PIPE)
    try:
        async with asyncio.timeout(0.5):
            async for line in proc.stdout:
                print('line', line)
    except TimeoutError:
        proc.terminate()
    print(await proc.wait())


async def too_late():
    proc = await python('pass')
    await proc.wait()
    await asyncio.sleep(0.1)
    for method in (proc.terminate, proc.kill, lambda: proc.send_signal(signal.SIGINT)):
        try:
            method()
        except ProcessLookupError as e:
            print('gone', e.args)
    print(proc.returncode, await proc.wait())


async def many_wait():
    proc = await python('import sys, time; time.sleep(0.2); sys.exit(9)')
    print(await asyncio.gather(proc.wait(), proc.wait(), proc.communicate()), proc.returncode)


async def left_behind():
    proc = await python(SLEEP, stdout=PIPE)
    print(await proc.stdout.readline(), proc.returncode)


for part in (codes, signals, handled, too_long, too_late, many_wait, left_behind):
    print('---', part.__name__)
    asyncio.run(part())
print('over')
