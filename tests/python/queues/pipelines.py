"""Programs built of queues: a pipeline of stages, fan-out and fan-in, priorities, actors, publish and subscribe."""
import queue
import threading
import time
from collections import Counter, defaultdict

END = object()


def start(f, *args, name=None):
    t = threading.Thread(target=f, args=args, name=name)
    t.start()
    return t


print('-- a pipeline: each stage hands the end on')


def stage(f, source, sink):
    for item in iter(source.get, END):
        for out in f(item):
            sink.put(out)
    sink.put(END)


lines, words, counts = queue.Queue(2), queue.Queue(2), queue.Queue()
threads = [start(stage, str.split, lines, words),
           start(stage, lambda w: [(w.lower(), 1)] if len(w) > 2 else [], words, counts)]
for line in ('the cat and the dog', 'THE bird is in a tree', 'a dog'):
    lines.put(line)
lines.put(END)
total = Counter()
for word, n in iter(counts.get, END):
    total[word] += n
for t in threads:
    t.join()
print(sorted(total.items()))

print('-- many workers, one result queue, results in the order of the tasks')


def worker(tasks, results):
    while True:
        task = tasks.get()
        if task is None:
            tasks.put(None)
            break
        n, x = task
        results.put((n, x * x, threading.current_thread().name))


tasks, results = queue.Queue(), queue.Queue()
threads = [start(worker, tasks, results, name=f'worker-{i}') for i in range(3)]
for task in enumerate(range(10, 20)):
    tasks.put(task)
tasks.put(None)
for t in threads:
    t.join()
found = sorted(results.get() for _ in range(results.qsize()))
print([x for _, x, _ in found], {name[:7] for *_, name in found}, tasks.qsize())

print('-- priorities, one worker')
jobs, done = queue.PriorityQueue(), []
for priority, job in ((5, 'sweep'), (1, 'fire!'), (3, 'cook'), (3, 'bake'), (9, 'stop')):
    jobs.put((priority, job))


def serve():
    while True:
        priority, job = jobs.get()
        if job == 'stop':
            return
        done.append(job)


start(serve).join()
print(done)

print('-- actors')


class ActorExit(Exception):
    pass


class Actor:
    def __init__(self):
        self._mailbox, self._terminated = queue.Queue(), threading.Event()

    def send(self, message):
        self._mailbox.put(message)

    def recv(self):
        message = self._mailbox.get()
        if message is ActorExit:
            raise ActorExit
        return message

    def close(self):
        self.send(ActorExit)

    def start(self):
        threading.Thread(target=self._bootstrap, daemon=True).start()

    def _bootstrap(self):
        try:
            self.run()
        except ActorExit:
            pass
        finally:
            self._terminated.set()

    def join(self):
        self._terminated.wait()


class Adder(Actor):
    total = 0

    def run(self):
        while True:
            match self.recv():
                case ('add', n):
                    self.total += n
                case ('ask', reply):
                    reply.put(self.total)
                case other:
                    print('what?', other)


adder, reply = Adder(), queue.Queue()
adder.start()
for n in range(5):
    adder.send(('add', n))
adder.send('nonsense')
adder.send(('ask', reply))
print(reply.get())
adder.close()
adder.join()

print('-- publish and subscribe')


class Exchange:
    def __init__(self):
        self.subscribers, self.lock = defaultdict(list), threading.Lock()

    def subscribe(self, topic):
        q = queue.SimpleQueue()
        with self.lock:
            self.subscribers[topic].append(q)
        return q

    def publish(self, topic, message):
        with self.lock:
            targets = list(self.subscribers[topic])
        for q in targets:
            q.put(message)
        return len(targets)


exchange, heard = Exchange(), defaultdict(list)


def listen(name, q):
    for message in iter(q.get, None):
        heard[name].append(message)


threads = [start(listen, name, exchange.subscribe(topic))
           for name, topic in (('ann', 'news'), ('bob', 'news'), ('eve', 'sport'))]
print(exchange.publish('news', 'rain'), exchange.publish('sport', '1:0'), exchange.publish('nobody', '?'))
for topic in ('news', 'sport'):
    exchange.publish(topic, 'end')
    exchange.publish(topic, None)
for t in threads:
    t.join()
print(dict(sorted(heard.items())))

print('-- back pressure: a fast producer waits for a slow consumer')
small, trace = queue.Queue(2), []


def produce():
    for i in range(6):
        small.put(i)
        trace.append(('put', i, small.qsize() <= 2))
    small.put(None)


t = start(produce)
while (item := small.get()) is not None:
    time.sleep(0.01)
t.join()
print(all(ok for *_, ok in trace), len(trace))
