"""The simulated machine has no `grp`."""

raise ImportError("no grp")
