"""sched, timers, signal alarms, time formatting, datetime arithmetic."""
import sched, time, datetime as dt, calendar, threading, zoneinfo, random
class FakeClock:
    def __init__(self): self.t = 0.0
    def time(self): return self.t
    def sleep(self, d): self.t += d
c = FakeClock(); s = sched.scheduler(c.time, c.sleep)
def ev(name, *a, **k): print(f'{c.t:5.1f} {name}', *a, k or '')
e1 = s.enter(3, 1, ev, ('late',)); s.enter(1, 2, ev, ('b',)); s.enter(1, 1, ev, ('a', 1), {'k': 2}); s.enterabs(2, 1, ev, argument=('abs',))
e = s.enter(9, 1, ev, ('cancelled',)); s.cancel(e); print(s.empty(), len(s.queue), s.queue[0].priority, s.queue[0]._fields, e1.time)
try: s.cancel(e)
except ValueError as x: print(repr(x))
print(s.run(blocking=False)); s.run(); print(c.t, s.empty())
def periodic(interval, action, n):
    if n: s.enter(interval, 1, periodic, (interval, action, n - 1)); action(n)
periodic(2, lambda n: print('tick', n, c.t), 3); s.run()
d = dt.datetime(2024, 2, 28, 23, 59, 58, 5000); print(d, repr(d), d + dt.timedelta(days=1, seconds=2), d.isoformat(sep=' ', timespec='minutes'), d.strftime('%Y%m%d-%H%M%S.%f %a %b %U %w %y %Z|%z|%p %I'), d.date(), d.time(), d.weekday(), d.isocalendar(), d.timetuple().tm_yday, d.replace(year=2023), d.ctime())
td = dt.timedelta(days=-1, hours=5, microseconds=3); print(td, repr(td), td.total_seconds(), abs(td), td // dt.timedelta(hours=1), td % dt.timedelta(hours=1), divmod(td, dt.timedelta(hours=2)), str(dt.timedelta(days=400, seconds=3)), td * 1.5, -td, dt.timedelta.max)
u = dt.datetime(2024, 7, 1, 12, tzinfo=dt.timezone.utc); print(u, u.astimezone(zoneinfo.ZoneInfo('America/New_York')), u.astimezone(dt.timezone(dt.timedelta(hours=5, minutes=30), 'IST')), u.timestamp(), u.tzname(), u.utcoffset(), dt.timezone.utc, repr(dt.timezone(dt.timedelta(hours=-3))))
print(dt.datetime.fromisoformat('2024-01-02T03:04:05+02:00'), dt.datetime.strptime('5 Mar 24 07:08PM', '%d %b %y %I:%M%p'), dt.date.fromisoformat('2024-W05-2'), dt.datetime.fromtimestamp(0, dt.UTC), dt.date.fromordinal(738000), dt.time.fromisoformat('04:05:06.789'), (dt.date(2024, 3, 1) - dt.date(2024, 2, 1)).days)
for bad in (lambda: dt.date(2024, 2, 30), lambda: dt.datetime(2024, 1, 1) - u, lambda: dt.datetime.strptime('x', '%Y'), lambda: dt.datetime.fromisoformat('nope'), lambda: dt.datetime(2024, 1, 1) < u, lambda: dt.date(2024, 1, 1) + 1, lambda: dt.time(25), lambda: dt.datetime.strptime('2024-13-01', '%Y-%m-%d'), lambda: dt.datetime.strptime('2024 x', '%Y')):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(calendar.month(2024, 2), calendar.isleap(2100), calendar.monthrange(2024, 2), calendar.day_name[0], [m for m in calendar.month_abbr][:3], calendar.timegm((1970, 1, 2, 0, 0, 0)))
print(time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(86400)), time.gmtime(0), time.strptime('30 Nov 00', '%d %b %y').tm_mon, time.asctime(time.gmtime(0)), time.mktime(time.localtime(1e9)), time.get_clock_info('monotonic').monotonic, time.struct_time(range(9)).tm_hour)
t = threading.Timer(0.01, lambda a, b=1: print('timer', a, b), args=['x'], kwargs={'b': 2}); t.start(); t.join(); t2 = threading.Timer(5, print); t2.start(); t2.cancel(); t2.join(); print(t2.finished.is_set(), t.interval, t.function.__name__)
random.seed(42); print(random.random(), random.randint(1, 6), random.choice('abc'), random.sample(range(100), 3), random.shuffle(x := list(range(5))), x, random.uniform(1, 2), random.gauss(0, 1), random.choices('ab', weights=[1, 9], k=5), random.randrange(0, 100, 5), random.getrandbits(16), random.expovariate(1), random.triangular(), random.betavariate(1, 2), random.normalvariate(), random.vonmisesvariate(0, 1), random.paretovariate(1), random.weibullvariate(1, 1), random.lognormvariate(0, 1), random.gammavariate(2, 1), random.binomialvariate(10, 0.5), random.randbytes(4))
r = random.Random('seed'); st = r.getstate(); a = r.random(); r.setstate(st); print(a == r.random(), random.Random(b'x').random(), random.Random(1.5).random(), random.Random(-3).random())
