# The environment says whether a loop is in debug mode, also in children.
import os
os.environ['PYTHONASYNCIODEBUG'] = '1'
import asyncio, subprocess, sys
async def main():
    print(asyncio.get_running_loop().get_debug())
    p = await asyncio.create_subprocess_exec(sys.executable, '-c', 'import asyncio; print(asyncio.new_event_loop().get_debug())', stdout=-1)
    print(await p.communicate())
asyncio.run(main())
for args, env in (([], {'PYTHONASYNCIODEBUG': '1'}), ([], {'PYTHONASYNCIODEBUG': ''}), (['-E'], {'PYTHONASYNCIODEBUG': '1'}), (['-I'], {})):
    print(args, env, subprocess.run([sys.executable, *args, '-c', 'import asyncio; print(asyncio.coroutines._is_debug_mode(), asyncio.new_event_loop().get_debug())'], env=os.environ | env, stdout=-1).stdout)
