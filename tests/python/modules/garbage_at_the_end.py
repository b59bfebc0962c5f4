"""Circles of references that nobody collects end with the program, those that nothing leads to first."""
import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('end of', self.name)


def circle(*names):
    made = [Loud(name) for name in names]
    for one, other in zip(made, made[1:] + made[:1]):
        one.other = other
    return made[0]


circle('a', 'b')
held = circle('c', 'd')
watched = circle('e')
ref = weakref.ref(watched, lambda ref: print('seen'))
del watched
alone = Loud('alone')
print('done')
