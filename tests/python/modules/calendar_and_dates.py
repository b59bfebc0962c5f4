"""Dates as programs use them: arithmetic, formats both ways, time zones, ranges, ages, weekdays, durations, comparisons."""
import time
from datetime import UTC, date, datetime, time as clock, timedelta, timezone
from functools import total_ordering

now = datetime(2024, 2, 29, 23, 59, 58, 123456)
print(now, repr(now), now.isoformat(), now.isoformat(' ', 'seconds'), str(now.date()), now.time(), sep='\n')
for format in ('%Y-%m-%d %H:%M:%S', '%d/%m/%y %I:%M %p', '%A %a %B %b %j', '%H:%M:%S.%f', '%x %X', '%c', '%%|%U|%W|%w|%G-W%V-%u', '%-d.%-m.'):
    print(f'{format:<24}', now.strftime(format))
for text, format in [('2024-12-25 08:30', '%Y-%m-%d %H:%M'), ('Mar 5, 2021', '%b %d, %Y'), ('12:05:09 AM', '%I:%M:%S %p'),
                     ('1999-W01', '%Y-W%m'), ('31/02/2023', '%d/%m/%Y'), ('noon', '%H'), ('2020-01-01 x', '%Y-%m-%d')]:
    try:
        print(datetime.strptime(text, format))
    except ValueError as error:
        print('ValueError:', error)
print(datetime.fromisoformat('2024-01-31T10:00:00+05:30'), date.fromisoformat('20240131'), clock.fromisoformat('04:23:01.5'))
print(now + timedelta(seconds=2), now - timedelta(weeks=1), now.replace(year=2020, microsecond=0), sep='\n')
try:
    now.replace(year=2023)
except ValueError as error:
    print(error)
week = timedelta(days=7)
print(week, week / 2, week // timedelta(days=2), week % timedelta(days=2), -timedelta(hours=1), abs(-week), timedelta(hours=25, minutes=-5))
print(repr(timedelta(days=-1, seconds=5)), timedelta(milliseconds=1500).total_seconds(), timedelta.max > week, bool(timedelta()))
print(date(2024, 3, 1) - date(2024, 2, 1), (date(2025, 1, 1) - date.fromordinal(738000)).days, date(2024, 5, 5).isoweekday(), date.min)
paris, tokyo = timezone(timedelta(hours=2), 'CEST'), timezone(timedelta(hours=9))
meeting = datetime(2024, 6, 1, 9, 0, tzinfo=paris)
print(meeting, meeting.astimezone(tokyo), meeting.astimezone(UTC).isoformat(), meeting.tzname(), tokyo, meeting.utcoffset(), sep='\n')
print(meeting == meeting.astimezone(tokyo), meeting.timestamp(), datetime.fromtimestamp(86400 * 365, UTC))
try:
    print(meeting < now)
except TypeError as error:
    print(error)


@total_ordering
class Birthday:
    def __init__(self, name, born):
        self.name, self.born = name, born

    def age(self, on):
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))

    def next(self, after):
        for year in range(after.year, after.year + 9):
            try:
                day = self.born.replace(year=year)
            except ValueError:
                continue
            if day >= after:
                return day

    def __eq__(self, other):
        return (self.born.month, self.born.day) == (other.born.month, other.born.day)

    def __lt__(self, other):
        return (self.born.month, self.born.day) < (other.born.month, other.born.day)


people = [Birthday('Ann', date(1990, 5, 17)), Birthday('Leo', date(2000, 2, 29)), Birthday('Zed', date(1985, 12, 1))]
today = date(2025, 3, 1)
for p in sorted(people):
    print(f'{p.name} is {p.age(today)}, next birthday {p.next(today):%d %b %Y} in {(p.next(today) - today).days} days')
print(people[0] >= people[1], max(people).name)


def days(start, stop, step=timedelta(days=1)):
    while start < stop:
        yield start
        start += step


print([f'{d:%a}'[:2] for d in days(date(2024, 1, 1), date(2024, 1, 8))], sum(d.weekday() < 5 for d in days(date(2024, 2, 1), date(2024, 3, 1))))
print(time.strftime('%H:%M:%S', time.gmtime(3661)), time.gmtime(0)[:6], time.strptime('5 Nov 1955', '%d %b %Y').tm_yday, time.asctime(time.gmtime(0)))
start, began = time.perf_counter_ns(), time.monotonic()
time.sleep(0.05)
print((time.perf_counter_ns() - start) // 10_000_000 >= 5, time.monotonic() - began >= 0.05, time.time() > 1_600_000_000, type(time.time_ns()))
