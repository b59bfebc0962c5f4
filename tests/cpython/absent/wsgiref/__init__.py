"""Not in gilscope: WSGI."""
