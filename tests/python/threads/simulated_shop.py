"""A shop simulated in its own time by a heap of events, then the same with threads and sleeping; tables of both."""
import heapq
import random
import threading
import time
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from queue import Queue
from statistics import mean


class Kind(Enum):
    ARRIVE = 'arrives'
    LEAVE = 'leaves'


@dataclass(order=True, slots=True)
class Event:
    time: float
    number: int
    kind: Kind = field(compare=False)
    customer: 'Customer' = field(compare=False)


@dataclass
class Customer:
    name: str
    arrival: float
    service: float
    waited: float = 0.0

    def __str__(self):
        return f'{self.name:<6}{self.arrival:6.2f}{self.waited:6.2f}{self.service:6.2f}'


class Shop:
    def __init__(self, clerks):
        self.free, self.queue, self.events, self.numbers, self.log = clerks, [], [], count(), []

    def at(self, when, kind, customer):
        heapq.heappush(self.events, Event(when, next(self.numbers), kind, customer))

    def serve(self, customer, now):
        self.free -= 1
        customer.waited = now - customer.arrival
        self.at(now + customer.service, Kind.LEAVE, customer)

    def run(self):
        while self.events:
            event = heapq.heappop(self.events)
            self.log.append(f'{event.time:.2f} {event.customer.name} {event.kind.value}')
            if event.kind is Kind.ARRIVE:
                if self.free:
                    self.serve(event.customer, event.time)
                else:
                    self.queue.append(event.customer)
            else:
                self.free += 1
                if self.queue:
                    self.serve(self.queue.pop(0), event.time)
        return event.time


rng = random.Random(2024)
customers, now = [], 0.0
for n in range(6):
    now += rng.expovariate(2)
    customers.append(Customer(f'c{n}', now, rng.triangular(0.2, 1.4)))
for clerks in 1, 2:
    shop = Shop(clerks)
    for c in customers:
        shop.at(c.arrival, Kind.ARRIVE, c)
    end = shop.run()
    print(f'{clerks} clerks: {end:.3f} s, mean wait {mean(c.waited for c in customers):.3f}, longest {max(c.waited for c in customers):.3f}')
print(*customers, sep='\n')
print(*shop.log[:4], sep=', ')
print(Event(1.0, 1, Kind.ARRIVE, None) < Event(1.0, 2, Kind.LEAVE, None), Event(2, 0, Kind.LEAVE, customers[0]))

door, waits = Queue(), []


def clerk():
    while (item := door.get()) is not None:
        arrived, service = item
        waits.append(time.monotonic() - arrived)
        time.sleep(service)


staff = [threading.Thread(target=clerk) for _ in range(2)]
began = time.monotonic()
for s in staff:
    s.start()
for service in 0.1, 0.2, 0.1, 0.1:
    door.put((time.monotonic(), service))
for _ in staff:
    door.put(None)
for s in staff:
    s.join()
print(round(time.monotonic() - began, 1), [round(w, 1) for w in waits])
print([round(rng.gauss(10, 2), 3), rng.choice('abc'), rng.choices('xyz', weights=[5, 1, 1], k=4), rng.randint(1, 6), rng.sample(range(50), 4)])
