"""A log of a web server read by workers: regular expressions, dates, counters, percentiles, a report, a bad line."""
import io
import re
import statistics
import threading
from collections import Counter, defaultdict
from datetime import date, datetime, time as clock, timedelta, timezone
from queue import Empty, Queue

LOG = r'''
10.0.0.1 - - [10/Oct/2023:13:55:36 +0200] "GET /index.html HTTP/1.1" 200 2326 0.012
10.0.0.2 - ann [10/Oct/2023:13:55:40 +0200] "POST /login HTTP/1.1" 302 - 0.250
10.0.0.1 - - [10/Oct/2023:14:02:01 +0200] "GET /img/a.png HTTP/1.1" 404 153 0.003
garbage that does not fit
10.0.0.3 - - [10/Oct/2023:23:59:59 +0200] "GET /report?q=%22x%22 HTTP/1.0" 500 12 1.731
10.0.0.2 - ann [11/Oct/2023:00:00:01 +0200] "GET /index.html HTTP/1.1" 200 2326 0.020
10.0.0.1 - - [11/Oct/2023:09:15:00 +0200] "DELETE /item/7 HTTP/1.1" 204 0 0.044
'''
LINE = re.compile(r'''
    (?P<host>\S+)\s\S+\s(?P<user>\S+)\s
    \[(?P<when>[^\]]+)\]\s
    "(?P<method>[A-Z]+)\s(?P<path>[^"\s]+)\s(?P<protocol>HTTP/\d\.\d)"\s
    (?P<status>\d{3})\s(?P<size>\d+|-)\s(?P<seconds>[\d.]+)$''', re.VERBOSE)

lines, results, bad = Queue(), [], []
for number, line in enumerate(io.StringIO(LOG.lstrip()), start=1):
    lines.put((number, line))


def work():
    while True:
        try:
            number, line = lines.get_nowait()
        except Empty:
            return
        if m := LINE.match(line.strip()):
            fields = m.groupdict()
            fields['when'] = datetime.strptime(fields['when'], '%d/%b/%Y:%H:%M:%S %z')
            fields.update(status=int(fields['status']), seconds=float(fields['seconds']),
                          size=int(fields['size'].replace('-', '0')), number=number)
            results.append(fields)
        else:
            bad.append((number, line.rstrip()))


threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
results.sort(key=lambda r: r['number'])
print(len(results), 'good,', len(bad), 'bad:', *bad)
print(Counter(r['status'] // 100 for r in results).most_common(1), Counter(r['path'].split('?')[0] for r in results)['/index.html'])
by_host = defaultdict(list)
for r in results:
    by_host[r['host']].append(r['seconds'])
for host, seconds in sorted(by_host.items(), key=lambda item: -max(item[1])):
    print(f'{host:<10}{len(seconds):>3}{statistics.fmean(seconds) * 1000:>10.1f} ms{max(seconds):>8.3f}')
times = sorted(r['seconds'] for r in results)
print(statistics.median(times), statistics.quantiles(times, n=4), round(statistics.stdev(times), 4))
first, last = results[0]['when'], results[-1]['when']
print(first, last - first, (last - first).total_seconds(), first.astimezone(timezone.utc).isoformat())
days = Counter(r['when'].date() for r in results)
for day in sorted(days):
    print(f'{day:%A, %d.%m.%y} {days[day]} {"#" * days[day]} week {day.isocalendar().week}')
print(date(2023, 10, 11) in days, clock(9, 15) <= last.time() < clock(17), last.utcoffset(), last.tzinfo)
print(re.sub(r'(\d+)\.\d+\.\d+\.(\d+)', r'\1.x.x.\2', LOG.split()[0]), re.findall(r'/(\w+)\.(\w+)', LOG)[:2])
print(timedelta(days=1, hours=-2) // timedelta(hours=5), divmod(timedelta(minutes=100), timedelta(hours=1)), first.replace(hour=0).weekday())
