"""object.__getattribute__ called by hand does not ask __getattr__; `obj.name` and getattr() do."""


class Fallback:
    def __getattr__(self, name):
        print('asked for', name)
        if name == 'no':
            raise AttributeError('not even that')
        return name.upper()


class Watched(Fallback):
    def __getattribute__(self, name):
        print('first', name)
        return super().__getattribute__(name)


class Refusing(Fallback):
    def __getattribute__(self, name):
        raise AttributeError('refused')


def attempt(function):
    try:
        print(function())
    except AttributeError as error:
        print(repr(error))


plain, watched = Fallback(), Watched()
attempt(lambda: object.__getattribute__(plain, 'size'))
attempt(lambda: plain.__getattribute__('size'))
attempt(lambda: plain.size)
attempt(lambda: plain.no)
attempt(lambda: getattr(plain, 'no', 'default'))
attempt(lambda: watched.size)
attempt(lambda: getattr(watched, 'size'))
attempt(lambda: hasattr(watched, 'no'))
attempt(lambda: object.__getattribute__(watched, 'size'))
attempt(lambda: getattr(Refusing(), 'size'))
attempt(lambda: Refusing().no)


def named():
    pass


for place in ('__name__', '__qualname__'):
    try:
        setattr(named, place, 3)
    except TypeError as error:
        print(error)
