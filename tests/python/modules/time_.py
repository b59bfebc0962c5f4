"""time: sleeping and measuring."""
import time

begin = time.perf_counter()
time.sleep(0.1)
print(round(time.perf_counter() - begin, 1), isinstance(time.time(), float), isinstance(time.monotonic_ns(), int))
a = time.monotonic()
time.sleep(0.05)
b = time.monotonic()
print(0.04 < b - a < 0.2, time.time() > 1.6e9, time.process_time() >= 0)
for bad in (-1, "x", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(time.sleep(0))
t = time.gmtime(0)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_wday, t.tm_yday)
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.strftime("%a %b %j %p %%", time.gmtime(86400 * 45 + 50000)))
print(time.asctime(t), tuple(t), t[0], len(t))
