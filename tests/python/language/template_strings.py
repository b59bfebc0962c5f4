# Template strings (PEP 750): texts and interpolations that a function joins as it likes.
name, n = 'World', 3.14159
t = t'Hello {name!r:>10} and {n:.2f} {n=}'
print(t.strings, t.values, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations], type(t))
print(t)
for part in t: print(part)
from string.templatelib import Template, Interpolation, convert
def html(t: Template) -> str:
    out = []
    for p in t:
        match p:
            case str() as s: out.append(s)
            case Interpolation(value, _, conversion, spec): out.append(format(convert(value, conversion), spec).replace('<', '&lt;'))
    return ''.join(out)
print(html(t'<b>{"<script>"}</b> {n:.1f}'), isinstance(t, Template), (t'a{1}' + t'b').strings, t''.strings)
