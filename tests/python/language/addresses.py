"""What a repr shows as the address is what id() gives."""


class Thing:
    def method(self):
        pass


async def coroutine():
    pass


def outer():
    x = []
    return lambda: x


thing, waiting = Thing(), coroutine()
for one in (outer, outer(), outer.__code__, thing, (n for n in ()), waiting, iter([]), outer().__closure__[0]):
    print(type(one).__name__, hex(id(one)) in repr(one))
waiting.close()
