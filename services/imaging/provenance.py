"""The words that an exported picture carries about where it comes from: an XMP packet in the terms of the IPTC."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

TRAINED_ALGORITHMIC_MEDIA = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
TOOL = "Limner"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot say


def xmp(*, version_id: str, prompt: str | None = None) -> bytes:
    """A packet that says: made by a trained algorithm, with Limner, this version, and the prompt where it is given.

    The same arguments give the same bytes; nothing in it tells the time or the user.
    """
    facts = {
        "Iptc4xmpExt:DigitalSourceType": TRAINED_ALGORITHMIC_MEDIA,
        "xmp:CreatorTool": TOOL,
        "xmpMM:VersionID": version_id,
    }
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
