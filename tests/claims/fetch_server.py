"""A web server of the tests' own on this machine, and the guard that lets the fetcher reach it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from articles.claims.fetching.addresses import Policy
from articles.claims.fetching.fetch import Guard, Limits

HERE = Policy(private=False, loopback=True)
SHORT = Limits(max_bytes=200_000, step_seconds=2, total_seconds=5, redirects=3)


class Site:
    """Pages by path: each a function of the request, which answers by itself. `asked` are the requests that came."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str = "/", host: str = "site.example") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def guard(self) -> Guard:
        """Every name leads to this machine, and this machine alone is let through beside public addresses."""
        return Guard(HERE, SHORT, lambda host, port: ["127.0.0.1"])

    def serve(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(body)

        self.pages[path] = answer


@contextmanager
def running_site() -> Iterator[Site]:
    """A site on a free port, gone at the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            page = site.pages.get(self.path)
            if page:
                try:
                    page(self)
                except OSError:
                    return  # the fetcher hung up, as it should
            else:
                self.send_error(404)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
