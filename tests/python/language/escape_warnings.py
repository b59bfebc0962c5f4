import re, threading
pat = re.compile("\d+\s*(?P<word>\w+)")
print(pat.findall('1 a 22 bb'), threading.current_thread().name)
banner = """
  /\_/\  
 ( o.o )
"""
print(banner)
