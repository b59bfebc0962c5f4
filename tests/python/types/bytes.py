"""bytes and bytearray."""
b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:4], b + b"!", b * 2, list(b[:3]), 104 in b, b"ell" in b)
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), "é".encode(), b"\xc3\xa9".decode(), b"abc".decode("ascii"), bytes(range(5)))
print(b"a,b".split(b","), b"-".join([b"x", b"y"]), b"Hi".upper(), b"hi there".title(), b" x ".strip(), b"aXa".replace(b"X", b"__"))
print(b"abc".hex(), b"abc".hex(" "), bytes.fromhex("68 69"), b"abc".startswith(b"a"), b"abc".find(b"c"), b"abcabc".count(b"b"), b"a\nb".splitlines())
print(repr(b"it's"), repr(b'"'), repr(b"\t\n\\\x7f"), b"a" < b"b", b"a" == "a", b"" == bytes(), hash(b"a") == hash(b"a"))
ba = bytearray(b"abc")
ba.append(100)
ba.extend(b"ef")
ba[0] = 65
ba[1:3] = b"--"
print(ba, len(ba), bytes(ba), ba.pop(), ba, ba == b"A--de", ba.decode())
del ba[0]
ba += b"!"
print(ba, bytearray(2), ba.upper(), ba.index(b"d"))
print(b"%s=%d" % (b"k", 5), (1024).to_bytes(2, "big"), int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff", "big", signed=True), (-1).to_bytes(2, "little", signed=True))
print("日本".encode("utf-8"), "日本".encode("utf-16-be"), b"\xff\xfe".decode("utf-8", "replace"), b"\xff".decode("utf-8", "ignore"), b"\xff".decode("latin-1"))
for f in (
    lambda: b"a" + "b", lambda: b"abc"[9], lambda: bytes([300]), lambda: b"x".decode("nope"), lambda: b"\xff".decode(),
    lambda: "é".encode("ascii"), lambda: bytes.fromhex("6"), lambda: ba.__setitem__(0, 256), lambda: bytes("a"),
    lambda: b"a".join(["b"]), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
