"""A broker, two workers, six tasks. One worker dies. When was its task acknowledged?"""
import collections
import threading
import time

ACK = "early"  # @param ["early", "late"]
CRASH = "during the task"  # @param ["never", "during the task", "after the task and before the ack"]
TASKS = 6  # @param {type:"slider", min:2, max:12, step:1}


class Broker:
    """Keeps tasks until they are acknowledged."""

    def __init__(self, tasks):
        self.waiting = collections.deque(tasks)
        self.open = {}  # worker: the task it has and has not acknowledged
        self.changed = threading.Condition()

    def take(self, worker):
        with self.changed:
            self.changed.wait_for(lambda: self.waiting or not self.open)
            if not self.waiting:
                return None
            self.open[worker] = self.waiting.popleft()
            return self.open[worker]

    def ack(self, worker):
        with self.changed:
            self.open.pop(worker, None)
            self.changed.notify_all()

    def lost(self, worker):  # the connection broke
        with self.changed:
            if worker in self.open:
                task = self.open.pop(worker)
                print(f"task {task} was not acknowledged: once more")
                self.waiting.append(task)
            self.changed.notify_all()


def work(broker, name):  # stands for a process on some machine
    while (task := broker.take(name)) is not None:
        crash = task == 2 and CRASH != "never" and not crashed.is_set()
        if ACK == "early":
            broker.ack(name)
        time.sleep(0.025 if crash and CRASH == "during the task" else 0.05)
        if not (crash and CRASH == "during the task"):
            done[task] += 1
        if crash:
            crashed.set()
            print(f"{name} dies with task {task}")
            broker.lost(name)
            return
        if ACK == "late":
            broker.ack(name)


done = collections.Counter()
crashed = threading.Event()
broker = Broker(range(TASKS))
workers = [threading.Thread(target=work, args=(broker, f"worker {n}"), name=f"worker {n}") for n in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("times done:", {task: done[task] for task in range(TASKS)})
