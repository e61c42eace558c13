"""A connection to addresses that were checked, whatever the host's name leads to by now."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl


class PinnedConnection(http.client.HTTPConnection):
    """HTTP or HTTPS to one of `addresses`, under the name `host`. It knows no proxy, no cookie and no redirect."""

    def __init__(self, host: str, port: int, *, addresses: list[str], is_tls: bool, timeout: float) -> None:
        self.default_port = http.client.HTTPS_PORT if is_tls else http.client.HTTP_PORT
        super().__init__(host, port, timeout=timeout)
        self._addresses = addresses
        self._is_tls = is_tls
        self._step_seconds = timeout
        self._raw: socket.socket | None = None
        self._is_cut = False

    def connect(self) -> None:
        self._raw = self.sock = self._reach()
        if self._is_tls:
            context = ssl.create_default_context()
            # The handshake comes after `_raw` knows the socket, so that it can be cut as well.
            wrapped = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self._raw = self.sock = wrapped
            wrapped.do_handshake()

    def _reach(self) -> socket.socket:
        for place, address in enumerate(self._addresses, start=1):
            if self._is_cut:  # a name may have dozens of addresses that all keep silent
                raise TimeoutError
            try:
                return socket.create_connection((address, self.port), self._step_seconds)
            except OSError:
                if place == len(self._addresses):
                    raise
        raise OSError("no address")

    def cut(self) -> None:
        """End it from another thread: a machine that sends a byte now and then would hold the caller for ever."""
        self._is_cut = True
        held = (
            self._raw
        )  # `sock` is let go of once the answer closes the connection, while its body is still read
        if held is not None:
            try:
                held.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def ascii_host(host: str) -> str:
    """A host as it stands in the head of a request: names of other scripts in their ASCII form.

    Raises UnicodeError for a name that has none.
    """
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host.encode("idna").decode("ascii")
    return host
