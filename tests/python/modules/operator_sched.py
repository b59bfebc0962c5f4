"""operator, sched, timeit, string constants."""
import operator
import sched
import time
import timeit

print(operator.add(1, 2), operator.mul("a", 3), operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)([1, 2, 3]))
print(operator.attrgetter("real")(5), operator.methodcaller("upper")("x"), operator.neg(3), operator.contains([1], 1))
print(sorted([("a", 2), ("b", 1)], key=operator.itemgetter(1)), operator.truediv(7, 2), operator.floordiv(7, 2), operator.not_(1))
s = sched.scheduler(time.monotonic, time.sleep)
begin = time.monotonic()


def event(name):
    print(name, round(time.monotonic() - begin, 1))


s.enter(0.3, 1, event, ("third",))
s.enter(0.1, 2, event, ("second",))
s.enter(0.1, 1, event, kwargs={"name": "first"})
gone = s.enter(0.2, 1, event, ("never",))
s.cancel(gone)
print(len(s.queue), s.empty())
s.run()
print(s.empty())
print(timeit.timeit(lambda: None, number=3) >= 0, callable(timeit.default_timer))
