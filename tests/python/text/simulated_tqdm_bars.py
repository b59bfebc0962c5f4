"""tqdm: bars inside each other, formats, colours, sizes, to a file that is no terminal."""
# simulated: the same as with the real library
import io, re, time
from tqdm import tqdm, trange
f = io.StringIO()
for i in tqdm(range(2), file=f, desc='outer', ncols=60, mininterval=0):
    for j in tqdm(range(3), file=f, desc='inner', leave=False, ncols=60, mininterval=0): time.sleep(.01)
def norm(s): return re.sub(r'\d\d:\d\d|[\d.]+it/s|[\d.]+s/it|\?it/s|[#1-9]+ *\|', 'T', s)
for x in norm(f.getvalue()).split('\r'): print(repr(x.rstrip(' ')))
f = io.StringIO(); bars = [tqdm(total=2, file=f, position=i, desc=f'b{i}') for i in range(3)]
for b in bars: b.update(2); b.refresh()
for b in bars: b.close()
for x in norm(f.getvalue()).split('\r'): print(repr(x.rstrip(' ')))
f = io.StringIO(); b = tqdm(total=3, file=f); tqdm.write('hello', file=f); b.close(); print(norm(f.getvalue()).split('\r'))
f = io.StringIO(); b = tqdm(total=3, file=f, colour='green', ncols=50, ascii=' >='); b.n = 2; b.refresh(); b.close(); print([re.sub(r'\d\d:\d\d|[\d.]+it/s|\?it/s','T',x) for x in f.getvalue().split('\r')])
f = io.StringIO(); b = tqdm(file=f, total=100, bar_format='{desc}: {percentage:.0f}%|{bar:20}| {n}/{total} {postfix} {unit}', unit='files', postfix={'a': 1}); b.update(50); b.refresh(); b.close(); print(f.getvalue().split('\r'))
f = io.StringIO(); b = tqdm(file=f, total=5000000, unit='B', unit_scale=True, unit_divisor=1024, initial=1024); b.update(100000); b.refresh(); b.close(); print([re.sub(r'[\d.]+[kMGTPE]?B/s|\?B/s|\d\d:\d\d','T',x) for x in f.getvalue().split('\r')])
print(len(tqdm(range(5), file=f)), bool(tqdm(total=0, file=f)), tqdm(range(3), file=f, disable=True).n, tqdm.format_num(1234567), tqdm.format_num(0.00001234))
print([tqdm.format_meter(n, t, e) for n, t, e in ((0, 10, 0), (5, 10, 2), (10, 10, 20), (3, None, 1), (12, 10, 4), (1, 1000, 60))])
