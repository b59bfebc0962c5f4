# At which line a coroutine that nobody awaited dies, and is told of.
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print("line", lineno, message)


warnings.showwarning = show
warnings.simplefilter("always")


async def c():
    pass


class Holder:
    pass


def ignore(value):
    return 5


def local():
    kept = c()
    print("in local")


c()
print("a statement")
x = c()
x = 1
print("a variable")
x = c()
del x
print("deleted")
local()
print("a function's own")
numbers = [c(), c()]
numbers.clear()
print("a list's")
numbers = [1]
numbers[0] = c()
numbers[0] = 0
print("an item")
holder = Holder()
holder.c = c()
holder.c = 2
holder.c = c()
del holder
print("an object's")
for i in [c(), c()]:
    print("in the loop")
print("after the loop")
i = None
print("the last one")
ignore(c())
print(ignore(c()), "an argument")
pair = (c(), 1)[1]
print("a tuple's")
if c():
    print("if")
either = c() and 3
either = not c()
print("without a name")
print("in a conditional" if c() else "")
text = f"{c()!s:.3}"
print(text)
