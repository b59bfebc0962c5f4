# simulated: tqdm; the bars go to stderr and their times are not shown here.
import io
from time import sleep

from tqdm import tqdm, trange

seen = [n for n in tqdm(range(5), desc='work', file=io.StringIO())]
print(seen)
out = io.StringIO()
for _ in tqdm([1, 2, 3, 4], file=out, desc='items', unit='row', mininterval=0):
    sleep(0.25)
last = out.getvalue().split('\r')[-1]
print(last.startswith('items: 100%|'), '4/4 [00:01<00:00' in last, 'row/s' in last, last.endswith('\n'))
out = io.StringIO()
with tqdm(total=100, file=out, leave=False) as bar:
    for _ in range(10):
        sleep(0.1)
        bar.update(10)
    print(bar.n, bar.total, bar.desc)
    bar.set_description('named')
    bar.set_postfix(loss=0.5, step=3)
    print(bar.desc, bar.postfix)
out = io.StringIO()
for _ in trange(3, file=out, disable=True):
    pass
print(repr(out.getvalue()), list(tqdm('abc', disable=True)))
out = io.StringIO()
bar = tqdm(iter([1, 2]), file=out, mininterval=0)
for _ in bar:
    sleep(0.5)
print('2it [00:01,' in out.getvalue())
tqdm.write('a line above the bar')
