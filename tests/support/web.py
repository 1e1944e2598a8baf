"""A web server on this computer that behaves as the worst ones do."""

import gzip
import socket
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

STORY = (
    "<html><head><title>Dam to be raised</title>"
    '<meta property="og:site_name" content="The Valley Post">'
    '<meta property="article:published_time" content="2020-03-04T10:00:00Z"></head>'
    "<body><article><h1>Dam to be raised</h1>"
    "<p>The council voted on Tuesday to raise the dam above the “old” mill by two metres, after a debate "
    "that lasted until midnight.</p>"
    "<p>Work begins in spring, the mayor said. Nobody will have to leave the valley, he added, and the "
    "road along the river stays open.</p></article></body></html>"
)
MODIFIED = "Wed, 04 Mar 2020 10:00:00 GMT"


class Handler(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    server: "Server"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        name = urlsplit(self.path).path.strip("/").replace("-", "_")
        with suppress(OSError):
            getattr(self, f"give_{name}", self.give_nothing)()

    def give(self, content: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for header, value in {"Content_Length": str(len(content)), **headers}.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def go(self, where: str, status: int = 302, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Location", where)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def give_story(self) -> None:
        self.give(STORY.encode(), Last_Modified=self.server.modified)

    def give_moved(self) -> None:
        self.go("/short", 301)

    def give_short(self) -> None:
        self.go("/story?from=short", 307)

    def give_circle(self) -> None:
        self.go("/round")

    def give_round(self) -> None:
        self.go("/circle")

    def give_away(self) -> None:
        self.go("file:///etc/passwd")

    def give_silent(self) -> None:
        self.server.stopped.wait()

    def give_dripping(self) -> None:
        """A byte of the head now and then: never silent, never done."""
        for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 10_000:
            self.wfile.write(bytes([byte]))
            if self.server.stopped.wait(0.05):
                return

    def give_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while not self.server.stopped.is_set():
            self.wfile.write(b"<p>And so on.</p>" * 1000)

    def give_liar(self) -> None:
        """Russian in KOI8-R that says it is UTF-8, in its head and in the page."""
        page = "<meta charset=utf-8><title>Плотина</title><p>" + "Плотину поднимут весной на два метра. " * 9
        self.give(page.encode("koi8-r"), "text/html; charset=utf-8")

    def give_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(STORY.encode())
        self.close_connection = True

    def give_packed(self) -> None:
        self.give(gzip.compress(STORY.encode()), Content_Encoding="gzip")

    def give_in_members(self) -> None:
        """In two members, as servers do that pack what they have at hand and then the rest."""
        page = STORY.encode()
        self.give(gzip.compress(page[:300]) + gzip.compress(page[300:]), Content_Encoding="gzip")

    def give_padded(self) -> None:
        self.give(gzip.compress(STORY.encode()) + bytes(512), Content_Encoding="gzip")

    def give_with_cookie(self) -> None:
        if self.headers["Cookie"] == "seen=yes":
            self.give_story()
        else:
            self.go("/consent")

    def give_consent(self) -> None:
        """Sets a cookie and sends whoever asks back to where they came from."""
        self.go("/with-cookie", Set_Cookie="seen=yes; Path=/")

    def give_through_proxy(self) -> None:
        """What a proxy does with desk’s password, p@ss, and without it."""
        if self.headers["Proxy-Authorization"] == "Basic ZGVzazpwQHNz":
            self.give_story()
        else:
            self.fail(407)

    def give_half_packed(self) -> None:
        self.give(gzip.compress(STORY.encode())[:-20], Content_Encoding="gzip")

    def give_bomb(self) -> None:
        packer = zlib.compressobj(9, wbits=31)
        packed = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(20)) + packer.flush()
        self.give(packed, Content_Encoding="gzip")

    def give_brotli(self) -> None:
        self.give(b"\x0b\x02\x80story\x03", Content_Encoding="br")

    def give_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10**12))
        self.end_headers()

    def give_nonsense(self) -> None:
        self.wfile.write(b"\x00\x01 hello\r\n\r\n")
        self.close_connection = True

    def give_text(self) -> None:
        self.give(b"Dam to be raised\n\nThe council has voted. Work begins in spring.\n", "text/plain")

    def give_gone(self) -> None:
        self.fail(410)

    def give_forbidden(self) -> None:
        self.fail(403)

    def give_broken(self) -> None:
        self.fail(503)

    def give_nothing(self) -> None:
        self.fail(404)

    def fail(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """`asked` are the paths that were asked for; `address` is where it is, `modified` when its story was."""

    daemon_threads = True
    block_on_close = True

    def __init__(self, host: str) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, 0), Handler)
        self.asked: list[str] = []
        self.modified = MODIFIED
        self.stopped = threading.Event()

    @property
    def address(self) -> str:
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Server]:
    server = Server(host)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
