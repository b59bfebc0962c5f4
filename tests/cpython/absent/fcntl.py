"""The simulated machine has no `fcntl`."""

raise ImportError("no fcntl")
