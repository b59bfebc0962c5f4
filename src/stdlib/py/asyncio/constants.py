"""Numbers that several parts of asyncio use."""

# Calls remembered for each object made in debug mode.
DEBUG_STACK_DEPTH = 10

# How long, in s, the end of a run waits for the threads of the default executor.
THREAD_JOIN_TIMEOUT = 300

# How long, in s, a server waits when the machine has no more descriptors for its clients.
ACCEPT_RETRY_DELAY = 1
