import datetime, math
name, n, pi, items = "Ann", 1234567, math.pi, [1, 2]
print(f"{name!r:>10}|{name:<6}|{name:^7}|{name!s}|{name!a}|{'é'!a}")
print(f"{n:,} {n:_} {n:x} {n:#b} {n:e} {n:>+12,} {n:012} {n:.2e} {n:,.2f} {-n:(>12}", f"{pi:.3f} {pi:10.2f}| {pi:<8.1f}| {pi:%} {pi:g} {pi:.10g} {1e20:g} {pi:+.1f} {0.00001234:.3g}")
print(f"{n=} {n+1=:,} {name = !s} {items=} {len(items)=} {pi=:.2f}", f"{'nested ' + f'{name}'} {items[0]} {{literal}} {'a' 'b'}")
w, p = 10, 3; print(f"{pi:{w}.{p}}|{pi:{'>'}{w}.{p}f}|{name:{'*'}^{w}}")
print(f"{datetime.date(2024, 1, 2):%d/%m/%Y} {(lambda x: x * 2)(3)} {'yes' if n else 'no'} { {'a': 1}['a'] } {[x for x in 'ab']} {name.upper()} {'\n'.join(['x', 'y'])!r}")
print(f'''multi {
    name   # comment
} line''', f"{'''triple'''}", rf"\d{n}", f"\N{DIGIT ONE}" if False else "", f"{"same quotes"}")
class M:
    def __format__(s, f): return f"<{f}>"
    def __repr__(s): return "M()"
    def __str__(s): return "m"
print(f"{M()} {M()!r} {M()!s:>3} {M():abc} {M()=}", "{:{}}".format(M(), "q"), "{!r}".format("x"), format(3.14159, ".2f"), format("x", ">3"), format(True), f"{True:d} {True:>6}")
for v, s in ((3, "s"), ("x", "d"), ("x", "=5"), (3.5, "d"), (3, ".2"), (None, ">5"), ([], "5"), (1, ",_"), (1.5, "x"), ("a", ","), (3, "zz")):
    try: print(format(v, s))
    except Exception as e: print(type(e).__name__, e)
for t in ("{}", "{0} {}", "{a}", "{", "}", "{0[}", "{!x}", "{:d}", "{0.foo}", "{5}"):
    try: print(t.format("x"))
    except Exception as e: print(type(e).__name__, e)
for t, a in (("%d", "x"), ("%s %s", 1), ("%s", (1, 2)), ("%z", 1), ("%(a)s", 1), ("%c", 300000000), ("%", 1), ("%.2f", "a"), ("%x", 1.5), ("%*d", (5, 3)), ("%5.1f%%", 99.55), ("%i", 3.99), ("%r", "q"), ("%+d % d", (1, 2))):
    try: print(t % a)
    except Exception as e: print(type(e).__name__, e)
print(str(1.0), str(1e16), str(123456789012345678), repr(0.1), 1e100, -0.0, float("nan"), 1/3, 100.0, 1e-7, 12345678.9, 2**0.5, 1e22, 1.5e300 * 1e10)
print(b"%d %s" % (1, b"x"), "a" "b" 'c', """x
y""", 'it''s', "\x41\u0042\t|\a".encode(), r"\n", "\\", "tab\there", b"\x00\xff", "\U0001F600", '"', "'", "both'\"", ascii("ñ"), len("👍🏽"), "abc"[::-1], "abc"[5:], "x" * 3, "a" < "b", "Z" < "a", min("hello"), sorted("bca"))
print(t"{name} is {n}".strings, t"{name!r:>5}".interpolations[0].expression)
