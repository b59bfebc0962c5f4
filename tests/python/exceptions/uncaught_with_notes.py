"""Notes of an exception are shown below it; KeyError shows the key's repr."""
# status: 1


def work(n):
    try:
        return {"a": 1}[n]
    except KeyError as e:
        e.add_note(f"while looking for {n!r}")
        e.add_note("two\nlines")
        raise


work("missing")
