"""Regular expressions: searching, groups, replacing, errors."""

import re
m = re.search(r'(?P<y>\d{4})-(?P<m>\d\d)', 'on 2024-05 and 2023-11')
print(m, m.group(), m.groups(), m.groupdict(), m.span('m'), m['y'], m.start(), m.end(), m.string, m.re, m.lastgroup)
print(re.findall(r'\b\w', 'hello big world'), re.findall(r'(a)(b)?', 'ab a'), re.split(r'[,;\s]+', 'a, b;c  d'), re.split('(,)', 'a,b', maxsplit=1))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub(r'\d', lambda m: str(int(m[0])*2), 'a1b2'), re.subn('a', 'b', 'aaa', count=2), re.sub('(?P<x>a)', r'<\g<x>>', 'cat'))
pat = re.compile(r'''(\d+)  # number
   \s*(kg|g)''', re.X | re.I); print(pat, pat.pattern, pat.flags, pat.groups, [m.groups() for m in pat.finditer('5 KG and 10g')])
print(re.match('a+?', 'aaa'), re.fullmatch('a+', 'aab'), re.escape('a.b*c'), re.match(r'(.)\1', 'aa'), re.findall('(?<=-)\\w+', 'spam-egg'), re.findall('(?m)^\\w', 'a\nb'), re.findall('a(?!b)', 'abac'))
try: re.compile('(ab')
except re.error as e: print(e, e.pos, e.msg)
try: re.compile('*a')
except re.PatternError as e: print(e)
try: re.compile('[z-a]')
except re.error as e: print(e)
print(re.search('x', 'abc'), bool(re.match('', 'a')), re.findall(r'[^\W\d_]+', 'ab1_é2'), re.sub(r'\s+', ' ', 'a  b\n c').strip(), re.purge())
tok = re.compile('|'.join(f'(?P<{n}>{p})' for n, p in [('NUM', r'\d+'), ('OP', r'[-+*/]'), ('WS', r'\s+')]))
print([(m.lastgroup, m.group()) for m in tok.finditer('3 + 42*7')])
print(re.match(r'(?i:A)b', 'ab'), re.compile('a', re.I|re.M), re.NOFLAG, re.RegexFlag.I, re.findall(rb'\d', b'a1'), m.expand(r'\1/\2'), re.findall('(?>a+)b', 'aab'), re.findall(r'a{2,3}+', 'aaaa'))
print([m.start() for m in re.finditer('(?=aa)', 'aaaa')], re.split('', 'abc'), re.sub('', '-', 'abc'), re.match('(a)|b', 'b').groups('none'), re.I.name, (re.I|re.X))
