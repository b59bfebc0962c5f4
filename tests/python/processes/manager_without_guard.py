# status: 1
"""A manager's process that cannot begin leaves its end of the pipe behind: the parent finds it closed."""

import multiprocessing

with multiprocessing.Manager() as manager:
    print(manager.list([1]))
