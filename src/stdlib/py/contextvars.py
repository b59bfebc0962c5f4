"""Context variables: values that belong to a thread or a task rather than to the whole program."""

import collections.abc
from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')

collections.abc.Mapping.register(Context)
