"""Whose attribute and which name an error is about can be said after it was made."""
# status: 1
import asyncio


class Lamp:
    brightness = 3

    def __getattr__(self, name):
        error = AttributeError(f'a lamp has no {name}')
        print(error.name, error.obj)
        error.name, error.obj = name, self
        print(error.name, error.obj is self)
        raise error


class Missing(AttributeError):
    pass


for name in ('brightnes', 'colour'):
    try:
        getattr(Lamp(), name)
    except AttributeError as error:
        print(error, error.name)
late = Missing('text')
late.name = late.obj = None
print(late.name, late.obj, vars(late))
error = NameError('no such name')
error.name = 'x'
print(error.name, vars(error))
asyncio.gatherr()
