# Talking to a child: what goes in, what comes out, and where errors go.
import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT

UPPER = 'import sys\nfor line in sys.stdin:\n    print(line.strip().upper(), flush=True)\nprint("bye")'


def python(code, *args, **kwargs):
    return asyncio.create_subprocess_exec(sys.executable, '-c', code, *args, **kwargs)


async def question_and_answer():
    proc = await python(UPPER, stdin=PIPE, stdout=PIPE)
    for word in ('one', 'two', 'three'):
        proc.stdin.write(f'{word}\n'.encode())
        await proc.stdin.drain()
        print('answer', await proc.stdout.readline())
    proc.stdin.close()
    await proc.stdin.wait_closed()
    print('rest', await proc.stdout.read(), await proc.wait())


async def all_at_once():
    proc = await python(UPPER, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    print(await proc.communicate(b'a\nb\n'), proc.returncode)
    proc = await python('print(input() + input())', stdin=PIPE, stdout=PIPE)
    proc.stdin.writelines([b'left\n', b'right\n'])
    proc.stdin.write_eof()
    print(await proc.communicate(), proc.stdin.is_closing())


async def much():
    size = 300_000
    code = 'import sys; data = sys.stdin.buffer.read(); print(len(data)); sys.stdout.write("y" * len(data))'
    proc = await python(code, stdin=PIPE, stdout=PIPE)
    out, _ = await proc.communicate(b'x' * size)
    first, rest = out.split(b'\n')
    print(first, len(rest), set(rest), proc.returncode)


async def errors_too():
    code = 'import sys; print("out", flush=True); print("err", file=sys.stderr); sys.exit(4)'
    proc = await python(code, stdout=PIPE, stderr=PIPE)
    print(await proc.communicate(), proc.returncode)
    proc = await python(code, stdout=PIPE, stderr=STDOUT)
    print(await proc.communicate(), proc.returncode, proc.stderr)
    proc = await python(code, stdout=DEVNULL, stderr=PIPE)
    print(await proc.communicate(), proc.returncode, proc.stdout)
    proc = await python('raise ValueError("in the child")', stderr=PIPE)
    _, err = await proc.communicate()
    print(err.decode().splitlines()[-1], proc.returncode)


async def nothing_to_read():
    proc = await python('import sys; print(repr(sys.stdin.read()))', stdin=DEVNULL, stdout=PIPE)
    print(await proc.communicate())
    proc = await python('pass', stdin=PIPE)
    print(await proc.communicate(b'nobody reads this'), proc.returncode)
    proc = await python('pass', stdin=PIPE)
    await proc.wait()
    await asyncio.sleep(0.1)
    proc.stdin.write(b'x' * 100_000)
    try:
        await proc.stdin.drain()
    except (BrokenPipeError, ConnectionResetError) as e:
        print('nobody is there')


async def surroundings():
    proc = await python('import os, sys; print(os.environ["COLOUR"], os.getcwd(), sys.argv)', 'one', 'two words',
                        stdout=PIPE, env={**os.environ, 'COLOUR': 'red'}, cwd='/')
    print((await proc.communicate())[0].decode(), end='')


async def limits():
    proc = await python('print("x" * 100); print("short")', stdout=PIPE, limit=50)
    try:
        await proc.stdout.readline()
    except ValueError as e:
        print(type(e).__name__, e)
    print(await proc.stdout.readline(), await proc.wait())


async def inherited():
    print('before', flush=True)
    proc = await python('print("from the child")')
    print(proc.stdin, proc.stdout, proc.stderr, flush=True)
    print('after', await proc.wait())


for part in (question_and_answer, all_at_once, much, errors_too, nothing_to_read, surroundings, limits, inherited):
    print('---', part.__name__, flush=True)
    asyncio.run(part())
