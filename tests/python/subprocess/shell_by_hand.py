# Shells that read their commands from standard input, as these come.
import asyncio
import subprocess
from asyncio.subprocess import PIPE


async def run(shell):
    p = await asyncio.create_subprocess_exec(shell, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    for t in (b'echo one\n', b'x=5; echo $((x*2))\n', b'if true\nthen\n', b'echo yes\nfi\n', b'echo "a\n',
              b'b" | tr "\\n" " "; echo\n', b'cat <<X\nhere\n', b'X\n', b'f() {\n', b'echo f $1; }\nf 3\n',
              b'cd /; pwd\n', b'echo sp', b'lit\n', b'no-such-cmd\n', b'echo $?\n', b'exit 4\n'):
        p.stdin.write(t)
        await asyncio.sleep(0.05)
    out, err = await p.communicate(b'echo not reached\n')
    print(out.decode(), err.decode(), p.returncode)


asyncio.run(run('sh'))
asyncio.run(run('bash'))
for shell in 'sh', 'bash':
    print(subprocess.run([shell], input='echo a\necho b; false\n', capture_output=True, text=True))
    print(subprocess.run([shell], input='echo a\nexit 3\necho b', capture_output=True, text=True))
    print(subprocess.run([shell], input='echo last', capture_output=True, text=True))
    print(subprocess.run([shell, '-s', 'x', 'y'], input='echo $1 $2 $#\n', capture_output=True, text=True))
    print(subprocess.run([shell], input='', capture_output=True, text=True))
    print(subprocess.run([shell], input='nocmd_a\n\n\nnocmd_b\necho end', capture_output=True, text=True))
print(subprocess.run(['sh'], input='echo a\nif then\necho b\n', capture_output=True, text=True))
print(subprocess.run(['sh'], input='echo a\necho "b\n', capture_output=True, text=True))
