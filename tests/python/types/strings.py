"""str methods, slices, escapes, unicode."""
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hELLO wORLD".capitalize(), s.casefold())
print(s[0], s[-1], s[2:5], s[:3], s[-3:], s[::-1], s[::3], s[10:2:-2], s[100:], len(s))
print(s.find("o"), s.rfind("o"), s.find("z"), s.index("W"), s.count("l"), "World" in s, s.startswith("Hell"), s.endswith(("x", "d")))
print("  pad ".strip() + "|", "  pad ".lstrip() + "|", "  pad ".rstrip() + "|", "xxabcxx".strip("x"), "abcba".strip("ab"))
print("a,b,,c".split(","), " a  b ".split(), "a b c d".split(maxsplit=2), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
print("a\nb\r\nc\n".splitlines(), "a\nb\n".splitlines(True), "k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="))
print("-".join(["a", "b"]), "".join([]), "ab".replace("a", "xx"), "aaa".replace("a", "b", 2), "abc".replace("", "-"))
print("abc".center(9, "*"), "abc".ljust(6, ".") + "|", "abc".rjust(6) + "|", "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4))
print("abc".isalpha(), "ab1".isalnum(), "123".isdigit(), " \n".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "a_1".isidentifier(), "".isalpha())
print("prefix-rest".removeprefix("prefix-"), "file.py".removesuffix(".py"), "abc".translate({97: "A", 98: None}), str.maketrans("ab", "xy"))
print("a" * 3 + "b", "a" < "b", "Z" < "a", "abc" < "abd", "" < "a", "ab" "cd", "10" < "9", sorted("hello"), max("hello"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnl\nback\\"), repr("\x00\x7f\x1b"), repr("é日本"), ascii("é日本😀"))
print("日本語"[1], len("日本語"), len("😀"), "😀x"[1], "ß".upper(), "É".lower(), ord("é"), chr(0x1F600), "\u00e9" == "é", "\u2022")
print("日本".encode(), "é".encode("latin-1"), b"\xe6\x97\xa5".decode(), "a".encode("utf-16-le"), "é".encode("ascii", "ignore"), "é".encode("ascii", "replace"))
print(str(None), str(True), str([1, "a"]), str(3.0), str({"k": (1,)}), str(b"x"), str(b"x", "utf-8"))
text = """multi
line"""
print(text, r"raw\n", "con" + "cat", f"{'nested'}")
print("%s is %d years and %5.2f%%" % ("x", 3, 99.5), "%05d|%-5s|%+d|%x|%X|%o|%e|%g|%c|%r|%%" % (42, "ab", 5, 255, 255, 8, 12345.678, 0.00001, "c", "q"))
print("%(name)s=%(value)d" % {"name": "n", "value": 1}, "%*d" % (5, 42), "%.3s" % "abcdef", "%i" % 3.9, "% d" % 5, "%#x" % 255, "%s" % ((1, 2),))
print("{} {1}".replace("{1}", "{}").format("a", "b"), "{0} {1} {0}".format("a", "b"), "{x} {y[0]} {z.real}".format(x=1, y=[2], z=3))
print("{:>6}|{:<6}|{:^6}|{:*^7}|{:06.2f}|{:+d}|{:,}|{:_}|{:.1%}|{:b}|{:#x}|{!r}".format("a", "b", "c", "d", 3.14159, 5, 1234567, 1234567, 0.256, 5, 255, "s"))
print("{{literal}}".format(), "{0:{1}}".format("x", 5) + "|", "{:{w}.{p}f}".format(3.14159, w=8, p=2))
for c in "abc", "":
    print([ch for ch in c], list(enumerate(c)), tuple(c), c or "empty")
print("abc".__contains__("b"), "a" in "", "" in "a", "x".join("abc"), "abc".index("c"), "ab\tc".split("\t"))
