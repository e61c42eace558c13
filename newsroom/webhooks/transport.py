"""One POST to another machine: to a checked address, once, without following it anywhere else."""

from __future__ import annotations

import http.client
import ssl
import threading
from collections.abc import Mapping
from urllib.parse import urlsplit

from articles.claims.fetching.pinned import PinnedConnection, ascii_host
from newsroom.webhooks.addresses import AddressRefused, Policy, check_literal, resolve

#: For one step, such as reaching the machine or waiting for its next bytes; and for all of them together.
TIMEOUT_SECONDS = 5
TOTAL_SECONDS = 10
#: Of an answer's body nothing beyond this is read, and nothing of it is kept.
MAX_ANSWER_BYTES = 1024


class NotSent(Exception):
    """Nobody answered, or nobody may be asked; the message says why, in words that may be kept."""


def post(url: str, body: bytes, headers: Mapping[str, str], allowed: Policy) -> int:
    """Send a body; gives the status of the answer, whatever it is. Redirects are answers like any other.

    Takes `TOTAL_SECONDS` at most, name look-up left out. Goes past proxies: one would
    resolve the name again. Raises NotSent.
    """
    parts = urlsplit(url)
    host, is_tls = parts.hostname or "", parts.scheme == "https"
    try:
        check_literal(parts.scheme, host, allowed)
        port = parts.port or (http.client.HTTPS_PORT if is_tls else http.client.HTTP_PORT)
        addresses = resolve(host, port, allowed)
    except AddressRefused as refused:
        raise NotSent(str(refused)) from refused
    except (OSError, UnicodeError, ValueError) as error:
        raise NotSent(f"The name {host} leads nowhere.") from error
    connection = PinnedConnection(
        ascii_host(host), port, addresses=addresses, is_tls=is_tls, timeout=TIMEOUT_SECONDS
    )
    watch = threading.Timer(TOTAL_SECONDS, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body=body, headers=dict(headers))
        answer = connection.getresponse()
        answer.read(MAX_ANSWER_BYTES)
    except TimeoutError as error:
        raise NotSent(f"No answer within {TIMEOUT_SECONDS} seconds.") from error
    except ssl.SSLError as error:
        raise NotSent("Its certificate or its TLS is not in order.") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotSent(f"The connection failed ({type(error).__name__}).") from error
    else:
        return answer.status
    finally:
        watch.cancel()
        connection.close()
