"""The simulated machine has no `pwd`."""

raise ImportError("no pwd")
