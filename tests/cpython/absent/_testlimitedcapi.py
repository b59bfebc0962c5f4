"""Not in gilscope: the C API."""

raise ImportError("no C API")
