# status: 1
"""Syntax errors of augmented assignment, of compile, exec, eval."""
import traceback

for text in ("a, b += 1", "(a, b) += 1", "[a, b] += 1", "[a] += 1", "f() += 1", "a + b += 1", "*a += 1", "(a for a in b) += 1",
             "None += 1", "a if b else c += 1", "{} += 1", "{a} += 1", "'x' += 1", "1 += 1", "lambda: 0 += 1", "x = y += 1", "a = b, c += 1",
             "[x for x in y] += 1", "a < b += 1", "a and b += 1", "not a += 1", "-a += 1", "f'{a}' += 1", "... += 1", "a, += 1", "() += 1", "[] += 1",
             "(a) += 1", "(yield) += 1", "a: int += 1", "a := 1", "(a := 1) += 1", "await x += 1"):
    try:
        compile(text, "<s>", "exec")
        print(text, "fine")
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
for text, mode in (("return 1", "exec"), ("x = 1\nreturn x", "exec"), ("return", "eval"), ("", "eval"), ("\n", "eval"), ("# only", "eval"), ("1 +", "eval"), ("x = 1", "eval"),
                   ("yield 1", "exec"), ("await x", "exec"), ("break", "exec"), ("for x in y:\n  pass\ncontinue", "exec"), ("class A:\n  return 1", "exec"), ("nonlocal x", "exec"),
                   ("def f():\n  nonlocal x", "exec"), ("async with a: pass", "exec"), ("def f():\n  x = 1\n  global x", "exec"), ("from x import *\ndef f():\n  from y import *", "exec"),
                   ("", "exec"), ("1 1", "eval"), ("a b", "exec"), ("if x", "exec")):
    try:
        compile(text, "<s>", mode)
        print(repr(text), mode, "fine")
    except SyntaxError as e:
        print(repr(text), mode, type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
        print("".join(traceback.format_exception_only(e)))
for run in (lambda: exec("return 5"), lambda: eval(""), lambda: eval("return 5"), lambda: exec("a, b += 1"), lambda: exec("def f():\n    break\n")):
    try:
        run()
    except SyntaxError:
        traceback.print_exc()
eval("")
