"""Puzzles of the synchronisation books: print in order, fizz buzz by four, zero even odd, water, barber, smokers, bathroom."""
import random
import threading
from collections import Counter
from threading import Barrier, Condition, Event, Lock, Semaphore, Thread


def run(*targets):
    threads = [Thread(target=t) if callable(t) else Thread(target=t[0], args=t[1:]) for t in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


class InOrder:
    def __init__(self):
        self.second, self.third, self.out = Event(), Event(), []

    def step(self, n):
        if n == 2:
            self.second.wait()
        elif n == 3:
            self.third.wait()
        self.out.append(('first', 'second', 'third')[n - 1])
        {1: self.second, 2: self.third}.get(n, Event()).set()


o = InOrder()
run((o.step, 3), (o.step, 2), (o.step, 1))
print(*o.out)


class FizzBuzz:
    def __init__(self, n):
        self.n, self.now, self.cond, self.out = n, 1, Condition(), []

    def play(self, wants, says):
        while True:
            with self.cond:
                self.cond.wait_for(lambda: self.now > self.n or wants(self.now))
                if self.now > self.n:
                    return
                self.out.append(says(self.now))
                self.now += 1
                self.cond.notify_all()


f = FizzBuzz(15)
run((f.play, lambda n: n % 15 == 0, lambda n: 'FizzBuzz'), (f.play, lambda n: n % 3 == 0 and n % 5, lambda n: 'Fizz'),
    (f.play, lambda n: n % 5 == 0 and n % 3, lambda n: 'Buzz'), (f.play, lambda n: n % 3 and n % 5, str))
print(*f.out)

zero, odd, even, digits = Semaphore(1), Semaphore(0), Semaphore(0), []


def zeros(n):
    for i in range(1, n + 1):
        zero.acquire()
        digits.append(0)
        (odd if i & 1 else even).release()


def numbers(start, n, mine):
    for i in range(start, n + 1, 2):
        mine.acquire()
        digits.append(i)
        zero.release()


run((zeros, 5), (numbers, 1, 5, odd), (numbers, 2, 5, even))
print(''.join(map(str, digits)))

water, hydrogen, oxygen = [], Semaphore(2), Semaphore(1)
group = Barrier(3, action=lambda: water.append('|'))


def atom(kind):
    mine = hydrogen if kind == 'H' else oxygen
    with mine:
        water.append(kind)
        group.wait()


atoms = list('HHOHHHOOH')
random.Random(1).shuffle(atoms)
run(*[(atom, a) for a in atoms])
print([Counter(m) == Counter('HHO') for m in ''.join(water).strip('|').split('|')])

chairs, cut, away = [], [], 0
shop = Condition()


def barber(n):
    global away
    while len(cut) + away < n:
        with shop:
            shop.wait_for(lambda: chairs or len(cut) + away == n)
            if chairs:
                cut.append(chairs.pop(0))


def customer(n):
    global away
    with shop:
        if len(chairs) < 3:
            chairs.append(n)
        else:
            away += 1
        shop.notify()


run((barber, 10), *[(customer, n) for n in range(10)])
print(len(cut) + away, len(cut) >= 3)

table, smoked = {}, Counter()
agent, things = Semaphore(1), ['tobacco', 'paper', 'matches']
table_lock = Condition()


def deal(rounds):
    rng = random.Random(5)
    for _ in range(rounds):
        agent.acquire()
        with table_lock:
            table.update(dict.fromkeys(rng.sample(things, 2), True))
            table_lock.notify_all()
    agent.acquire()
    with table_lock:
        table['closed'] = True
        table_lock.notify_all()


def smoker(has):
    needs = set(things) - {has}
    while True:
        with table_lock:
            table_lock.wait_for(lambda: 'closed' in table or needs <= table.keys())
            if 'closed' in table:
                return
            for thing in needs:
                del table[thing]
            smoked[has] += 1
        agent.release()


run((deal, 12), *[(smoker, t) for t in things])
print(smoked.total(), sorted(smoked.items()))

inside, most, bath = Counter(), Counter(), Condition()


def visit(kind, other):
    with bath:
        bath.wait_for(lambda: not inside[other] and inside[kind] < 3)
        inside[kind] += 1
        most[kind] = max(most[kind], inside[kind])
        assert not inside[other]
    threading.Event().wait(0.002)
    with bath:
        inside[kind] -= 1
        bath.notify_all()


run(*[(visit, *p) for p in [('red', 'blue'), ('blue', 'red')] * 5])
print(all(0 < v <= 3 for v in most.values()), dict(inside))
