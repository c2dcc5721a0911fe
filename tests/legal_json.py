"""The JSON Schema of `/.well-known/legal.json`, version 1, as docs/proof-of-acceptance.md tells it."""

from __future__ import annotations

VERSION = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        "version",
        "status",
        "effective_date",
        "released",
        "until",
        "digest",
        "address",
        "redline",
        "materiality",
        "note",
    ],
    "properties": {
        "version": {"type": "string"},
        "status": {"enum": ["superseded", "in force", "coming"]},
        "effective_date": {"type": "string", "format": "date"},
        "released": {"type": "string", "format": "date"},
        "until": {"type": ["string", "null"], "format": "date"},
        "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "address": {"type": "string", "pattern": "^https://.*/$"},
        "redline": {"type": ["string", "null"], "pattern": "^https://.*/changes/$"},
        "materiality": {"enum": ["first", "adverse", "favourable", "neutral", "cosmetic", "needs a look"]},
        "note": {
            "type": ["object", "null"],
            "required": ["what", "why"],
            "properties": {"what": {"type": "string"}, "why": {"type": "string"}},
        },
    },
}
DOCUMENT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["page", "title", "locale", "address", "in_force", "versions", "coming"],
    "properties": {
        "page": {"type": "string"},
        "title": {"type": "string"},
        "locale": {"type": "string"},
        "address": {"type": "string", "pattern": "^https://.*/$"},
        "in_force": {"anyOf": [{"type": "null"}, VERSION]},
        "versions": {"type": "array", "minItems": 1, "items": VERSION},
        "coming": {"type": "array", "items": VERSION},
    },
}
LEGAL_JSON = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "companies"],
    "properties": {
        "version": {"const": 1},
        "companies": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["company", "name", "documents"],
                "properties": {
                    "company": {"type": "string"},
                    "name": {"type": "string"},
                    "documents": {"type": "array", "items": DOCUMENT},
                },
            },
        },
    },
}
