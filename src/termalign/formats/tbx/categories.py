"""The data categories of TBX-Basic: on which element each stands, and in which module's namespace when it is a tag.

partOfSpeech of 拡大抑止 is <termNote type="partOfSpeech"> in one style, <min:partOfSpeech> in the other.
"""

from __future__ import annotations

ELEMENT_OF = {
    "administrativeStatus": "termNote", "partOfSpeech": "termNote", "termType": "termNote", "usageStatus": "termNote",
    "geographicalUsage": "termNote", "grammaticalGender": "termNote", "grammaticalNumber": "termNote",
    "termLocation": "termNote", "register": "termNote", "customerSubset": "admin", "projectSubset": "admin",
    "source": "admin", "sortKey": "admin", "reading": "admin", "readingNote": "adminNote", "subjectField": "descrip",
    "definition": "descrip", "context": "descrip", "reliabilityCode": "descrip", "crossReference": "ref",
    "externalCrossReference": "xref", "xGraphic": "xref", "transactionType": "transac", "responsibility": "transacNote",
}  # fmt: skip
MODULE = "{http://www.tbxinfo.net/ns/"
MODULES = {
    "min": ("http://www.tbxinfo.net/ns/min", ("administrativeStatus", "partOfSpeech", "customerSubset", "subjectField")),
    "basic": (
        "http://www.tbxinfo.net/ns/basic",
        (
            "definition", "context", "source", "termType", "geographicalUsage", "grammaticalGender", "termLocation",
            "crossReference", "externalCrossReference", "xGraphic", "projectSubset", "transactionType", "responsibility",
        ),
    ),
}  # fmt: skip
PREFIX_OF = {category: prefix for prefix, (_, categories) in MODULES.items() for category in categories}
BASIC = frozenset(PREFIX_OF)
"""The categories that TBX-Basic has; a file with others is of the default dialect."""
CORE = frozenset(
    """
    descrip descripGrp descripNote admin adminGrp adminNote note ref xref transac transacGrp transacNote date
    termNote termNoteGrp term tig ntig termGrp termSec langSet langSec termCompList
    """.split(),
)
STATUS_SUFFIX = "Term-admn-sts"
XML = "{http://www.w3.org/XML/1998/namespace}"
XML_LANG = f"{XML}lang"
