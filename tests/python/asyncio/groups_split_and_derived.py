"""Exception groups: caught in parts, split, derived, printed; one ends the program."""
# status: 1
import asyncio
import traceback
import sys


class Transient(Exception):
    pass


class Fatal(ValueError):
    def __init__(self, code):
        super().__init__(code)
        self.code = code

    def __str__(self):
        return f'fatal {self.code}'


async def fail(exc, t=0.0):
    await asyncio.sleep(t)
    raise exc


async def forever(name):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as e:
        print(name, 'cancelled', e.args)
        raise
    finally:
        print(name, 'cleanup')


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(Transient('net')), name='t1')
            tg.create_task(fail(Fatal(7)), name='t2')
            tg.create_task(forever('bg'))
            print(tg)
    except* Transient as eg:
        print('transient', eg.exceptions, eg.message)
    except* (Fatal, KeyError) as eg:
        print('fatal', [e.code for e in eg.exceptions], repr(eg))
    eg = ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [TypeError('t'), OSError(2, 'No such file', 'f.txt')])])
    match, rest = eg.split(OSError)
    print(match, rest, sep='\n')
    print(eg.subgroup(lambda e: not isinstance(e, ExceptionGroup) and e.args == (1,)))
    print(eg.derive([eg.exceptions[0]]))
    traceback.print_exception(eg, file=sys.stdout)
    try:
        try:
            raise eg
        except* TypeError:
            raise Fatal(8)
    except ExceptionGroup as e:
        print(e.exceptions, e.__context__ is None)
        traceback.print_exc(limit=1)
    try:
        raise ExceptionGroup('x', [])
    except ValueError as e:
        print(e)
    try:
        ExceptionGroup('x', [KeyboardInterrupt()])
    except TypeError as e:
        print(e)
    print(type(BaseExceptionGroup('x', [ValueError()])), type(BaseExceptionGroup('x', [SystemExit()])))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail(Fatal(9)))
        tg.create_task(fail(ConnectionResetError(104, 'Connection reset by peer'), 0))

asyncio.run(main())
