"""Who uses this machine."""

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    pass


def getuser():
    return 'user'


def getpass(prompt='Password: ', stream=None, *, echo_char=None):
    return input(prompt)
