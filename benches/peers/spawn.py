"""Runs a program once and tells what it cost.

usage: python3 -I -S spawn.py SECONDS OUTPUT COMMAND...

Prints exit code, seconds on the clock, seconds of CPU, and KiB of the largest process, all
with the program's children that it waited for; the program is ended after SECONDS. What it
prints goes to the file OUTPUT. A program's peak memory is at least that of whoever started
it, as Linux counts, so this is a process of its own that stays small.
"""

import os
import signal
import sys
import time


def main():
    seconds, output, *command = sys.argv[1:]
    redirect = [
        (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=redirect, setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(int(seconds))
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    print(code, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


main()
