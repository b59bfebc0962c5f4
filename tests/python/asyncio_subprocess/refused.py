# What is refused before a program starts, and where the traceback of one that is not there leads.
# status: 1
import asyncio
import sys
from asyncio.subprocess import PIPE


async def main():
    for options in ({'text': True}, {'universal_newlines': True}, {'shell': True}, {'bufsize': 1},
                    {'encoding': 'utf-8'}, {'errors': 'strict'}):
        try:
            await asyncio.create_subprocess_exec(sys.executable, '-c', 'pass', **options)
        except ValueError as e:
            print(options, e)
        shell = {name: not value if name == 'shell' else value for name, value in options.items()}
        try:
            await asyncio.create_subprocess_shell('true', **shell)
        except ValueError as e:
            print(shell, e)
    for wrong in (['true'], 5, None):
        try:
            await asyncio.create_subprocess_shell(wrong)
        except ValueError as e:
            print(repr(wrong), e)
    for call in (lambda: asyncio.create_subprocess_exec(), lambda: asyncio.create_subprocess_exec('x', stdni=PIPE),
                 lambda: asyncio.create_subprocess_exec(5)):
        try:
            await call()
        except TypeError as e:
            print(e)
    for name in ('no-such-program', './no-such-program', '/'):
        try:
            await asyncio.create_subprocess_exec(name, stdout=PIPE)
        except OSError as e:
            print(type(e).__name__, e, e.filename)
    print(asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT, asyncio.subprocess.DEVNULL)
    print(asyncio.create_subprocess_exec is asyncio.subprocess.create_subprocess_exec)
    print(asyncio.iscoroutinefunction(asyncio.create_subprocess_shell) if sys.version_info < (3, 14) else 'coroutine')
    proc = await asyncio.create_subprocess_exec(sys.executable, '-c', 'pass', stdin=PIPE)
    print(repr(proc) == f'<Process {proc.pid}>')
    try:
        proc.stdin.write('text')
    except AssertionError as e:
        print(repr(e))
    await proc.communicate()
    await asyncio.create_subprocess_exec('no-such-program', '--help', stdout=PIPE)


asyncio.run(main())
