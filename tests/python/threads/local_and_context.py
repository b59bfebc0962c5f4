"""What belongs to a thread: threading.local and its subclasses, context variables, copies of contexts."""
import re
import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor


def run(f, *args, **kwargs):
    t = threading.Thread(target=f, args=args, **kwargs)
    t.start()
    t.join()


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', re.sub('0x[0-9a-f]+', '0x', str(f(*args, **kwargs))))
    except Exception as e:
        print(name, '->', type(e).__qualname__, re.sub('0x[0-9a-f]+', '0x', str(e)))


print('-- local')
data = threading.local()
data.x = 1
data.__dict__['y'] = 2


def look():
    print(sorted(data.__dict__), hasattr(data, 'x'))
    attempt('x', lambda: data.x)
    data.x = 'mine'
    print(data.x, vars(data))
    del data.x
    attempt('del', delattr, data, 'x')


run(look)
print(data.x, data.y, sorted(vars(data)))

print('-- a subclass is initialised in each thread')


class Session(threading.local):
    number = 0
    made = []

    def __init__(self, name, *, log=None):
        self.name = name
        self.calls = 0
        Session.made.append((name, threading.current_thread().name))

    def call(self):
        self.calls += 1
        return self.name, self.calls


session = Session('db', log=1)
print(session.call(), session.call())
for n in range(2):
    run(lambda: print(session.call()), name=f'worker-{n}')
print(session.call(), Session.made)
attempt('arguments', lambda: threading.local(1))


print('-- what a thread kept dies with it')


class Kept:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone:', self.name)


def keeps():
    data.kept = Kept('by the thread')
    print('ending')


run(keeps)
print('after')

print('-- context variables')
var = contextvars.ContextVar('var', default='default')
var.set('main')


def show(label):
    print(label, var.get(), len(contextvars.copy_context()))
    var.set(label)


run(show, 'new thread')
print(var.get())
context = contextvars.copy_context()
run(show, 'given context', context=context)
print(var.get(), context[var])
run(context.run, show, 'run in it')
print(var.get(), context[var])
empty = contextvars.Context()
attempt('empty', empty.run, var.get)
attempt('missing', lambda: empty[var])
print(var in empty, var in context, empty.get(var), context.get(var), list(context) == [var])
token = var.set('temporary')
print(token.old_value, token.var is var)
var.reset(token)
print(var.get())
attempt('again', var.reset, token)
token = var.set('x')
run(lambda: attempt('elsewhere', var.reset, token))
attempt('nested', lambda: context.run(context.run, print))
bare = contextvars.ContextVar('bare')
attempt('bare', bare.get)
print(bare.get('given'), var.name, token.MISSING)
with var.set('in a with block'):
    print(var.get())
print(var.get())
with ThreadPoolExecutor(1) as pool:
    print(pool.submit(var.get).result(), pool.submit(contextvars.copy_context().run, var.get).result())
