"""try, except, else, finally in all combinations."""


def run(action):
    log = []
    try:
        log.append("try")
        action()
    except ValueError as e:
        log.append(f"value {e}")
    except (KeyError, IndexError) as e:
        log.append(type(e).__name__)
    except ArithmeticError:
        log.append("arithmetic")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


def fail(e):
    def action():
        raise e

    return action


print(run(lambda: None))
print(run(fail(ValueError("bad"))))
print(run(fail(ValueError)))
print(run(fail(KeyError("k"))))
print(run(lambda: [][0]))
print(run(lambda: 1 / 0))
try:
    run(fail(TypeError("passes through")))
except TypeError as e:
    print("outside:", e)
try:
    pass
finally:
    print("finally without except")
for i in range(3):
    try:
        if i == 1:
            continue
        print("loop", i)
    except:
        print("never")
    else:
        print("no error", i)
    finally:
        print("end", i)
try:
    raise OSError(2, "No such file")
except OSError as e:
    print(e.errno, e.strerror, e, repr(e), e.args)
e = "outer"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    print(e)
except NameError as err:
    print("NameError:", err)
