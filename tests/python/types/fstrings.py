"""f-strings: every kind of format spec, conversions, nesting, debugging =."""
import math

n, x, s, big = 42, 3.14159265, "text", 1234567.891
print(f"{n} {x} {s} {n + 1} {s.upper()} {s[1:3]} {[i for i in range(3)]} {n if n > 5 else 0}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n: }|{-n:=6}|{n:*>6}|{n:x}|{n:X}|{n:o}|{n:b}|{n:#b}|{n:#o}|{n:#06x}|{n:c}|{n:n}|{n:d}")
print(f"{x:.2f}|{x:8.3f}|{x:<8.1f}|{x:+.1f}|{x:e}|{x:.2E}|{x:g}|{x:.3g}|{x:%}|{x:.0f}|{x:08.2f}|{x:.10}|{x:10}|{x:f}|{x!r:>12}")
print(f"{big:,}|{big:,.2f}|{big:_.1f}|{big:15,.1f}|{big:g}|{big:.3e}|{1e10:g}|{1e-7:g}|{1e100}|{10**15:,}|{123456789:_x}|{1234:_b}")
print(f"{0.5:.0f} {1.5:.0f} {2.5:.0f} {0.125:.2f} {1e6:.0f} {100:.1f} {0:.2f} {-0.0:.1f} {5:.2%} {0.00001234:.3g} {123456.0:.3g}")
print(f"{s:10}|{s:>10}|{s:^10}|{s:-^10}|{s:.2}|{s:5.2}|{s!r}|{s!s}|{'é'!a}|{s!r:>8}")
print(f"{True} {True:d} {True:>5} {None} {None!s:>6} {[1, 2]!s:>8} {(1,)} { {'a': 1} } {b'x'}")
print(f"{n=} {n = } {x=:.2f} {s=!s} {s=} {n+1=} {len(s)=:>3}")
width, prec = 10, 3
print(f"{x:{width}.{prec}f}|{s:{'>'}{width}}|{x:{width}}|{n:{'0'}{5}}")
print(f"{'nested ' + f'{n:>{width}}'} {f'{f"{n}"}'} {"same quotes"} {'\n'.join(["a", "b"])!r}")
print(f"{{}} {{{n}}} }}{{ {'{'}")
print(f"{math.inf} {math.nan:.2f} {-math.inf:8.1f} {math.inf:06} {1e400:,}")
print(f"{1 / 3:.50f}")
print(
    f"a {n}"
    " plain "
    f"b {s}"
)
print(f"""triple {n}
line {s}""")
print(format(n, "08b"), format(x, ".3"), format("a", "^5") + "|", format(10**20, ","), f"{10**30:e}", f"{2**100:x}", f"{255:#X}", f"{-5:b}")
print(f"{n!r:^{width}}|{'a' 'b'}|{lambda_ if (lambda_ := 5) else 0}|{(lambda v: v * 2)(4)}|{n:>{width // 2}}")
print(f"{1_000_000:,d} {0.1 + 0.2:.17g} {1e15:.1f} {12345.6789:.2e} {1.0:.15g} {1e21:f} {5e-324:g} {.1:.20f}")
for spec in ("d", "s", ".2d", "5.2x", "+s", ",s", "z", "=5", "c", ".3c", "+", "_,", "%d", "5q", "<<5", ",b"):
    for value in (5, 2.5, "a"):
        try:
            print(f"{value!r}:{spec} -> {format(value, spec)!r}", end="; ")
        except (ValueError, OverflowError) as e:
            print(f"{value!r}:{spec} {e}", end="; ")
    print()
