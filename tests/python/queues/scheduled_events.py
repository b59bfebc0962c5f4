import sched
import time
import threading

clock = [0.0]
log = []
s = sched.scheduler(timefunc=lambda: clock[0], delayfunc=lambda d: clock.__setitem__(0, clock[0] + d))


def event(name, *, note=""):
    log.append((clock[0], name, note))


s.enter(5, 2, event, argument=("five-b",))
s.enter(5, 1, event, argument=("five-a",), kwargs={"note": "!"})
e = s.enterabs(3, 1, event, ("three",))
s.enter(1, 1, lambda: s.enter(1, 1, event, ("nested",)))
for ev in s.queue:
    print(ev.time, ev.priority, ev.argument)
s.cancel(e)
try:
    s.cancel(e)
except ValueError as x:
    print("ValueError", x)
print(s.empty())
s.run()
print(log)

real = sched.scheduler(time.monotonic, time.sleep)
t0 = time.monotonic()


def periodic(scheduler, interval, action, left):
    if left:
        scheduler.enter(interval, 1, periodic, (scheduler, interval, action, left - 1))
        action()


def action():
    print(f"{time.monotonic() - t0:.1f}", threading.current_thread().name)


periodic(real, 0.1, action, 3)
real.run()
print(real.run(blocking=False))
print(e._fields, type(e).__name__)
