# urllib.parse.
from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin,
                          urlparse, urlsplit, urlunparse, urlunsplit)

for url in ('https://user:pw@Example.com:8080/a/b;p?x=1&y=2#frag', 'http://[::1]:80/', '//host/path', '/only/path',
            'mailto:a@b.c', 'file:///etc/hosts', '', 'http://a?q', 'relative?x#y', 'HTTP://UPPER.com'):
    p = urlparse(url)
    print(p)
    print('   ', p.hostname, p.port, p.username, p.password, p.geturl())
print(urlsplit('http://a/b;c?d#e'), urlunsplit(('http', 'a', 'b', 'q', 'f')), urlunparse(('http', 'a', '/b', 'p', '', '')))
for base, url in (('http://a/b/c/d', 'g'), ('http://a/b/c/d', '../g'), ('http://a/b/c/d', '/g'), ('http://a/b/c/d', '//h/g'),
                  ('http://a/b/c/d?q', '?y'), ('http://a/b/c/d', 'g?y#s'), ('http://a/b/c/d', './'), ('http://a', 'x'),
                  ('http://a/b', 'https://z/'), ('http://a/b/c/d', '../../../g'), ('', 'x'), ('http://a/b', '')):
    print(base, url, urljoin(base, url))
print(urldefrag('http://a/b#c'), quote('a b/c?d=é&~'), quote('/x', safe=''), quote_plus('a b&c'), quote(b'\xff a'))
print(unquote('a%20b%C3%A9%zz+'), unquote_plus('a+b%2B'), repr(unquote('%ff')))
print(urlencode({'a': 1, 'b': 'x y', 'c': 'é&'}), urlencode([('k', 'v'), ('k', 'w')]), urlencode({'l': [1, 2]}, doseq=True),
      urlencode({'l': [1, 2]}))
print(parse_qs('a=1&b=2&a=3&c=&d'), parse_qs('c=&d', keep_blank_values=True), parse_qsl('x=1&y=%20+z'))
p = urlparse('http://a:b@c:99/d')
print(p[1], p.netloc, p._replace(path='/new').geturl(), p._asdict()['scheme'], tuple(p))
for wrong in ('http://a:x/', 'http://a:99999/'):
    try:
        urlparse(wrong).port
    except ValueError as e:
        print(e)
