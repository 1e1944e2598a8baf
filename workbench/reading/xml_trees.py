"""XML as documents hold it, parsed so that it can neither reach out nor grow."""

from typing import Any

from lxml import etree

from workbench.domain.errors import UserError

_BEYOND_MEASURE = (etree.ErrorTypes.ERR_ENTITY_LOOP, etree.ErrorTypes.ERR_RESOURCE_LIMIT)


def xml_tree(content: bytes, file_name: str) -> Any:
    """The root element of a part of a document; comments and instructions are left out.

    Entities are not replaced, nothing is fetched, and what is nested or repeated without measure is
    refused by the parser. Raises UserError, naming the file, for that and for what is no sound XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if isinstance(error, etree.XMLSyntaxError) and error.code in _BEYOND_MEASURE:
            raise UserError(
                f"“{file_name}” is nested or repeated beyond all reason.",
                "If you trust it, open it in its own program, save it as plain text and import that.",
            ) from error
        raise UserError(
            f"“{file_name}” is damaged, or locked with a password.",
            "Open it in the program it comes from, save it again and import that.",
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UserError(
            f"“{file_name}” defines XML entities of its own, which no real document does.",
            "Do not trust it; ask where it comes from.",
        )
    return root


def name_of(element: Any) -> str:
    """The name of an element without its namespace, of which documents have several; "" for entities."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def said(element: Any, attribute: str, missing: str = "") -> str:
    """The value of an attribute, whatever namespace its name is in."""
    for name, value in element.attrib.items():
        if name.rpartition("}")[2] == attribute:
            return str(value)
    return missing


def inner(element: Any, name: str) -> Any:
    """The first element of this name directly inside another; None without one."""
    return next((child for child in element if name_of(child) == name), None)


def all_words(element: Any) -> str:
    """All characters in an element, their blanks folded."""
    return " ".join("".join(part for part in element.itertext() if isinstance(part, str)).split())
