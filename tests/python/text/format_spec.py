"""The format specification: every kind of value with every kind of specification."""

values = [0, -42, 1234567, 10**25, True, 0.0, -0.0, 1.5, -1234567.891, 1e16, 1e-7, 2.5, float('-inf'), float('nan'), 1/3, 'héllo']
specs = '''|d|x|#X|_b|#o|c|n|e|E|.0f|.1f|.2f|.20f|.3e|g|.3g|.17g|%|.1%|s|<9|>9|^9|=9|*<12|*^11|*=10|05|012|015.3f|+|-| |+d
 d|+.2f|,|_|,d|_x|,x|#_x|,.2f|010,|012,.2f|020_x|08,d|09,d|>15,|.3|.0|.17|10.3|#|#.3|#.0f|#g|#.3g|z.1f|z|+z.1f|zd|<<5|0<5|<05|^05
5s|.2s|8.2s|05s|+s|=5s|#s|,s|_s|zs|dd|5d5|.|.d|5.|q|é|,_|_,|,,|{|99999999999999999999|.2d|.2c|+c|#c|,c|_e|,n|.3_f|.6,f|.,f|.8_|,.8,f
.8_d|.8,n|.8,_f|20,.6,f|0=+8.2f|x<+10d|>+10.1%'''.replace('\n', '|').split('|')
for value in values:
    print('===', repr(value))
    for spec in specs:
        try:
            print(spec, '|', format(value, spec))
        except Exception as e:
            print(spec, '|', type(e).__name__, e)
