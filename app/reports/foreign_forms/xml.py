"""Reading and writing the XML of foreign files: no entities, no networks, nothing looked up."""

from __future__ import annotations

from typing import Any

from lxml import etree

# lxml is not typed here
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false


def parse(content: bytes) -> Any:  # noqa: ANN401 - lxml's elements have no types here
    """Return the root of a part; raises `ValueError` where it is no XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as found:
        raise ValueError(str(found)) from found


def write(root: Any) -> bytes:  # noqa: ANN401 - as above
    """Return a part as it goes into the file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def added(parent: Any, tag: str) -> Any:  # noqa: ANN401 - as above
    """Add an element at the end of another and return it."""
    return etree.SubElement(parent, tag)


def namespaced(tag: object) -> str:
    """Return the namespace of a tag."""
    return str(tag)[1:].partition("}")[0]
