"""The report as one HTML page that needs nothing beside itself.

Its style and its fonts are inside; its security policy forbids scripts, forms and every load, and
allows no style but this one, by its hash. Jinja escapes all text.

Three faces are embedded (Inter in two weights, Source Serif 4), unaltered but packed as WOFF2: 0.45 MB
a page instead of 1.1 MB as they lie in `resources/fonts`. Their licence reserves the name of Source
Serif to the unaltered font, so they are not cut down to the letters used. What they lack is drawn
with the reader's own fonts.
"""

import base64
import functools
import hashlib
import re

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from workbench.places import resource
from workbench.reporting.phrasing import printed
from workbench.reporting.report import Report

_FACES = (
    ("Inter", 400, "Inter-Regular"),
    ("Inter", 600, "Inter-SemiBold"),
    ("Source Serif 4", 400, "SourceSerif4-Regular"),
)


def to_html(report: Report) -> bytes:
    """The page, in UTF-8; the same bytes for an equal report."""
    style = _style()
    template = _environment().get_template("report.html.jinja")
    return template.render(report=printed(report), style=Markup(style), policy=_policy(style)).encode()


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@functools.cache
def _style() -> str:
    faces = (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
        f"src: url(data:font/woff2;base64,{_packed(name)}) format('woff2'); }}"
        for family, weight, name in _FACES
    )
    return "\n".join((*faces, resource("report/report.css").read_text("utf-8")))


def _packed(name: str) -> str:
    return base64.b64encode(resource(f"report/fonts/{name}.woff2").read_bytes()).decode()


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resource("report")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["icon"] = _icon
    return environment


@functools.cache
def _icon(name: str) -> Markup:
    """An icon that says nothing a word beside it does not say."""
    drawing = resource(f"report/icons/{name}.svg").read_text("utf-8").strip()
    return Markup(re.sub(r"^<svg ", '<svg aria-hidden="true" ', drawing))
