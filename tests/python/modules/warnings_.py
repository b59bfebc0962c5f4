"""warnings.warn: shown once a line, filtered, recorded, turned into errors."""
import warnings


def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)


for i in range(3):
    old()
old()
warnings.warn("a user warning")
warnings.warn(UserWarning("an instance"))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    old()
    warnings.warn("runtime", RuntimeWarning)
print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    old()
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("becomes an error", RuntimeWarning)
    except RuntimeWarning as e:
        print(repr(e))
warnings.filterwarnings("ignore", category=UserWarning)
warnings.warn("not shown")
