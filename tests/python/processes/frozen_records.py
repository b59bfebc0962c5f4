"""Records that cannot be changed cross from process to process: unpickling sets their attributes past __setattr__."""
import copy
import dataclasses
import multiprocessing
import pickle
from collections import namedtuple
from concurrent.futures import ProcessPoolExecutor


@dataclasses.dataclass(frozen=True)
class Job:
    number: int
    names: list


@dataclasses.dataclass(frozen=True, slots=True)
class Slim:
    number: int
    names: list


class Careful:
    def __init__(self):
        object.__setattr__(self, 'value', 1)

    def __setattr__(self, name, value):
        print('set', name)
        object.__setattr__(self, name, value)


class Counted:
    __slots__ = ('value',)

    def __setattr__(self, name, value):
        print('set', name)
        object.__setattr__(self, name, value)


class Shadowed:
    @property
    def value(self):
        return 'property'


Point = namedtuple('Point', 'x y')


def work(job):
    return type(job)(job.number + 1, job.names * 2)


if __name__ == '__main__':
    for record in Job(1, ['a']), Slim(2, ['b']):
        print(pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record))
    print(pickle.loads(pickle.dumps(Careful())).value)
    counted = Counted()
    counted.value = 5
    print(pickle.loads(pickle.dumps(counted)).value)
    shadowed = Shadowed()
    shadowed.__dict__['value'] = 7
    print(pickle.loads(pickle.dumps(shadowed)).__dict__, shadowed.value)
    try:
        Point(1, 2).z = 3
    except AttributeError as e:
        print(e)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context('spawn')) as pool:
        print(list(pool.map(work, [Job(1, ['a']), Slim(2, ['b'])])))
