"""The shell: its language, its own commands, its messages."""

import os
import subprocess

os.mkdir('box')
os.chdir('box')
with open('fruit', 'w') as f:
    f.write('pear 3\napple 10\nfig 2\n')
with open('greet', 'w') as f:
    f.write('#!/bin/sh\necho "hi $1"\nexit 3\n')
os.chmod('greet', 0o755)
os.mkdir('folder')


def show(text):
    done = subprocess.run(text, shell=True, input='first line\nsecond\n', capture_output=True, text=True)
    print('$', text)
    print(done.stdout, end='')
    if done.stderr or done.returncode:
        print(f'[{done.returncode}]', done.stderr, end='' if done.stderr else '\n')


print('--- words')
show('''X="a  b"; echo $X "$X" '$X' ${X}c \\$X; echo ${#X}''')
show('echo ${NO:-other} ${NO-"q  q"} ${HOME:+set} ${NO:=now} $NO')
show('F=a.tar.gz; echo ${F%.gz} ${F%%.*} ${F#*.} ${F##*.}')
show('echo ${NO:?is missing}; echo not')
show('echo *; echo "*" f*t [a-f]* none*')
show('echo $(echo in; echo out) `echo old` "$(printf "a\\n\\n")"')
show('i=4; echo $((i * 2 + 1)) $((7 / 2)) $((-7 % 3)) $((i > 3 ? 10 : 20)) $((i += 1)) $i $((0x1f))')
show('echo $((1 / 0)); echo not')
show('set -- "a b" c; echo $#; for x in "$@"; do echo "<$x>"; done; for x in $*; do echo "<$x>"; done; shift; echo $1')
show('IFS=:; X=a:b::c; for i in $X; do echo "<$i>"; done')
show('cat <<END\nhome: ${HOME:+yes} $(echo sub) \\$x\nEND\necho after')
show("cat <<'END'\n$HOME stays\nEND")

print('--- lists')
show('true && echo yes || echo no; false && echo yes || echo no')
show('if [ -f fruit ]; then echo file; elif true; then echo other; fi; ! true; echo $?')
show('for i in 1 2 3 4; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done')
show('i=0; while [ $i -lt 3 ]; do i=$((i+1)); done; until [ $i = 0 ]; do i=$((i-1)); done; echo $i')
show('case abc in x|a?c) echo match;; *) echo none;; esac')
show('f() { local y=1; echo "$1 $# $y"; return 4; }; f a b; echo $? $y')
show('(cd folder && pwd | grep -o folder$; exit 5); echo $?')
show('set -e; false || echo goes on; (exit 2); echo not')
show('set -u; echo $NOTHING; echo not')
show('trap "echo bye" EXIT; echo work; exit 2')

print('--- pipes and files')
show('cat fruit | grep p | wc -l')
show('echo one > out; echo two >> out; cat < out; rm out')
show('ls none fruit 2>&1 | sort; ls none 2>/dev/null; echo $?')
show('{ echo a; echo b >&2; } 2>&1 | cat')
show('while read a b; do echo "$b:$a"; done < fruit')
show('read x; echo "[$x]"; cat')
show('(head -n 1; cat) < fruit')
show('yes | head -2; seq 100000 | tail -1')
show('false | true; echo $?; true | false; echo $?')
show('echo > none/x; cat < none; echo > folder')
show('exec > out; echo hidden; cat out >&2')

print('--- processes')
show('sleep 0.05 & P=$!; wait $P; echo $?; (exit 7) & wait $!; echo $?')
show('(sleep 0.05; echo later) & echo first; wait')
show('sh -c "kill -9 \\$\\$"; echo $?; sh -c "kill \\$\\$"; echo $?')
show('kill -9 $$')
show('A=1 sh -c "echo [\\$A]"; A=2; sh -c "echo [\\$A]"; export A; sh -c "echo [\\$A]"')
show('./greet you; echo $?; sh greet me')
show('exec echo in place; echo not')
show('echo "print(6 * 7)" | python3 -; python3 -c "raise SystemExit(5)"; echo $?')
show('command -v ls echo none; echo $?')

print('--- messages')
show('none; echo $?; ./none; ./folder; ./fruit')
show('exec none')
show('cd none; echo $?')
show('[ 1 -eq x ]; echo $?; [ 1 -eq 1')
show('echo a; done')
show('if true; then echo a')
show('echo "open')
show('( echo a')
show('echo ok\nfi')
show('for i in 1; do echo $i; done; exit abc')
show('printf "%d\\n" abc; echo $?')
show('kill 999999; echo $?')
show('[[ a == a ]] && echo yes')
