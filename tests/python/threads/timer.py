"""Timers: run later, cancelled, and with arguments."""
import threading
import time

start = time.monotonic()


def note(text, **more):
    print(text, more, round(time.monotonic() - start, 1))


late = threading.Timer(0.3, note, args=["late"])
early = threading.Timer(0.1, note, ["early"], {"x": 1})
never = threading.Timer(0.2, note, ["never"])
for t in (late, early, never):
    t.start()
print(late.interval, late.is_alive(), late.finished.is_set())
time.sleep(0.05)
never.cancel()
never.join()
print("cancelled", never.is_alive(), never.finished.is_set())
early.join()
late.join()
print(early.is_alive(), late.finished.is_set())
late.cancel()
print("cancelling a finished timer does nothing")
