# Programs that are not Python, and lines for the shell.
import asyncio
import signal
from asyncio.subprocess import DEVNULL, PIPE, STDOUT


async def run(cmd):
    proc = await asyncio.create_subprocess_shell(cmd, stdout=PIPE, stderr=PIPE)
    stdout, stderr = await proc.communicate()
    print(f'[{cmd!r} exited with {proc.returncode}]')
    if stdout:
        print('stdout:', stdout.decode().rstrip())
    if stderr:
        print('stderr:', stderr.decode().rstrip())


async def shell():
    await run('echo a; exit 3')
    await run('echo out; echo err >&2; false')
    await run('for i in 1 2 3; do echo $i; done | sort -r')
    await run('no-such-command')
    await asyncio.gather(run('sleep 0.5; echo second'), run('sleep 0.1; echo first'))


async def filters():
    for args in (['wc', '-l'], ['sort'], ['tr', 'a-z', 'A-Z'], ['head', '-n', '1'], ['cat']):
        proc = await asyncio.create_subprocess_exec(*args, stdin=PIPE, stdout=PIPE)
        print(args[0], await proc.communicate(b'pear\napple\nfig\n'), proc.returncode)


async def interactive():
    proc = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    for i in range(3):
        proc.stdin.write(b'line %d\n' % i)
        await proc.stdin.drain()
        print(await proc.stdout.readline())
    proc.stdin.close()
    print(await proc.wait())


async def chained():
    first = await asyncio.create_subprocess_exec('echo', 'one two three', stdout=PIPE)
    second = await asyncio.create_subprocess_exec('wc', '-w', stdin=PIPE, stdout=PIPE)
    print(await second.communicate(await first.stdout.read()), await first.wait())


async def impatient():
    proc = await asyncio.create_subprocess_exec('sleep', '100')
    try:
        await asyncio.wait_for(proc.wait(), 0.2)
    except TimeoutError:
        print('too long')
        proc.kill()
    print(await proc.wait())
    proc = await asyncio.create_subprocess_shell('exec sleep 100', stdout=DEVNULL, stderr=STDOUT)
    await asyncio.sleep(0.1)
    proc.send_signal(signal.SIGTERM)
    print(await proc.wait())
    proc = await asyncio.create_subprocess_exec('yes', stdout=PIPE)
    print(await proc.stdout.readexactly(10))
    proc.kill()
    print(await proc.wait())


class Protocol(asyncio.SubprocessProtocol):
    def __init__(self, done):
        self.done = done

    def pipe_data_received(self, fd, data):
        print('data', fd, data)

    def process_exited(self):
        print('exited')
        self.done.set_result(None)


async def protocol():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    command = 'echo hello; sleep 0.2; echo oh >&2; sleep 0.1; exit 5'
    transport, _ = await loop.subprocess_shell(lambda: Protocol(done), command)
    await done
    print(transport.get_returncode())
    transport.close()


for part in (shell, filters, interactive, chained, impatient, protocol):
    print('---', part.__name__)
    asyncio.run(part())
