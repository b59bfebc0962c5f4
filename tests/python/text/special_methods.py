"""Classes whose special methods meet the numeric and text built-ins, sorting and sets of such objects."""

def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class F:
    def __format__(self, s): return 1
    def __int__(self): return 'a'
    def __index__(self): return 'a'
    def __float__(self): return 1
    def __round__(self, n=None): return ('r', n)
    def __abs__(self): return 'abs'
    def __bool__(self): return 1
    def __len__(self): return -1
    def __hash__(self): return 'a'
    def __divmod__(self, o): return NotImplemented
    def __rdivmod__(self, o): return ('rd', o)
    def __pow__(self, e, m=None): return ('pow', e, m)
    def __bytes__(self): return 'x'
    def __trunc__(self): return 't'
class G:
    def __index__(self): return 7
class H:
    def __trunc__(self): return 7
class S(str):
    def __str__(self): return 'S!'
class I(int):
    def __str__(self): return 'I!'
class J(int):
    def __repr__(self): return 'J!'
class K(int): pass
class L(float):
    def __repr__(self): return 'L!'
t(lambda: format(F()))
t(lambda: f'{F()}')
t(lambda: '{}'.format(F()))
t(lambda: int(F()))
t(lambda: float(F()))
t(lambda: round(F()))
t(lambda: round(F(), None))
t(lambda: round(F(),2))
t(lambda: abs(F()))
t(lambda: divmod(F(),1))
t(lambda: divmod(1,F()))
t(lambda: pow(F(),2))
t(lambda: pow(F(),2,3))
t(lambda: bytes(F()))
t(lambda: hex(F()))
t(lambda: chr(F()))
t(lambda: hex(G()))
t(lambda: chr(G()))
t(lambda: int(G()))
t(lambda: float(G()))
t(lambda: bin(G()));
t(lambda: int(H()))
t(lambda: [1]*G())
t(lambda: 'ab'*G())
t(lambda: [1,2]*F())
t(lambda:'%d'%G())
t(lambda:'%x'%G())
t(lambda:'%c'%G())
t(lambda:'%f'%F())
t(lambda:'%d'%F())
t(lambda:round(1.5,G()))
t(lambda:'abc'[G()])
t(lambda:(str(S('a')), repr(S('a')), f"{S('a')}", '%s'%S('a'), '{}'.format(S('a')), format(S('a'),'5'), S('a')+'b', type(str(S('a'))), type(S('a').upper())))
t(lambda:(str(I(3)), repr(I(3)), f"{I(3)}", f"{I(3):d}", '%s'%I(3), '%d'%I(3), '{}'.format(I(3)), I(3)+1, type(I(3)+1), -I(3), type(-I(3)), type(+I(3)), type(abs(I(3))), int(I(3)), type(int(I(3)))))
t(lambda:(str(J(3)), repr(J(3)), f"{J(3)}", f"{J(3):d}", '%s'%J(3), '%d'%J(3), [J(3)], {J(3):J(3)}))
t(lambda:(str(K(3)), K('12'), K(1.5), K('ff',16), K(3)*2.5, K(3)/K(2), K(3)<K(4), K(3)==3, hash(K(3)), {3:1}[K(3)], K(7)//2, divmod(K(7),2), pow(K(2),3), K(5).bit_length(), type(K(3).__add__(1))))
t(lambda:(str(L(3)), repr(L(1.5)), f"{L(1.5)}", f"{L(1.5):.2f}", L(1.5)*2, L('2.5'), L(2).is_integer()))
t(lambda: sorted([3,1,2.5,True,10**30,-1]))
t(lambda: sorted(['b','a','C'], key=str.lower))
t(lambda: sorted([(1,'b'),(1,'a'),(0,'z')]))
t(lambda: sorted([1,'a']))
t(lambda: sorted(['a',1]))
t(lambda: sorted([1,2,None,3]))
t(lambda: sorted([[2],[1,2],[1]], reverse=True))
t(lambda: sorted([1.0,float('nan'),0.5,3,float('nan'),2]))
t(lambda: sorted(range(100), key=lambda x:(x*37)%101))
t(lambda: sorted([{1},{2}]))
t(lambda: sorted([{1}, 1]))
t(lambda: sorted('hello world'))
t(lambda: sorted([(1,{}),(1,{})]))
t(lambda: sorted([b'b',b'a']))
t(lambda: sorted([3,1,2],reverse=True,key=lambda x:x%2))
t(lambda: sorted([True,False,2,0]))
class Cmp:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __eq__(s,o): return isinstance(o,Cmp) and s.v==o.v
    def __repr__(s): return f'C{s.v}'
    def __hash__(s): return hash(s.v)
t(lambda: sorted([Cmp(3),Cmp(1),Cmp(2)]))
t(lambda: sorted([(1,Cmp(3)),(1,Cmp(1)),(0,Cmp(9))]))
t(lambda: [Cmp(1)]==[Cmp(1)])
t(lambda: [Cmp(1)]!=[Cmp(2)])
t(lambda: (1,Cmp(1))<(1,Cmp(2)))
t(lambda: [Cmp(1)]<[Cmp(1)])
t(lambda: {Cmp(1):1}=={Cmp(1):1})
t(lambda: {Cmp(1)}|{Cmp(2)}=={Cmp(2),Cmp(1)})
t(lambda: {Cmp(1)}&{Cmp(1),Cmp(2)})
t(lambda: {Cmp(1)}-{Cmp(1)})
t(lambda: {Cmp(1)}^{Cmp(2)}=={Cmp(1),Cmp(2)})
t(lambda:{Cmp(1):1}|{Cmp(1):2})
t(lambda: Cmp(1)<1)
t(lambda: max([Cmp(1),Cmp(2)]))
t(lambda: (Cmp(1),)>(Cmp(0),))
t(lambda: (Cmp(1),)<=(Cmp(0),))
t(lambda: {1,2,3}|{4,5})
t(lambda: {1,2,3}&{2,3,4})
t(lambda: {1,2,3}-{2})
t(lambda: {1,2,3}^{3,4})
t(lambda: frozenset([1])|{2})
t(lambda: {1}|frozenset([2]))
t(lambda: {1:2}.keys()|{3})
t(lambda: {1:2}.keys()&{1:3}.keys())
t(lambda: {1:2}.items()-{(1,2)})
t(lambda: {1}<{1,2})
t(lambda: {1,2}<={1})
t(lambda: {1}>=set())
t(lambda: {1:1}.keys()<={1,2})
t(lambda: set(range(0,100,7))|set(range(0,300,11)))
t(lambda: set(range(5))|{100})
t(lambda: (set(range(40))-set(range(3,40)))|{77})
t(lambda: set(range(30))&set(range(20,60)))
t(lambda: set(range(10))^set(range(5,15)))
t(lambda: {'a':1}|{'b':2})
t(lambda: [1]+[2])
t(lambda: (1,)*3)
t(lambda: 'ab'*3)
t(lambda: 3*[1,2])
t(lambda: b'a'+b'b')
t(lambda: True+1.5)
t(lambda: [1,2]*True)
t(lambda: 1+None)
t(lambda: None+1)
t(lambda: [1]+(2,))
t(lambda: 'a'+1)
t(lambda: 1+'a')
t(lambda: {}+1)
t(lambda: -[])
t(lambda: ~1.5)
t(lambda: +'a')
t(lambda: 1 @ 2)
t(lambda: 'a'-'b')
t(lambda: 2**'a')
t(lambda: print+1)
t(lambda: len<1)
t(lambda: 1<<1.0)
t(lambda: 'a'/2)
t(lambda: [1]-[1])
t(lambda: {1}+{2})
t(lambda: 'x'*-1)
t(lambda: 'x'*1.5)
t(lambda:'x'*'y')
def aug(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def a1():
    x=1; x+='a'
def a2():
    x='a'; x+=1
def a3():
    x=[1]; x+=1
def a4():
    x=1; x-=None
def a6():
    x=2; x**='a'
def a7():
    x=(1,); x+=[1]
def a8():
    x={1}; x|=[1]
def a9():
    x=[1]; x*='a'
def a10():
    x=1; x<<=-1
for f in (a1,a2,a3,a4,a6,a7,a8,a9,a10): aug(f)
