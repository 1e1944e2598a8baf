"""Fetching a page when a person asks for its address: the one place where the program uses the network.

`http.client` is enough: a page is asked for once, by name, and what matters here is control: of each
redirect, of how many bytes are taken and unpacked, and of how long all of it may last. Nothing that
the page refers to is fetched, and nothing is sent that tells who asks: cookies are given back to those who
set them on the way to the page, and forgotten when it is there.
"""

import http.client
import socket
import ssl
import threading
import time
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit
from urllib.request import Request, getproxies, proxy_bypass

from workbench.domain.counting import counted
from workbench.domain.errors import UserError
from workbench.services.ready import Capture
from workbench.services.unpacking import PACKED, Unpacker

Stop = Callable[[], bool]

_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Fact-Check-Workbench)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
_PORTS = {"http": 80, "https": 443}
_PIECE = 64 * 1024
_GLANCE = 0.2
"""Seconds between two looks at whether the time is over."""

_SHOWN = 120
"""Characters of an address that are shown of it."""

_MOST_REDIRECTS = 10
_SAVE_IT = "Open it in a browser, save the page, and import the file."

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
}

_STATUS_IN_WORDS = {
    401: ("asks for a name and a password", _SAVE_IT),
    402: ("asks for payment", _SAVE_IT),
    403: ("refuses this page to programs", _SAVE_IT),
    404: ("has no such page", "Check the address, or look for the page in a web archive."),
    407: (
        "is behind a proxy that asks for a name and a password",
        f"Set them in the network settings of this computer. {_SAVE_IT}",
    ),
    410: ("has removed this page", "Look for it in a web archive."),
    429: ("has been sent too many requests", "Wait a while and try again."),
    451: ("may not show this page, for legal reasons", "Look for it in a web archive."),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long fetching may take in all and until something comes, in seconds, and how many bytes."""

    seconds: float = 60.0
    silence: float = 20.0
    size: int = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes, what to call them, and how they came."""

    content: bytes
    file_name: str
    capture: Capture


def fetch(address: str, limits: Limits = Limits(), stop: Stop = lambda: False) -> Fetched:
    """Fetch a page. `stop` is asked now and then, and ends it with a UserError like any other.

    Raises UserError, naming the address, for what cannot be fetched: why in words, and a way out.
    """
    return _Fetch(address.strip(), limits, stop).run()


class _Fetch:
    """One page on its way, from the address that was asked for to its bytes."""

    def __init__(self, address: str, limits: Limits, stop: Stop) -> None:
        self._asked = address
        self._limits = limits
        self._stop = stop
        self._until = time.monotonic() + limits.seconds
        self._host = ""
        self._cookies = CookieJar()
        self._sent: set[tuple[str, str]] = set()
        """The addresses that were asked, each with the cookies that went along."""

    def run(self) -> Fetched:
        addresses = [self._checked(self._asked)]
        while True:
            with self._in_words(), self._answer(addresses[-1]) as answer:
                if answer.status in (301, 302, 303, 307, 308) and (goal := answer.headers["Location"]):
                    addresses.append(self._next(addresses, goal))
                    continue
                if answer.status != 200:
                    raise self._refused(answer)
                content = self._content(answer)
                return Fetched(
                    content, _file_name(addresses[-1], answer.headers), _capture(addresses, answer.headers)
                )

    def _checked(self, address: str) -> str:
        """The address as it is sent. Raises UserError for what is none."""
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").encode("idna").decode("ascii")
            host = f"[{host}]" if ":" in host else host  # an address of IPv6
            port = f":{parts.port}" if parts.port else ""
        except (ValueError, UnicodeError) as error:
            raise UserError(
                f"“{_short(address)}” is not the address of a page.", "Copy the whole address and try again."
            ) from error
        if parts.scheme.lower() not in ("http", "https") or not host:
            raise UserError(
                f"“{_short(address)}” is not the address of a page.",
                "Addresses begin with https:// or http://.",
            )
        self._host = host
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
        return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))

    def _next(self, addresses: list[str], goal: str) -> str:
        # headers come as Latin-1, and some servers write UTF-8 into them
        address = self._checked(urljoin(addresses[-1], goal.encode("latin-1").decode("utf-8", "replace")))
        if (address, self._cookies_for(address)) in self._sent or len(addresses) > _MOST_REDIRECTS:
            raise UserError(
                f"“{_short(self._asked)}” redirects from one address to the next and never arrives.", _SAVE_IT
            )
        return address

    @contextmanager
    def _answer(self, address: str) -> Iterator[http.client.HTTPResponse]:
        parts = urlsplit(address)
        connection, proxy = self._connection(parts)
        path = urlunsplit(("", "", parts.path, parts.query, ""))
        headers = {**_HEADERS, "Host": parts.netloc}
        if cookies := self._cookies_for(address):
            headers["Cookie"] = cookies
        if proxy and parts.scheme == "http":
            headers |= _credentials(proxy)
        ended = threading.Event()
        watch = threading.Thread(target=self._watch, args=(connection, ended), daemon=True)
        try:
            connection.connect()
            watch.start()
            self._sent.add((address, cookies))
            connection.request("GET", address if proxy and parts.scheme == "http" else path, headers=headers)
            with closing(connection.getresponse()) as answer:
                self._cookies.extract_cookies(answer, Request(address))
                yield answer
        finally:
            ended.set()
            connection.close()

    def _connection(self, parts: SplitResult) -> tuple[http.client.HTTPConnection, SplitResult | None]:
        """To the server, or to the proxy that this computer is set up to use, which is then named."""
        assert parts.hostname
        host, port = parts.hostname, parts.port or _PORTS[parts.scheme]
        proxy = _proxy_for(parts)
        through, by_port = (proxy.hostname or "", proxy.port or 80) if proxy else (host, port)
        if parts.scheme == "http":
            return http.client.HTTPConnection(through, by_port, timeout=self._patience()), proxy
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(through, by_port, timeout=self._patience(), context=context)
        if proxy:
            connection.set_tunnel(host, port, _credentials(proxy))
        return connection, proxy

    def _cookies_for(self, address: str) -> str:
        """The cookies that were set on the way and belong to this address, as they are sent; "" for none."""
        request = Request(address)
        self._cookies.add_cookie_header(request)
        return request.get_header("Cookie", "")

    def _watch(self, connection: http.client.HTTPConnection, ended: threading.Event) -> None:
        """Cut the line when the time is over: a server that sends a byte now and then is never silent."""
        while not ended.wait(_GLANCE):
            if self._is_over and (line := connection.sock):
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
                return

    def _content(self, answer: http.client.HTTPResponse) -> bytes:
        """The bytes of the page, unpacked as they come, so that a small bomb does no harm either."""
        announced = answer.headers.get("Content-Length", "")
        if announced.isdecimal() and int(announced) > self._limits.size:
            raise self._too_large()
        encoding = answer.headers.get("Content-Encoding", "identity").strip().lower()
        if encoding not in ("identity", "", *PACKED):
            raise http.client.UnknownTransferEncoding(encoding)
        unpacker = Unpacker() if encoding in PACKED else None
        pieces: list[bytes] = []
        size = 0
        while piece := answer.read1(_PIECE):
            self._patience()
            for unpacked in unpacker.unpacked(piece) if unpacker else (piece,):
                size += len(unpacked)
                if size > self._limits.size:
                    raise self._too_large()
                pieces.append(unpacked)
        self._patience()
        if answer.length or (unpacker and not unpacker.is_complete):
            raise http.client.IncompleteRead(b"", answer.length)
        return b"".join(pieces)

    @property
    def _is_over(self) -> bool:
        return time.monotonic() > self._until or self._stop()

    def _patience(self) -> float:
        """Seconds to wait for the next bytes. Raises when there are none left, or nobody waits."""
        if self._is_over:
            raise TimeoutError
        return min(max(self._until - time.monotonic(), _GLANCE), self._limits.silence)

    def _refused(self, answer: http.client.HTTPResponse) -> UserError:
        if answer.status >= 500:
            why, hint = "has a problem of its own", "Try again later, or look for the page in a web archive."
        else:
            why, hint = _STATUS_IN_WORDS.get(answer.status, ("did not send the page", _SAVE_IT))
        return UserError(f"{self._host} {why} ({answer.status} {answer.reason}).", hint)

    def _too_large(self) -> UserError:
        size = self._limits.size // 1024 // 1024
        return UserError(f"“{_short(self._asked)}” sends more than {size} MB.", _SAVE_IT)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except UserError:
            raise
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise self._told(error) from error

    def _told(self, error: Exception) -> UserError:
        host = self._host
        if isinstance(error, TimeoutError) or self._is_over:  # else the line was cut by our own watch
            return UserError(
                f"{host} did not send the page within {counted(round(self._limits.seconds), 'second')}.",
                f"Try again later. {_SAVE_IT}",
            )
        match error:
            case socket.gaierror():
                hint = "Check the address and the network."
                return UserError(f"{host} cannot be found, or this computer is offline.", hint)
            case ssl.SSLCertVerificationError(verify_message=why):
                return UserError(f"The identity of {host} cannot be verified: {why}.", _SAVE_IT)
            case ConnectionRefusedError():
                return UserError(f"Nothing answers at {host}.", "Check the address, or try again later.")
            case http.client.IncompleteRead() | ConnectionResetError() | http.client.RemoteDisconnected():
                return UserError(f"{host} broke off in the middle of the page.", f"Try again. {_SAVE_IT}")
        return UserError(f"{host} does not answer as a web server should.", _SAVE_IT)


def _proxy_for(parts: SplitResult) -> SplitResult | None:
    """The proxy that this computer is set up to use for an address, if it uses one."""
    assert parts.hostname
    if proxy_bypass(parts.hostname):
        return None
    named = getproxies().get(parts.scheme, "")
    proxy = urlsplit(named if "://" in named else f"http://{named}")
    return proxy if proxy.hostname else None


def _credentials(proxy: SplitResult) -> dict[str, str]:
    """The header that gives a proxy the name and the password it is set up with, if it is."""
    if proxy.username is None:
        return {}
    said = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {b64encode(said.encode()).decode('ascii')}"}


def _capture(addresses: list[str], headers: Message) -> Capture:
    return Capture(
        addresses[-1],
        tuple(addresses[:-1]),
        headers.get_content_charset("") or "",
        _moment(headers.get("Date", "")),
        _moment(headers.get("Last-Modified", "")),
    )


def _moment(said: str) -> str:
    """A moment as servers write it, in UTC as we do, also where no zone is named; "" for what is none."""
    try:
        moment = parsedate_to_datetime(said)
        in_utc = moment.astimezone(UTC) if moment.tzinfo else moment  # “-0000” names none
        return in_utc.strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def _file_name(address: str, headers: Message) -> str:
    """What the page is called when it is kept: the end of its address, with the ending of its kind."""
    parts = urlsplit(address)
    name = unquote(PurePosixPath(parts.path).name) or parts.hostname or "page"
    name = "".join(character for character in name if character.isprintable() and character not in "/\\")
    ending = _ENDINGS.get(headers.get_content_type(), "") if headers.get("Content-Type") else ""
    return name if not ending or name.lower().endswith((ending, ending[:4])) else name + ending


def _short(address: str) -> str:
    return address if len(address) <= _SHOWN else address[: _SHOWN - 1] + "…"
