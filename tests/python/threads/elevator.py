"""A lift, its passengers and its floors, with conditions and an enumeration of directions."""
import threading
import time
from enum import Enum


class Direction(Enum):
    UP = +1
    DOWN = -1
    IDLE = 0

    @classmethod
    def between(cls, a, b):
        return cls((b > a) - (b < a))


class Lift:
    def __init__(self, floors, seconds=0.02):
        self.floors, self.seconds = floors, seconds
        self.floor, self.stops, self.log = 0, set(), []
        self.cond = threading.Condition(threading.RLock())
        self.closed = False

    def call(self, floor):
        with self.cond:
            if floor not in self.floors:
                raise IndexError(f'no floor {floor}')
            self.stops.add(floor)
            self.cond.notify_all()
            self.cond.wait_for(lambda: self.floor == floor and floor not in self.stops)

    def run(self):
        while True:
            with self.cond:
                self.cond.wait_for(lambda: self.stops or self.closed)
                if not self.stops:
                    break
                target = min(self.stops, key=lambda f: (abs(f - self.floor), f))
                direction = Direction.between(self.floor, target)
            while self.floor != target:
                time.sleep(self.seconds)
                with self.cond:
                    self.floor += direction.value
            with self.cond:
                self.stops.discard(target)
                self.log.append(f'{direction.name}:{target}')
                self.cond.notify_all()
                # Those who wait for this floor look before the lift goes on.
            time.sleep(self.seconds)

    def close(self):
        with self.cond:
            self.closed = True
            self.cond.notify_all()


lift = Lift(range(-1, 8))
machine = threading.Thread(target=lift.run, name='lift')
machine.start()
arrived = []


def passenger(name, start, goal):
    lift.call(start)
    lift.call(goal)
    arrived.append((name, goal))


one = threading.Thread(target=passenger, args=('Ann', 2, 5))
one.start()
one.join()
two = threading.Thread(target=passenger, args=('Bob', 7, -1))
two.start()
two.join()
try:
    lift.call(9)
except IndexError as error:
    print('IndexError:', error)
lift.close()
machine.join()
print(arrived, lift.log, lift.floor)
print(Direction(-1), Direction['UP'], Direction.between(3, 3), list(Direction), Direction.UP in Direction)
