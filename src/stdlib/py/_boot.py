"""The first thing that a process made by another one runs."""


def main(data):
    """`data` is a pickle of (start method, number of the write end of the parent's life line), then two more."""
    import _pickle
    method, used = _pickle._loads(data)
    if method == 'forkserver':
        from multiprocessing import forkserver
        forkserver.main(data[used:])
    else:
        from multiprocessing.spawn import spawn_main
        spawn_main(data[used:])
