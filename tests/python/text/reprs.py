"""repr, str, ascii and format of built-in objects, with addresses taken out."""
import _thread, threading, queue, collections, sys
class A:
    def f(self): pass
class L(list): pass
class S(set): pass
class F(frozenset): pass
class D(dict): pass
class St(str): pass
class I(int): pass
class B(bytes): pass
class T(tuple): pass
class Fl(float): pass
class E(Exception): pass
class R:
    def __repr__(self): return 'R!'
class SR:
    def __repr__(self): return 'SR!'
    def __str__(self): return 'sr'
class LR(list):
    def __repr__(self): return 'LR' + super().__repr__()
class Meta(type):
    def __repr__(cls): return 'Meta ' + cls.__name__
class M(metaclass=Meta): pass
class BadR:
    def __repr__(self): return 1
class BadS:
    def __str__(self): return 1
class ER(Exception):
    def __str__(self): return 'er!'
class ERR(Exception):
    def __repr__(self): return 'err!'
def g(): yield
def cl():
    y=1
    def h(): return y
    return h
c=cl().__closure__[0]
l=[1]; l.append(l)
d={}; d[1]=d
dq=collections.deque([1]); dq.append(dq)
t=([],); t[0].append(t)
lr=[R()]; lr.append(lr)
dr={1:R()}; dr[2]=dr
tr=([R()],); tr[0].append(tr)
dqr=collections.deque([R()]); dqr.append(dqr)
def strip(s):
    out=[]; i=0
    while i<len(s):
        if s[i:i+2]=='0x':
            j=i+2
            while j<len(s) and s[j] in '0123456789abcdef': j+=1
            out.append('0xX'); i=j
        else: out.append(s[i]); i+=1
    return ''.join(out)
vs = [lambda:A(),lambda:A,lambda:A().f,lambda:A.f,lambda:L([1]),lambda:S({1}),lambda:S(),lambda:F({1}),lambda:F(),lambda:D({1:2}),lambda:St('a'),lambda:I(3),lambda:B(b'a'),lambda:T((1,)),lambda:Fl(1.5),lambda:E(),lambda:E(1),lambda:E(1,2),lambda:E('a'),lambda:g(),lambda:c,lambda:[].append,lambda:list.append,lambda:len,lambda:property(g),lambda:staticmethod(g),lambda:classmethod(g),lambda:{}.keys(),lambda:{1:2}.items(),lambda:{1:2}.values(),lambda:threading.Lock(),lambda:threading.RLock(),lambda:queue.SimpleQueue(),lambda:threading.local(),lambda:sys.stdout,lambda:l,lambda:d,lambda:dq,lambda:t,lambda:range(3),lambda:range(1,5,2),lambda:slice(1,2),lambda:sys,lambda:set(),lambda:frozenset(),lambda:frozenset({1}),lambda:(),lambda:(1,),lambda:iter([]),lambda:iter(()),lambda:iter({}),lambda:iter('a'),lambda:iter('é'),lambda:enumerate([]),lambda:zip(),lambda:map(len,[]),lambda:reversed([1]),lambda:iter(range(3)),lambda:NotImplemented,lambda:...,lambda:type(None),lambda:type(...),lambda:type(NotImplemented),lambda:type(g()),lambda:type(len),lambda:type(A.f),lambda:type(A().f),lambda:type([].append),lambda:type(list.append),lambda:super(A,A()),lambda:int.__add__,lambda:(1).__add__,lambda:object(),lambda:object,lambda:str.join,lambda:''.join,lambda:dict.fromkeys,lambda:threading.Thread,lambda:print,lambda:sys.exit,lambda:collections.deque,
 lambda:R(),lambda:[R()],lambda:(R(),),lambda:(R(),1),lambda:{R().__class__.__name__:R()},lambda:{1:[R()]},lambda:collections.deque([R()]),lambda:collections.deque([R()],2),lambda:{1:R()}.values(),lambda:{1:R()}.items(),lambda:E(R()),lambda:E(R(),1),lambda:SR(),lambda:[SR()],lambda:E(SR()),lambda:LR([1,R()]),lambda:[LR([1])],lambda:M,lambda:[M],lambda:M(),lambda:BadR(),lambda:[BadR()],lambda:BadS(),lambda:ER('x'),lambda:ERR('x'),lambda:[ER('x'),ERR('y')],lambda:lr,lambda:dr,lambda:tr,lambda:dqr,lambda:R().__repr__,lambda:KeyError(R()),lambda:KeyError('a'),lambda:KeyError(),lambda:KeyError(1,2),lambda:OSError(2,'no'),lambda:OSError(2,'no','f'),lambda:OSError('x'),lambda:OSError(1,2,3,4,5),lambda:FileNotFoundError(2,'no','f','x','g'),lambda:SyntaxError('a'),lambda:SyntaxError('a',('f',1,2,'t')),lambda:ImportError('a',name='x'),lambda:ModuleNotFoundError(),lambda:UnicodeDecodeError('utf-8',b'\xff',0,1,'bad'),lambda:UnicodeEncodeError('ascii','é',0,1,'bad'),lambda:UnicodeDecodeError('utf-8',b'\xff\xff',0,2,'bad'),lambda:ExceptionGroup('m',[ValueError(1)]),lambda:ExceptionGroup('m',[ValueError(1),KeyError(2)]),lambda:SystemExit(3),lambda:StopIteration(3),lambda:E((1,2)),lambda:NameError('q'),lambda:BaseException(None), lambda:slice(R(),1), lambda:frozenset([1]), lambda:St('x').upper(), lambda:I(3)+1, lambda:[True,None], lambda:OSError(R(),R()), lambda:KeyError(SR())]
for v in vs:
    for f in (repr, str, ascii, lambda x:'%s %r'%(x,x), lambda x:f'{x} {x!r} {x!s}', lambda x:'{} {!r}'.format(x,x), lambda x: format(x), lambda x:'%a'%(x,)):
        try: x = v()
        except Exception as e: print('make', e); continue
        try: print(strip(f(x)))
        except Exception as e: print(type(e).__name__, e)
for q in ['a',"'",'"','\'"','\\','\n\r\t\x00\x1f\x7f\x80\xa0\xad','é','\u200b','\U0001f600','\U000e0001','a\u0301','\u3000','\u2028','\ufeff','\uffff','\u0378','中文','ـ']: print(repr(q), ascii(q))
for q in [b"'",b'"',b'\'"',b'\n\r\t\x00\\\x7f\xff a']: print(q)
