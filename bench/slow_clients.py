"""Clients that never come to the point: slow_clients.py URL CLIENTS SECONDS. Each sends a byte of its request's head a second."""
import contextlib, socket, sys, time, urllib.parse

where = urllib.parse.urlsplit(sys.argv[1])
clients, end = [], time.monotonic() + float(sys.argv[3])
for _ in range(int(sys.argv[2])):
    s = socket.create_connection((where.hostname, where.port))
    s.sendall(b"GET /api/v1/timeline HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    clients.append(s)
while time.monotonic() < end:
    time.sleep(1)
    for s in clients:
        with contextlib.suppress(OSError):
            s.sendall(b"a")
