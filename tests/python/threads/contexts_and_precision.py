"""Context variables, thread locals and decimal contexts in threads and tasks."""
# status: 1
import asyncio
import contextvars
import threading
import functools
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, getcontext, localcontext, setcontext, Context, ROUND_DOWN, FloatOperation, Inexact, DivisionByZero

ctx_user: contextvars.ContextVar[str | None] = contextvars.ContextVar('user', default=None)
tl = threading.local()


def current():
    return ctx_user.get(), getattr(tl, 'user', None)


def login(name):
    ctx_user.set(name)
    tl.user = name
    return current()


def copy_ctx(fn):
    ctx = contextvars.copy_context()

    @functools.wraps(fn)
    def run(*a, **k):
        return ctx.copy().run(fn, *a, **k)
    return run


login('root')
with ThreadPoolExecutor(1) as ex:
    print(ex.submit(current).result(), ex.submit(copy_ctx(current)).result(), ex.submit(login, 'worker').result(), ex.submit(current).result())
print(current())


async def handler(name):
    login(name)
    await asyncio.sleep(0)
    return current(), await asyncio.to_thread(current)


async def main():
    print(await asyncio.gather(handler('a'), handler('b')), current())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print('cb', current()))
    ctx = contextvars.Context()
    loop.call_soon(lambda: print('empty ctx', current()), context=ctx)
    await asyncio.sleep(0)
    t = asyncio.create_task(handler('c'))
    t.add_done_callback(lambda t: print('done cb', ctx_user.get()))
    await t
    await asyncio.sleep(0)
    with ctx_user.set('token-managed'):
        print(ctx_user.get())
    print(ctx_user.get())

asyncio.run(main())
print(list(contextvars.copy_context().keys())[0].name, contextvars.copy_context() == contextvars.copy_context())
ctx = contextvars.copy_context()
try:
    ctx.run(ctx.run, print)
except RuntimeError as e:
    print(str(e)[:26])
getcontext().prec = 4


def third(prec=None):
    if prec:
        getcontext().prec = prec
    return Decimal(1) / 3, getcontext().prec


with ThreadPoolExecutor(1) as ex:
    print(third(), ex.submit(third).result(), ex.submit(third, 9).result(), ex.submit(third).result(), third())
with localcontext(Context(prec=3, rounding=ROUND_DOWN)) as c:
    print(Decimal(2) / 3, c.flags[Inexact], Decimal('1.005').quantize(Decimal('.01')))
    c.traps[Inexact] = True
    try:
        Decimal(2) / 3
    except Inexact as e:
        print(type(e), e)
print(Decimal('3.14').as_tuple(), Decimal('1E+3').normalize(), Decimal('0.1') + Decimal('0.2') == Decimal('0.3'), Decimal(0.1), Decimal('-0').is_signed())
print(f'{Decimal("1234567.891"):,.2f} {Decimal("0.00012"):e} {Decimal("NaN")} {Decimal("12").sqrt():.5f} {Decimal(7) // 2} {Decimal(-7) % 3} {divmod(Decimal(7), 2)} {Decimal(2) ** -2}')
try:
    Decimal(1) / 0
except DivisionByZero as e:
    print(repr(e))
Decimal('x')
