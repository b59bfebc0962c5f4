"""A traceback keeps the local variables of the frames that ended: objects die when it does."""
import asyncio
import sys
import traceback


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('  gone:', self.name)


def outer(name):
    mine = Noisy(name + ' outer')
    inner(name)
    return mine


def inner(name):
    mine = Noisy(name + ' inner')
    raise LookupError(name)


print('-- not bound')
try:
    outer('a')
except LookupError:
    print('handled')
print('after')

print('-- bound, and kept')
try:
    outer('b')
except LookupError as e:
    kept = e
    print('handled')
print('after')
kept = None
print('dropped')

print('-- re-raised')


def again():
    mine = Noisy('c again')
    try:
        outer('c')
    except LookupError:
        print('passing on')
        raise


try:
    again()
except LookupError as e:
    print([frame.name for frame in traceback.extract_tb(e.__traceback__)])
print('after')

print('-- with_traceback(None)')
try:
    outer('d')
except LookupError as e:
    e = e.with_traceback(None)
    print('still handling')
print('after')

print('-- variables of the frames')


def divide(a, b):
    scale = [a, b]
    return scale[0] / scale[1]


try:
    divide(1, b=0)
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next
    print(tb.tb_frame.f_code.co_name, sorted(tb.tb_frame.f_locals.items()))

print('-- a generator')


def numbers():
    mine = Noisy('generator')
    yield 1
    raise ValueError


try:
    for n in numbers():
        print(n)
except ValueError:
    print('handled')
print('after')

print('-- coroutines that nobody awaits')


async def work():
    pass


try:
    asyncio.run(5)
except ValueError as e:
    print('ValueError')
except TypeError as e:
    print('TypeError')


async def main():
    try:
        asyncio.run(work())
    except RuntimeError as e:
        print(e)
    print('main ends')


asyncio.run(main())

print('-- clear_frames')
try:
    outer('e')
except LookupError as e:
    traceback.clear_frames(e.__traceback__)
    print('cleared')
print('end')
