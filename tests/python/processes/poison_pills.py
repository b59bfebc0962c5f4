import multiprocessing
import time


class Task:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __call__(self):
        time.sleep(0.01)
        return "{self.a} * {self.b} = {product}".format(self=self, product=self.a * self.b)

    def __str__(self):
        return "{self.a} * {self.b}".format(self=self)


class Consumer(multiprocessing.Process):
    def __init__(self, task_queue, result_queue):
        multiprocessing.Process.__init__(self)
        self.task_queue = task_queue
        self.result_queue = result_queue

    def run(self):
        proc_name = self.name
        while True:
            next_task = self.task_queue.get()
            if next_task is None:
                print(f"{proc_name}: Exiting")
                self.task_queue.task_done()
                break
            answer = next_task()
            self.task_queue.task_done()
            self.result_queue.put(answer)


if __name__ == "__main__":
    tasks = multiprocessing.JoinableQueue()
    results = multiprocessing.Queue()
    n = 2
    consumers = [Consumer(tasks, results) for i in range(n)]
    for w in consumers:
        w.start()
    for i in range(5):
        tasks.put(Task(i, i))
    for i in range(n):
        tasks.put(None)
    tasks.join()
    got = []
    while len(got) < 5:
        got.append(results.get())
    print(*sorted(got), sep="\n")
    for c in consumers:
        c.join()
        print(c.name, c.exitcode)
