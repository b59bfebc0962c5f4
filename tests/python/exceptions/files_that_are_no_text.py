"""The tracebacks of bytes in a text file that are no UTF-8 show the decoder's frame."""
import traceback

with open("b.bin", "wb") as file:
    file.write(b"abc\xff\xfe")


def loop():
    for line in open("b.bin"):
        print(line)


for read in (lambda: open("b.bin").read(), loop, lambda: open("b.bin").readlines(), lambda: open("b.bin").readline(),
             lambda: open("b.bin", encoding="utf-8").read(2), lambda: b"\xff".decode()):
    try:
        read()
    except UnicodeDecodeError:
        traceback.print_exc()
print(ascii(open("b.bin", errors="replace").read()))
open("b.bin").read()
# status: 1
