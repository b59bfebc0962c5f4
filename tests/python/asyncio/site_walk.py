"""A walk through a small site with a bucket of tokens, merged streams of items, and groups of errors."""
# status: 1

import asyncio
import collections
import contextlib
import html
import html.parser
import urllib.parse

SITE = {
    '/': '<a href="/a">A</a> <a href="b?x=1&amp;y=2#frag">B</a><a name=q>',
    '/a': '<A HREF="/">home</A> <a href="/c">C</a> <a href="http://other.example/x">',
    '/b': '<p>&lt;none&gt; &eacute;</p>',
    '/c': '<a href="/missing">',
    '/d': '',
}


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        if tag == 'a' and (h := dict(attrs).get('href')):
            self.links.append(h)

    def handle_data(self, d):
        self.text.append(d.strip())


class TokenBucket:
    def __init__(self, rate, cap):
        self.rate, self.cap, self.tokens = rate, cap, cap
        self.t = None
        self.lock = asyncio.Lock()

    async def take(self):
        async with self.lock:
            loop = asyncio.get_running_loop()
            if self.t is None:
                self.t = loop.time()
            while True:
                now = loop.time()
                self.tokens = min(self.cap, self.tokens + (now - self.t) * self.rate)
                self.t = now
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
                await asyncio.sleep((1 - self.tokens) / self.rate)


class Crawler:
    def __init__(self, root, workers=3):
        self.root = root
        self.seen = set()
        self.q = asyncio.Queue()
        self.done = []
        self.errors = collections.Counter()
        self.n = workers
        self.bucket = TokenBucket(200, 2)

    async def fetch(self, url):
        await self.bucket.take()
        await asyncio.sleep(0.003)
        u = urllib.parse.urlsplit(url)
        if u.netloc != 'site.test':
            raise PermissionError(f'off-site {u.netloc}')
        return SITE[u.path]

    def add(self, url):
        url, frag = urllib.parse.urldefrag(url)
        if url not in self.seen:
            self.seen.add(url)
            self.q.put_nowait(url)

    async def worker(self, i):
        with contextlib.suppress(asyncio.QueueShutDown):
            while True:
                url = await self.q.get()
                try:
                    p = Links()
                    p.feed(await self.fetch(url))
                    for l in p.links:
                        self.add(urllib.parse.urljoin(url, l))
                    self.done.append((url, len(p.links), [t for t in p.text if t]))
                except (KeyError, PermissionError) as e:
                    self.errors[type(e).__name__] += 1
                finally:
                    self.q.task_done()
        return f'w{i} out'

    async def run(self):
        self.add(self.root)
        async with asyncio.TaskGroup() as tg:
            ts = [tg.create_task(self.worker(i)) for i in range(self.n)]
            await self.q.join()
            self.q.shutdown()
        return [t.result() for t in ts]


async def ticker(n, delay):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(delay)
    finally:
        print('ticker closed')


async def merge(*gens):
    q = asyncio.Queue()

    async def drain(g):
        async for x in g:
            await q.put(x)

    async with asyncio.TaskGroup() as tg:
        ts = {tg.create_task(drain(g)) for g in gens}

        async def closer():
            await asyncio.gather(*ts)
            q.shutdown()

        tg.create_task(closer())
        try:
            while True:
                yield await q.get()
        except asyncio.QueueShutDown:
            return


async def main():
    c = Crawler('http://site.test/')
    print(await c.run())
    for d in sorted(c.done):
        print(d)
    print(sorted(c.seen), dict(c.errors))
    print(sorted([x async for x in merge(ticker(3, 0.01), ticker(2, 0.015))]))
    async with contextlib.aclosing(ticker(10, 0)) as t:
        async for x in t:
            if x == 1:
                break
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    order = []

    async def quick(n):
        order.append(n)
        return n

    t = asyncio.create_task(quick(1))
    order.append('after')
    print(order, t.done(), t)

    async def fail(e, d):
        await asyncio.sleep(d)
        raise e

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(ValueError('v'), 0.01))
            tg.create_task(fail(OSError(2, 'nf'), 0.01))
            tg.create_task(fail(TypeError('late'), 1))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail(KeyError('inner'), 0.01))
    except* (ValueError, OSError) as eg:
        print('VE', eg.exceptions)
    except* KeyError as eg:
        print('KE', repr(eg), eg.split(KeyError)[1], eg.derive([1 and KeyError(2)]))
    print(
        urllib.parse.urlencode({'q': 'a b&c', 'l': [1, 2]}, doseq=True),
        urllib.parse.parse_qs('a=1&a=2&b='),
        urllib.parse.quote('a/b c?é'),
        urllib.parse.unquote_plus('a+b%20c'),
        urllib.parse.urlparse('https://u:p@h.com:80/p;x?q#f'),
        html.escape('<\'">'),
        html.unescape('&amp;&#39;&hearts;'),
    )
    res = await asyncio.gather(fail(ValueError(1), 0.01), asyncio.sleep(0.02, 'x'), return_exceptions=True)
    print(res)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail(ValueError('final'), 0.01), name='bad1')
        tg.create_task(fail(ExceptionGroup('nested', [TypeError('t1'), OSError('o1')]), 0.01))


asyncio.run(main(), debug=False)
