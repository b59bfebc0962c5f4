import multiprocessing
import random
import time


class ActivePool:
    def __init__(self):
        self.mgr = multiprocessing.Manager()
        self.active = self.mgr.list()
        self.lock = multiprocessing.Lock()
        self.most = multiprocessing.Value("i", 0)

    def makeActive(self, name):
        with self.lock:
            self.active.append(name)
            self.most.value = max(self.most.value, len(self.active))

    def makeInactive(self, name):
        with self.lock:
            self.active.remove(name)

    def __getstate__(self):
        d = self.__dict__.copy()
        del d["mgr"]
        return d


def worker(s, pool):
    name = multiprocessing.current_process().name
    with s:
        pool.makeActive(name)
        time.sleep(0.05)
        pool.makeInactive(name)


def stage_1(cond):
    with cond:
        print("stage 1 done")
        cond.notify_all()


def stage_2(cond, ready):
    with cond:
        ready.release()
        cond.wait()
        print("stage 2 running")


if __name__ == "__main__":
    pool = ActivePool()
    s = multiprocessing.Semaphore(3)
    jobs = [multiprocessing.Process(target=worker, name=str(i), args=(s, pool)) for i in range(7)]
    for j in jobs: j.start()
    while True:
        alive = 0
        for j in jobs:
            if j.is_alive():
                alive += 1
                j.join(timeout=0.1)
        if alive == 0:
            break
    print("at most", pool.most.value, "left", list(pool.active))
    cond = multiprocessing.Condition()
    ready = multiprocessing.Semaphore(0)
    s2 = [multiprocessing.Process(target=stage_2, args=(cond, ready)) for _ in range(2)]
    for p in s2: p.start()
    for _ in s2: ready.acquire()
    s1 = multiprocessing.Process(target=stage_1, args=(cond,))
    s1.start(); s1.join()
    for p in s2: p.join()
