"""An await in a comprehension outside of an asynchronous function, and elsewhere; names that are close to others."""
for text in ('[await one for one in many]', '[one for one in many if await ready(one)]', '{await key: 1 for key in many}',
             '[one async for one in many]', '(await one for one in many)', '[one for one in await many]', 'await one',
             'lambda: await one', '[[await one for one in few] for few in many]', '[(lambda: await one) for one in many]'):
    for before in ('', 'def f():\n  ', 'class C:\n  ', 'async def f():\n  '):
        try:
            compile(before + text, 'text', 'exec')
        except SyntaxError as error:
            print(repr(before + text), error.msg, error.lineno, error.offset, error.end_offset)
for wrong in (lambda: 'a b'.split(max_split=1), lambda: int('3', bas=2), lambda: sorted([], revers=True),
              lambda: 'x'.encode(encodin='ascii'), lambda: print('x', seperator='')):
    try:
        wrong()
    except TypeError as error:
        print(error)
from typing import Literal
print(Literal[1, 2] == Literal[2, 1], Literal[0] == Literal[False], hash(Literal[1, 2]) == hash(Literal[2, 1]))
