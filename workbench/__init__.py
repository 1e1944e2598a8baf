"""Fact-Check Workbench: link claims to the passages that support or refute them, and judge them.

Layers, imported downwards only:
app → ui | cli → config → services → reading | finding | reporting | store → domain
"""

__version__ = "0.1.0"
