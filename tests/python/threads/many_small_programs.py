"""Short programs as courses show them: races by check-then-act, sums by parts, ping-pong, dining, rendezvous, a clock."""
import collections
import itertools
import string
import threading
import time
from datetime import timedelta


def run(*targets):
    threads = [threading.Thread(target=t) for t in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


print('-- check, then act')
stock, sold = 1, []


def buy(who):
    def buying():
        global stock
        if stock > 0:
            time.sleep(0.01)
            stock -= 1
            sold.append(who)
    return buying


run(*[buy(n) for n in range(3)])
print(stock, sorted(sold))

print('-- read, call, write')
total = 0


def one():
    return 1


def lose():
    global total
    for _ in range(10):
        now = total
        time.sleep(0)
        total = now + one()


run(lose, lose)
print(10 <= total <= 20)

print('-- a sum by parts')
numbers, parts = list(range(1000)), [0] * 4


def part(n):
    def add():
        parts[n] = sum(numbers[n::4])
    return add


run(*map(part, range(4)))
print(sum(parts) == sum(numbers), parts)

print('-- ping-pong with two events')
ping, pong, table = threading.Event(), threading.Event(), []


def player(mine, other, word):
    def play():
        for _ in range(3):
            mine.wait()
            mine.clear()
            table.append(word)
            other.set()
    return play


ping.set()
run(player(ping, pong, 'ping'), player(pong, ping, 'pong'))
print(' '.join(table))

print('-- three semaphores: abc abc')
turns = [threading.Semaphore(int(n == 0)) for n in range(3)]
letters = []


def letter(n):
    def write():
        for _ in range(4):
            turns[n].acquire()
            letters.append('abc'[n])
            turns[(n + 1) % 3].release()
    return write


run(*map(letter, (2, 0, 1)))
print(''.join(letters))

print('-- rendezvous')
here, there, log = threading.Semaphore(0), threading.Semaphore(0), []
guard = threading.Lock()


def meets(mine, others, name):
    def go():
        with guard:
            log.append((name, 1))
        mine.release()
        others.acquire()
        with guard:
            log.append((name, 2))
    return go


run(meets(here, there, 'x'), meets(there, here, 'y'))
print(sorted(log[:2]), sorted(log[2:]))

print('-- sleep sort')
out = []
run(*[lambda n=n: (time.sleep(n / 50), out.append(n)) for n in (5, 1, 4, 2, 3)])
print(out)

print('-- a clock beside work')
stop, ticks = threading.Event(), itertools.count()


def clock():
    while not stop.wait(0.05):
        next(ticks)


t = threading.Thread(target=clock)
t.start()
time.sleep(0.28)
stop.set()
t.join()
print(4 <= next(ticks) <= 5, timedelta(seconds=3.5))

print('-- letters by several hands')
text = ''.join(string.ascii_lowercase[i % 7] for i in range(500))
counts, lock = collections.Counter(), threading.Lock()


def count(piece):
    def go():
        own = collections.Counter(piece)
        with lock:
            counts.update(own)
    return go


run(*[count(text[i:i + 100]) for i in range(0, 500, 100)])
print(counts == collections.Counter(text), counts.most_common(2), counts.total())

print('-- matrix rows')
a, b = [[1, 2], [3, 4]], [[5, 6], [7, 8]]
c = [None, None]


def row(i):
    def go():
        c[i] = [sum(x * y for x, y in zip(a[i], col)) for col in zip(*b)]
    return go


run(row(0), row(1))
print(c)

print('-- a thread for each, names and order of joining')
done = []


def named():
    done.append(threading.current_thread().name)


threads = [threading.Thread(target=named, name=f'{n:02}') for n in range(12)]
for t in threads:
    t.start()
for t in reversed(threads):
    t.join()
print(sorted(done) == [t.name for t in threads], len(threading.enumerate()))
print('%s %-8s|%5.2f' % (threading.main_thread().name, threading.current_thread().name, 2 / 3))
