"""contextvars across threads, tasks, executors; threading.local subclasses; inherit; request ids in logs."""
import asyncio, contextvars, logging, sys, threading, functools, concurrent.futures as cf, time, types, queue
request_id = contextvars.ContextVar('request_id', default='-'); user: contextvars.ContextVar[str] = contextvars.ContextVar('user')
class Filter(logging.Filter):
    def filter(self, r): r.rid = request_id.get(); return True
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('%(rid)s %(threadName)s %(taskName)s %(message)s')); h.addFilter(Filter()); log = logging.getLogger('app'); log.addHandler(h); log.setLevel(logging.INFO)
def work(n): log.info('work %s', n); request_id.set(f'{request_id.get()}/{n}'); return request_id.get()
async def handle(n):
    with request_id.set(f'r{n}') if hasattr(contextvars.Token, '__enter__') else types.SimpleNamespace():
        await asyncio.sleep(0.01 * n); log.info('handling'); print(await asyncio.to_thread(work, n), request_id.get())
    log.info('after')
async def main(): 
    async with asyncio.TaskGroup() as tg:
        for i in (1, 2): tg.create_task(handle(i), name=f'h{i}')
    ctx = contextvars.copy_context(); t = asyncio.create_task(asyncio.sleep(0, request_id.get()), context=ctx); print(await t)
    loop = asyncio.get_running_loop(); ctx.run(request_id.set, 'cb'); fut = loop.create_future(); loop.call_soon(lambda: fut.set_result(request_id.get()), context=ctx); print(await fut)
    print(await loop.run_in_executor(None, request_id.get), await loop.run_in_executor(None, functools.partial(ctx.run, request_id.get)))
asyncio.run(main())
try: user.get()
except LookupError as e: print(repr(e)[:40], user.get('dflt'), user.name)
tok = user.set('ann'); print(tok.var is user, tok.old_value is contextvars.Token.MISSING); user.reset(tok)
try: user.reset(tok)
except RuntimeError as e: print(str(e).split(' at ')[0])
try: contextvars.ContextVar(3)
except TypeError as e: print(e)
c = contextvars.copy_context()
try: c.run(c.run, print)
except RuntimeError as e: print(str(e).split(':')[0])
request_id.set('main')
t = threading.Thread(target=lambda: print('in thread', request_id.get())); t.start(); t.join()
t = threading.Thread(target=lambda: print('given', request_id.get()), context=contextvars.copy_context()); t.start(); t.join()
with cf.ThreadPoolExecutor(1) as ex: print(ex.submit(request_id.get).result(), ex.submit(contextvars.copy_context().run, request_id.get).result())
class Local(threading.local):
    n = 0
    def __init__(self, start): self.items = [start]; print('init in', threading.current_thread().name)
loc = Local(7); loc.items.append(1); loc.n += 1
def see(): loc.items.append(2); q.put((loc.items, loc.n, sorted(vars(loc))))
q = queue.Queue(); t = threading.Thread(target=see, name='other'); t.start(); t.join(); print(q.get(), loc.items, loc.n)
try: threading.local().x
except AttributeError as e: print(e)
print([c.name for c in contextvars.copy_context()], len(contextvars.Context()), contextvars.Context().get(user), request_id in contextvars.copy_context())
