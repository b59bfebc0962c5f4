"""One more task for a pool that is full: four answers, under the same load."""
import multiprocessing
import queue
import threading
import time

POLICY = "block"  # @param ["block", "reject", "run in the caller", "drop oldest"]
THREADS = 3  # @param {type:"slider", min:1, max:6, step:1}
QUEUE = 3  # @param {type:"slider", min:1, max:20, step:1}
PROCESSES = 0  # @param {type:"slider", min:0, max:5, step:1}
TASKS = 30  # @param {type:"slider", min:10, max:60, step:10}
TASK_MS = 200  # @param {type:"slider", min:50, max:500, step:50}
ARRIVAL_MS = 35  # @param {type:"slider", min:5, max:200, step:5}
BURST = 1  # @param {type:"slider", min:1, max:10, step:1}


class Pool:
    def __init__(self):
        self.tasks = queue.Queue(maxsize=QUEUE)
        self.waits = []  # of each task that ran: from its arrival to its begin
        self.lost = 0
        self.processes = []
        self.threads = [threading.Thread(target=self.work, name=f"thread {n}") for n in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while (arrival := self.tasks.get()) is not None:
            self.run(arrival)

    def run(self, arrival):
        self.waits.append(time.perf_counter() - arrival)
        time.sleep(TASK_MS / 1000)

    def submit(self, arrival):
        try:
            self.tasks.put_nowait(arrival)
        except queue.Full:
            self.processes = [process for process in self.processes if process.is_alive()]
            if len(self.processes) < PROCESSES:
                self.processes.append(multiprocessing.Process(target=time.sleep, args=(TASK_MS / 1000,)))
                self.processes[-1].start()
                self.waits.append(time.perf_counter() - arrival)
            elif POLICY == "block":
                self.tasks.put(arrival)
            elif POLICY == "run in the caller":
                self.run(arrival)
            else:
                self.lost += 1
                if POLICY == "drop oldest":
                    self.tasks.get_nowait()
                    self.tasks.put_nowait(arrival)

    def close(self):
        for _ in self.threads:
            self.tasks.put(None)
        for worker in self.threads + self.processes:
            worker.join()


if __name__ == "__main__":
    pool = Pool()
    start = time.perf_counter() + 0.01
    for number in range(TASKS):
        arrival = start + (number // BURST * BURST * ARRIVAL_MS + number % BURST * 2) / 1000
        time.sleep(max(arrival - time.perf_counter(), 0))
        pool.submit(arrival)
    pool.close()
    took = time.perf_counter() - start
    waits = sorted(pool.waits)
    p50, p95 = waits[len(waits) // 2], waits[len(waits) * 95 // 100]
    print(f"{len(waits)} done, {pool.lost} lost")
    print(f"waits: 50 % under {p50:.2f} s, 95 % under {p95:.2f} s")
    print(f"{len(waits) / took:.1f} tasks a second")
