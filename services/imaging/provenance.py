"""The words that an exported picture carries about where it comes from: an XMP packet in the terms of the IPTC."""

from __future__ import annotations

import re
from enum import StrEnum
from xml.sax.saxutils import escape

TOOL = "Limner"
NOT_EXACT = "Not exact: written with loss"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot say


class Origin(StrEnum):
    """What the IPTC calls a digital source type: painted by a model, or painted into somebody's own picture."""

    PAINTED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"


def xmp(
    *, version_id: str, prompt: str | None = None, origin: Origin | None = Origin.PAINTED, exact: bool = True
) -> bytes:
    """A packet that says: made how, with Limner, this version, and the prompt where it is given.

    A file that is not `exact`, whose format or palette changed pixels, is labelled so. Nothing is claimed with
    `origin=None`, of a person's own picture: nobody asked how it was made. The same arguments give the same bytes;
    nothing in it tells the time or the user.
    """
    facts = {"xmp:CreatorTool": TOOL, "xmpMM:VersionID": version_id}
    if origin is not None:
        facts = {"Iptc4xmpExt:DigitalSourceType": origin.value, **facts}
    if not exact:
        facts["xmp:Label"] = NOT_EXACT
    if prompt is not None:
        facts["Iptc4xmpExt:AIPromptInformation"] = prompt
    lines = "\n".join(f"   <{name}>{_text(value)}</{name}>" for name, value in facts.items())
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
{lines}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _text(value: str) -> str:
    return escape(_FORBIDDEN.sub("", value))
