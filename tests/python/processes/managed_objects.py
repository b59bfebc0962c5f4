from multiprocessing import Manager, Process, Lock
import multiprocessing


def work(d, l, ns, lock, i):
    with lock:
        d[i] = i * i
        l.append(i)
        ns.total += i
        d["nested"].append(i)


if __name__ == "__main__":
    with Manager() as manager:
        d = manager.dict(nested=manager.list())
        l = manager.list(range(2))
        ns = manager.Namespace(total=0)
        lock = manager.Lock()
        ps = [Process(target=work, args=(d, l, ns, lock, i)) for i in range(4)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(sorted(k for k in d.keys() if k != "nested"), d[3])
        print(sorted(l), len(l), ns.total)
        print(sorted(d["nested"]))
        l.sort(reverse=True)
        print(l[:], l[1:3], l.index(2), l.count(1))
        print(str(l), repr(l).split(" at ")[0], ns)
        d.update(a=1); print(d.get("a"), d.pop("a"), d.get("zz", "dflt"), "a" in d)
        try:
            d["missing"]
        except KeyError as e:
            print("KeyError", e)
        q = manager.Queue(2)
        q.put("x"); print(q.get(), q.empty(), q.qsize())
        v = manager.Value("i", 5); v.value += 1; print(v.value, v)
        arr = manager.Array("d", [1, 2]); arr[0] = 9; print(list(arr), arr)
        ev = manager.Event(); print(ev.is_set()); ev.set(); print(ev.wait(1))
        copy = d.copy(); print(type(copy).__name__)
        print(type(d).__name__, type(l).__name__)
        l.extend([7]); l[0] = "first"; l.remove(7); l.reverse(); print(l)
    try:
        d["x"]
    except Exception as e:
        print(type(e).__name__)
