import re
import string
import textwrap
from collections import defaultdict

LOG = """\
2024-01-05 10:00:01 ERROR [db] Connection lost (code=17)
2024-01-05 10:00:02 INFO [web] GET /index.html 200
2024-01-06 11:30:00 WARN [db] Slow query: 1500ms
garbage line
"""
pat = re.compile(r"^(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>\w+)\s+\[(?P<src>\w+)\] (?P<msg>.*)$", re.M)
by = defaultdict(list)
for m in pat.finditer(LOG):
    by[m["src"]].append((m["level"], m.group("msg"), m.span("level")))
print(dict(by))
print(pat.groupindex, pat.groups, re.findall(r"(\w+)=(\d+)", LOG), re.search(r"\d+ms", LOG))
print(re.sub(r"(\d+)-(\d+)-(\d+)", r"\3/\2/\1", "on 2024-01-05"), re.subn("o", "0", "foo boo", count=3))
print(re.sub(r"\b\w", lambda m: m[0].upper(), "hello big world"), re.split(r"[;,\s]\s*", "a; b,c d"), re.split("(-)", "1-2"))
print(re.fullmatch(r"[\w.+-]+@[\w-]+\.[\w.]+", "me.x+y@ex-ample.co.uk") is not None, re.match("a(b)?", "a").groups("dflt"))
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.findall(r"(?i)\bthe\b", "The the THE then"))
print(re.escape("a.b*c"), re.compile(r"""
  (\d+)   # number
  \s*     # space
  (kg|g)  # unit
""", re.X).match("12 kg").groups())
try:
    re.compile("(unclosed")
except re.error as e:
    print(e, e.pos, type(e).__name__)
print(textwrap.fill("The quick brown fox jumps over the lazy dog " * 2, width=30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.dedent("""
    a
      b
    """).strip(), textwrap.shorten("Hello world and more", 14), textwrap.indent("x\ny", "> "))
t = string.Template("$who owes $$${amount}")
print(t.substitute(who="Tim", amount=5), t.safe_substitute(who="X"))
try:
    t.substitute(who="X")
except KeyError as e:
    print("KeyError", e)
print(string.ascii_letters[:5], string.digits, string.punctuation, string.capwords("a bc d"))
print("{:>10}|{:^10}|{:<10}|{:*^9}".format("r", "c", "l", "m"), "{0[1]} {1.real} {k!r:>5}".format([1, 2], 3j, k="q"))
print("%-10s|%05d|%+.2e|%x|%%|%c" % ("left", 42, 12345.678, 255, "c"), "%(a)s" % {"a": 1})
print("abc".center(9, "."), "a,b,,c".split(","), "  x ".strip(), "x".zfill(4), "Straße".casefold(), "ß".upper(), "aXb".swapcase())
print("tab\tx".expandtabs(4), "a-b-c".rpartition("-"), "abc".translate(str.maketrans("ab", "12", "c")), "xyxx".removeprefix("xy"))
print("é".encode("utf-8"), b"\xff".decode("latin-1"), "naïve".encode("ascii", "replace"), "naïve".encode("ascii", "xmlcharrefreplace"))
try:
    b"\xff\xfe".decode()
except UnicodeDecodeError as e:
    print(e)
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
