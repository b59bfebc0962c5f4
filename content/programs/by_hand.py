"""A coroutine without any event loop: we drive it ourselves."""


class Pause:
    """Something to await that really suspends."""

    def __init__(self, word):
        self.word = word

    def __await__(self):
        answer = yield self.word  # goes all the way up to whoever called send()
        return answer


async def inner():
    print("  inner starts")
    answer = await Pause("please wait")
    print(f"  inner goes on with {answer!r}")
    return "cake"


async def outer():
    print("  outer starts")
    dish = await inner()  # no suspension here: just a call
    print(f"  outer got {dish!r}")
    return dish.upper()


coroutine = outer()
print(f"made: {type(coroutine).__name__}; nothing has run yet")
word = coroutine.send(None)
print(f"suspended, and we received {word!r}")
try:
    coroutine.send("the answer")
except StopIteration as stop:
    print(f"done, and the result is {stop.value!r}")
