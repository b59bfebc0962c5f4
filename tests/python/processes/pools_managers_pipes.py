"""ProcessPoolExecutor with initializer, Manager, Pipe, Value, imap_unordered."""
import multiprocessing as mp, os, time
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
_cfg = None
def init(cfg): global _cfg; _cfg = cfg
def work(x): return (_cfg['factor'] * x, mp.current_process().name.split('-')[0])
def power(x, n=2): return x ** n
def ponger(conn):
    while (m := conn.recv()) is not None: conn.send(f'pong {m}')
    conn.close()
def adder(d, l, lock, i):
    with lock: d[i] = i * i; l.append(i)
def bump(v, arr):
    with v.get_lock(): v.value += 1
    for i in range(len(arr)): arr[i] *= 2
def boom(x):
    if x == 3: raise ValueError(f'bad {x}')
    return x
if __name__ == '__main__':
    with ProcessPoolExecutor(2, initializer=init, initargs=({'factor': 10},)) as ex:
        print(list(ex.map(work, range(4), chunksize=2)))
        fs = {ex.submit(boom, i): i for i in range(5)}
        for f in sorted(as_completed(fs), key=fs.get):
            print(fs[f], f.exception() or f.result())
    with mp.Pool(3) as pool:
        print(sorted(pool.imap_unordered(power, range(6), chunksize=2)), pool.starmap(power, [(2, 3), (3, 2)]), pool.map(partial(power, n=3), range(4)))
        r = pool.apply_async(boom, (3,), error_callback=lambda e: print('cb', repr(e)))
        try: r.get(5)
        except ValueError as e: print('caught', e, r.successful(), r.ready())
        print(pool.apply(max, (3, 4)), pool.map_async(abs, [-1, -2]).get())
    a, b = mp.Pipe(); p = mp.Process(target=ponger, args=(b,), name='ponger'); p.start()
    for i in range(3): a.send(i); print(a.recv(), a.poll(0))
    a.send(None); p.join(); print(p.exitcode, p.is_alive(), p.name, p)if 0 else print(p.exitcode, p.is_alive(), p.name)
    with mp.Manager() as m:
        d, l, lock = m.dict(), m.list(), m.Lock()
        ps = [mp.Process(target=adder, args=(d, l, lock, i)) for i in range(4)]
        [p.start() for p in ps]; [p.join() for p in ps]
        print(dict(sorted(d.items())), sorted(l), type(d).__name__, sorted(d.copy()))
        ns = m.Namespace(); ns.x = 1; ns.y = 'two'; print(ns)
    v, arr = mp.Value('i', 0), mp.Array('d', [1.5, 2.5])
    ps = [mp.Process(target=bump, args=(v, arr)) for _ in range(3)]
    [(p.start(), p.join()) for p in ps]; print(v.value, arr[:], v, list(arr))
    print(mp.get_start_method(), mp.get_all_start_methods(), mp.active_children(), mp.parent_process())
