"""A thread pool in a few lines, with the rules that CPython's follows."""
import queue
import threading
import time

REUSE_IDLE = True  # @param {type:"boolean"}
WORKERS = 3  # @param {type:"slider", min:1, max:5, step:1}
JOBS = 5  # @param {type:"slider", min:1, max:10, step:1}
JOB_MS = 20  # @param {type:"slider", min:0, max:60, step:1}
GAP_MS = 30  # @param {type:"slider", min:0, max:60, step:1}


class Future:
    def __init__(self):
        self.state = "pending"
        self.changed = threading.Condition()

    def set(self, state, answer=None):
        with self.changed:
            self.state, self.answer = state, answer
            self.changed.notify_all()

    def result(self):
        with self.changed:
            self.changed.wait_for(lambda: self.state == "finished")
            return self.answer


class Pool:
    def __init__(self, most):
        self.most = most
        self.jobs = queue.SimpleQueue()  # no limit
        self.idle = threading.Semaphore(0)  # workers with nothing to do
        self.threads = []

    def submit(self, function, *args):
        future = Future()
        self.jobs.put((future, function, args))
        somebody_idle = REUSE_IDLE and self.idle.acquire(blocking=False)
        if not somebody_idle and len(self.threads) < self.most:
            name = f"worker_{len(self.threads)}"
            self.threads.append(threading.Thread(target=self.work, name=name))
            self.threads[-1].start()
        return future

    def work(self):
        while True:
            try:
                job = self.jobs.get_nowait()
            except queue.Empty:
                self.idle.release()  # submit may count on me
                job = self.jobs.get()  # wait here, and do not end
            if job is None:
                self.jobs.put(None)  # the next worker must see it too
                return
            future, function, args = job
            future.set("running")
            future.set("finished", function(*args))

    def shutdown(self):
        self.jobs.put(None)
        for thread in self.threads:
            thread.join()


def job(n):
    time.sleep(JOB_MS / 1000)
    return n * n


pool = Pool(WORKERS)
futures = []
for n in range(JOBS):
    futures.append(pool.submit(job, n))
    time.sleep(GAP_MS / 1000)
print([future.result() for future in futures])
print(f"threads: {len(pool.threads)}")
pool.shutdown()
