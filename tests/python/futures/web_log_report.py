"""A report about a web log, made in a pool of threads; then numbers and what is no JSON."""
# status: 1

import collections
import concurrent.futures as cf
import csv
import functools
import io
import itertools
import json
import operator
import re
import statistics
import textwrap

LINE = re.compile(
    r"""(?P<ip>\d{1,3}(?:\.\d{1,3}){3})\s+-\s+(?P<user>\S+)\s+\[(?P<ts>[^\]]+)\]\s+
    "(?P<method>GET|POST|PUT)\s(?P<path>/[\w/.-]*)(?:\?(?P<qs>\S*))?"\s(?P<status>\d{3})\s(?P<size>\d+|-)""",
    re.VERBOSE,
)


def gen(n):
    users = itertools.cycle(['-', 'amy', 'ben'])
    paths = itertools.cycle(['/', '/index.html', '/api/v1/items?id=3&x=%20', '/img/a-b.png', '/login'])
    stat = itertools.cycle([200, 200, 404, 500, 301, 200, 200])
    for i in range(n):
        p = next(paths)
        yield f'10.0.{i % 4}.{i % 7} - {next(users)} [12/Mar/2024:10:{i % 60:02d}:00 +0000] "{("GET", "POST")[i % 5 == 0]} {p}" {next(stat)} {i * 37 % 5000 if i % 6 else "-"}'


def batched(it, n):
    return itertools.batched(it, n)


def parse(lines):
    out = []
    bad = 0
    for line in lines:
        if m := LINE.match(line):
            d = m.groupdict(default='')
            d['size'] = 0 if d['size'] == '-' else int(d['size'])
            out.append(d)
        else:
            bad += 1
    return out, bad


def summarize(recs):
    by = collections.defaultdict(list)
    for r in recs:
        by[r['path']].append(r['size'])
    return {
        k: dict(
            n=len(v), mean=round(statistics.fmean(v), 2), med=statistics.median(v), sd=round(statistics.pstdev(v), 3)
        )
        for k, v in sorted(by.items())
    }


lines = list(gen(120))
lines.insert(13, 'garbage line')
lines.insert(50, '')
with cf.ThreadPoolExecutor(3, thread_name_prefix='parse') as ex:
    futs = {ex.submit(parse, chunk): i for i, chunk in enumerate(batched(lines, 25))}
    done, pending = cf.wait(futs, return_when=cf.ALL_COMPLETED)
    results = [f.result() for f in sorted(done, key=futs.get)]
print(len(results), pending, [len(r) for r, _ in results], sum(b for _, b in results))
recs = list(itertools.chain.from_iterable(r for r, _ in results))
print(json.dumps(summarize(recs), indent=2))
c = collections.Counter(map(operator.itemgetter('status'), recs))
print(c.most_common(), c.total(), c - collections.Counter({'200': 60}))
for k, g in itertools.groupby(
    sorted(recs, key=lambda r: (r['ip'].split('.')[2], r['method'])), key=lambda r: r['ip'].rsplit('.', 1)[0]
):
    g = list(g)
    print(
        k, len(g), functools.reduce(lambda a, r: a + r['size'], g, 0), max(g, key=operator.itemgetter('size'))['path']
    )
buf = io.StringIO()
w = csv.DictWriter(buf, fieldnames=['ip', 'status', 'size'], extrasaction='ignore', lineterminator='\n')
w.writeheader()
w.writerows(recs[:4])
print(buf.getvalue(), end='')
print(list(csv.DictReader(io.StringIO(buf.getvalue())))[1])
print(
    re.sub(r'(\d+)\.(\d+)', lambda m: f'{m[2]}.{m[1]}', '10.25 and 3.5'),
    re.findall(r'(\w)(\d)?', 'a1b'),
    re.split(r'[,;]\s*', 'a, b;c'),
)
print(
    textwrap.fill(
        'The quick brown fox jumps over the lazy dog and runs far away from the bear',
        30,
        initial_indent='* ',
        subsequent_indent='  ',
    )
)
print(
    textwrap.shorten('Hello  big   wide world', 15),
    textwrap.dedent('    a\n      b\n    c'),
    textwrap.indent('x\n\ny', '> '),
)
print(
    statistics.quantiles([r['size'] for r in recs], n=4),
    statistics.mode([r['status'] for r in recs]),
    statistics.multimode('aabbc'),
)
n = statistics.NormalDist(100, 15)
print(n, n.mean, n.stdev, round(n.cdf(115), 6), round(n.pdf(100), 6), round(n.inv_cdf(0.9), 4), n.quantiles(4))
m = statistics.NormalDist.from_samples([1, 2, 3, 4])
print(m, n + m, n * 2, round(n.overlap(statistics.NormalDist(110, 10)), 5), n == m, round(n.zscore(130), 2))
print(
    statistics.linear_regression([1, 2, 3], [2, 4, 7]),
    statistics.correlation([1, 2, 3], [2, 4, 7]),
    statistics.geometric_mean([1, 2, 4]),
    statistics.harmonic_mean([40, 60]),
)
try:
    re.compile(r'(unclosed')
except re.error as e:
    print(type(e), e, e.pos, e.msg)
json.loads('{"a": [1, 2,, 3]}')
