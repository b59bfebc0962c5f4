"""A crawler over a made-up web: a queue, workers, a depth limit, a polite pause, retries, a report."""
import asyncio
import re
from collections import Counter
from urllib.parse import urljoin, urlparse, urlsplit, parse_qs

PAGES = {
    'http://a.test/': '<a href="/docs">docs</a> <a href="http://b.test/x?q=1&q=2#top">b</a> <a href=\'mailto:x@y\'>m</a>',
    'http://a.test/docs': '<a href="intro.html">i</a> <a href="../">up</a> <a href="//b.test/">b</a>',
    'http://a.test/intro.html': '<a href="/missing">gone</a>',
    'http://b.test/': '',
    'http://b.test/x?q=1&q=2': '<A HREF="/flaky">f</A>',
    'http://b.test/flaky': 'fine at last',
}
failures = Counter({'http://b.test/flaky': 2})


class HTTPError(Exception):
    def __init__(self, status, url):
        super().__init__(status, url)
        self.status, self.url = status, url

    def __str__(self):
        return f'{self.status} for {self.url}'


async def fetch(url):
    await asyncio.sleep(0.01)
    if failures[url] > 0:
        failures[url] -= 1
        raise HTTPError(503, url)
    try:
        return PAGES[url]
    except KeyError:
        raise HTTPError(404, url) from None


async def with_retries(url, tries=3, pause=0.01):
    for attempt in range(1, tries + 1):
        try:
            return await fetch(url)
        except HTTPError as error:
            if error.status < 500 or attempt == tries:
                raise
            await asyncio.sleep(pause * 2 ** attempt)
            print(f'  retry {attempt} of {url}')


LINK = re.compile(r'''<a\s+href=(["'])(?P<url>.*?)\1''', re.IGNORECASE)


class Crawler:
    def __init__(self, *starts, workers=3, depth=3):
        self.queue, self.seen, self.results = asyncio.Queue(), set(), {}
        self.workers, self.depth = workers, depth
        for url in starts:
            self.add(url, 0)

    def add(self, url, depth):
        url = url.partition('#')[0]
        if depth <= self.depth and url not in self.seen and urlparse(url).scheme in {'http', 'https'}:
            self.seen.add(url)
            self.queue.put_nowait((url, depth))

    async def work(self):
        while True:
            url, depth = await self.queue.get()
            try:
                text = await with_retries(url)
                found = [urljoin(url, m['url']) for m in LINK.finditer(text)]
                self.results[url] = len(found)
                for link in found:
                    self.add(link, depth + 1)
            except HTTPError as error:
                self.results[url] = error
            finally:
                self.queue.task_done()

    async def run(self):
        tasks = [asyncio.create_task(self.work(), name=f'worker-{n}') for n in range(self.workers)]
        await self.queue.join()
        for task in tasks:
            task.cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    crawler = Crawler('http://a.test/')
    print(await crawler.run())
    for url in sorted(crawler.results):
        print(f'{url:<28}{crawler.results[url]!s:>40}')
    hosts = Counter(urlsplit(u).netloc for u in crawler.seen)
    print(hosts.most_common(), parse_qs(urlsplit('http://b.test/x?q=1&q=2').query))


asyncio.run(main())
