"""Where tracebacks point in asynchronous loops and comprehensions, and what misspelt keywords are told."""
import asyncio
import itertools
import traceback


async def numbers():
    yield 1
    raise KeyError('no more')


async def loop():
    async for x in numbers():
        y = 1
        z = 2


async def listed():
    return [x
            async for x in numbers()
            if x]


async def inner():
    return {y: x for x in (1,) async for y in numbers()}


async def generated():
    made = (x async for x in numbers())
    async for y in made: print(y)


class Odd:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 1


async def odd():
    async for x in Odd(): pass


for function in loop, listed, inner, generated, odd:
    try:
        asyncio.run(function())
    except Exception as e:
        cause = e.__cause__
        print(function.__name__, repr(cause))
        e.__cause__ = None
        print(''.join(traceback.format_exception(e)[4:]))

for call in '''print(1, sepp='a')|sorted([], revers=1)|'a'.split(seps=' ')|open('x', mod='r')|'a'.encode(encodin='x')
itertools.accumulate([], fun=1)|itertools.product(repet=1)|int('1', bas=3)|sum([], star=1)|round(1, ndigit=2)
itertools.batched([1], 2, stric=1)|zip(stric=1)|[].sort(revers=1)|max([1], ky=1)'''.replace('\n', '|').split('|'):
    try:
        print(eval(call))
    except TypeError as e:
        print(call, e)
