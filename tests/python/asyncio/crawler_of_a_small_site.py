"""A crawler over a fake site graph: asyncio queue workers, robots, urllib.parse, html.parser, re."""
import asyncio, re, urllib.parse, html, json, textwrap, string
from html.parser import HTMLParser
from urllib.parse import urljoin, urldefrag, urlparse, urlsplit, parse_qs, urlencode, quote, unquote, urlunparse
SITE = {'/': '<a href="/a">A</a> <a href="b?x=1&amp;y=2">B</a>', '/a': '<A HREF="/c#frag">c</a><a href="http://other.com/">o</a>', '/b': '<a href="../">up</a><a href=c>c</a><a>none</a>', '/c': 'leaf &copy; &lt;x&gt; &#65;'}
class Links(HTMLParser):
    def __init__(self): super().__init__(); self.links = []; self.text = []
    def handle_starttag(self, tag, attrs):
        if tag == 'a' and (h := dict(attrs).get('href')): self.links.append(h)
    def handle_data(self, d): self.text.append(d)
class Crawler:
    def __init__(self, root, max_tasks=2): self.root, self.max_tasks = root, max_tasks; self.q = asyncio.Queue(); self.seen = set(); self.done = {}
    async def fetch(self, url):
        await asyncio.sleep(0.01)
        p = urlsplit(url)
        if p.path not in SITE: raise LookupError(f'404 {p.path}')
        return SITE[p.path]
    async def work(self):
        while True:
            url = await self.q.get()
            try:
                body = await self.fetch(url); parser = Links(); parser.feed(body)
                self.done[url] = len(parser.links), ''.join(parser.text)
                for l in parser.links: self.add(urldefrag(urljoin(url, l)).url)
            except LookupError as e: self.done[url] = str(e)
            finally: self.q.task_done()
    def add(self, url):
        if urlparse(url).netloc != urlparse(self.root).netloc or url in self.seen: return
        self.seen.add(url); self.q.put_nowait(url)
    async def crawl(self):
        self.add(self.root); ws = [asyncio.create_task(self.work(), name=f'w{i}') for i in range(self.max_tasks)]
        await self.q.join()
        for w in ws: w.cancel()
        print(await asyncio.gather(*ws, return_exceptions=True))
c = Crawler('http://site.org/'); asyncio.run(c.crawl())
for u, r in sorted(c.done.items()): print(f'{u:<35}{r}')
u = urlparse('https://user:pw@host.com:8080/p/a;params?q=1&q=2&e=#frag'); print(u, u.hostname, u.port, u.username, parse_qs(u.query), parse_qs(u.query, keep_blank_values=True), u._replace(scheme='ftp').geturl(), u.params)
print(urlencode({'a': 'x y', 'b': ['1', '2']}, doseq=True), quote('a b/ü?'), unquote('a%20b%C3%BC'), quote('/x', safe=''), urlunparse(('http', 'h', '/p', '', 'q=1', 'f')))
print([urljoin('http://a/b/c/d;p?q', r) for r in ('g', './g', '/g', '//g', '?y', '../g', '../../../g', 'g;x=1/./y', '', '#s')])
print(re.findall(r'href="([^"]+)"', SITE['/']), re.sub(r'(?P<k>\w+)=(?P<v>\d+)', r'\g<v>=\g<k>', 'x=1 y=22'), re.split(r'[,;]\s*', 'a, b;c', maxsplit=1), re.match(r'(\d+)-(\d+)?', '12-').groups('none'))
m = re.search(r'(?i)(?P<year>\d{4})-(?P<month>\d\d)', 'on 2024-05 ok'); print(m, m.groupdict(), m.span('month'), m.start(), m['year'], m.expand(r'\2/\1'), m.lastgroup, m.re.pattern)
print(re.compile(r'''
   (\d+)   # digits
   \s* (?:px|em)''', re.X).sub(lambda m: str(int(m[1]) * 2), '10px 4 em'), re.fullmatch('a|ab', 'ab'), re.escape('a.b*c'), re.compile('x', re.I | re.M))
try: re.compile('(unclosed')
except re.PatternError as e: print(e, e.pos, e.pattern, e.msg)
print(textwrap.fill('The quick brown fox jumps over the lazy dog. ' * 2, 30, initial_indent='* ', subsequent_indent='  ')); print(textwrap.dedent('''\
    a
      b
    c''')); print(textwrap.shorten('hello big wide world', 15), textwrap.indent('a\n\nb', '> '), textwrap.wrap('aaaaaaaaaa bb', 4))
print(string.Template('$who likes ${what} $$5').substitute(who='tim', what='kung pao'), string.Template('$a $b').safe_substitute(a=1), string.capwords('hello wORLD'))
try: string.Template('$x $').substitute(x=1)
except ValueError as e: print(e)
try: string.Template('$y').substitute(x=1)
except KeyError as e: print(repr(e))
print(html.escape('<a href="x">\'&'), html.unescape('&lt;&eacute;&#x41;&nbsp;|'), json.dumps({'b': [1, 2.5, None, True], 'a': 'é"\n', 'n': float('inf')}, indent=2, sort_keys=True), json.dumps('é', ensure_ascii=False), json.loads('[1, 2e3, "\\u00e9", null]'), json.dumps([1, {'a': 2}], separators=(',', ':')))
try: json.loads('{"a": 1,}')
except json.JSONDecodeError as e: print(e, e.lineno, e.colno, e.pos)
try: json.dumps({1, 2})
except TypeError as e: print(e, e.__notes__ if hasattr(e, '__notes__') else '')
