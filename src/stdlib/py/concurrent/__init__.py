"""The package of `concurrent.futures` and `concurrent.interpreters`; it has nothing of its own."""
