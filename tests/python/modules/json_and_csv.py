import csv
import io
import json
from collections import Counter, OrderedDict, namedtuple
from datetime import date, datetime
from decimal import Decimal
from dataclasses import dataclass, asdict

Row = namedtuple("Row", "name dept salary")
data = """name,dept,salary
Ann,R&D,5000
"Bob, Jr.",Sales,4000.50
"C ""the"" D",R&D,
"""
rows = [Row(**r) for r in csv.DictReader(io.StringIO(data))]
for r in rows:
    print(r)
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["name", "total"], extrasaction="ignore", lineterminator="\n")
w.writeheader()
w.writerows({"name": r.name, "total": float(r.salary or 0), "x": 1} for r in rows)
print(out.getvalue(), end="")
csv.writer(out2 := io.StringIO(), delimiter=";", quoting=csv.QUOTE_NONNUMERIC).writerow(["a;b", 1, None, 2.5])
print(repr(out2.getvalue()))
print(list(csv.reader(["a|b|'c|d'"], delimiter="|", quotechar="'")))


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (date, datetime)):
            return o.isoformat()
        if isinstance(o, set):
            return sorted(o)
        if isinstance(o, Decimal):
            return str(o)
        return super().default(o)


@dataclass
class P:
    x: int
    tags: list


print(json.dumps({"d": date(2024, 2, 29), "s": {3, 1}, "m": Decimal("1.10"), "p": asdict(P(1, ["a"]))}, cls=Enc))
print(json.dumps({"b": [1, 2.0, None, True], "a": "é\n\"", 3: {}}, indent=2, sort_keys=False))
print(json.dumps("ü", ensure_ascii=False), json.dumps([1, 2], separators=(",", ":")), json.dumps(float("inf")), json.dumps({"z": 1, "a": 2}, sort_keys=True))
print(json.loads('{"a": [1, 2.5e3, "x\\u00e9", null, true]}'), json.loads("[1.5]", parse_float=Decimal))
print(json.loads('{"x": 1, "x": 2}', object_pairs_hook=OrderedDict), json.loads('{"k": {"x": 1}}', object_hook=lambda d: tuple(d)))
for bad in ("{'a': 1}", "[1,]", "", '{"a" 1}', "nul", "[1] x", '"\n"'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e, "|", e.lineno, e.colno, e.pos)
try:
    json.dumps({"x": object})
except TypeError as e:
    print(e, getattr(e, "__notes__", None))
try:
    json.dumps(l := [l] if "l" in globals() else [1]); a = []; a.append(a); json.dumps(a)
except ValueError as e:
    print(e)
with open("t.json", "w") as f:
    json.dump({"k": [1]}, f, indent=1)
print(open("t.json").read())
