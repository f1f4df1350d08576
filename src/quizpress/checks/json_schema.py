"""The JSON Schema of the deck language, made from the table of shapes."""

import json
from typing import Any, assert_never

from quizpress.checks.deck_language import (
    CARD,
    DECK,
    SECTION,
    SETTINGS,
    TYPED,
    UNSEEN,
    Either,
    Field,
    Kinds,
    Many,
    Pairs,
    Record,
    Shape,
    TextShape,
    Whole,
    Word,
)

Json = dict[str, Any]


def schema() -> Json:
    """Return the JSON Schema (draft 2020-12) for editors.

    A text may look like a number or a truth value to them, since YAML gives such words a
    type of their own; quizpress takes every one as it is typed.
    """
    kinds = {kind.record.name: _schema_of_record(kind.record) for kind in CARD.kinds}
    cards = [
        {"$ref": f"#/$defs/{kind.record.name}", "required": [*kind.marks]} for kind in CARD.kinds
    ]
    return {
        "$schema": _DRAFT,
        "title": "quizpress deck",
        **_schema_of_record(DECK),
        "$defs": {**kinds, CARD.name: {"anyOf": cards}, SECTION.name: _schema_of_record(SECTION)},
    }


def settings_schema() -> Json:
    """Return the JSON Schema of the file of settings that decks have in common."""
    return {
        "$schema": _DRAFT,
        "title": "quizpress settings",
        **_schema_of_record(SETTINGS),
    }


def dump_schema(made: Json) -> str:
    """Return a schema as a file holds it."""
    return f"{json.dumps(made, indent=2)}\n"


def _schema_of(shape: Shape) -> Json:
    match shape:
        case TextShape(may_be_empty=True):
            return {"type": ["string", "number", "boolean", "null"], "maxLength": shape.most}
        case TextShape():
            return {
                "type": ["string", "number", "boolean"],
                "maxLength": shape.most,
                "pattern": _padded_pattern(shape.pattern) if shape.pattern else _VISIBLE,
            }
        case Word():
            return {"enum": [*shape.words, *(TYPED[w] for w in shape.words if w in TYPED)]}
        case Whole():
            number = {"type": "integer", "minimum": shape.least, "maximum": shape.most}
            return {"anyOf": [number, {"type": "string", "pattern": f"^({shape.pattern})$"}]}
        case Many():
            many = {"type": "array", "minItems": shape.least, "items": _schema_of(shape.item)}
            return {"anyOf": [_schema_of(shape.item), many]} if shape.single else many
        case Pairs():
            return {
                "type": "object",
                "minProperties": shape.least,
                "propertyNames": _schema_of(shape.text),
                "additionalProperties": _schema_of(shape.value),
            }
        case Either():
            return {"anyOf": [_schema_of(each) for each in shape.shapes]}
        case Record():
            return (
                {"$ref": f"#/$defs/{shape.name}"} if shape is SECTION else _schema_of_record(shape)
            )
        case Kinds():
            return {"$ref": f"#/$defs/{shape.name}"}
    assert_never(shape)


def _padded_pattern(pattern: str) -> str:
    """Return a pattern that minds no padding, since a text is taken without it."""
    inside = pattern.removeprefix("^").removesuffix("$")
    return f"^(?=[\\s\\S]*{_VISIBLE})[{UNSEEN}]*({inside})[{UNSEEN}]*$"


def _schema_of_record(record: Record) -> Json:
    made: Json = {
        "type": "object",
        "additionalProperties": False,
        "required": [field.key for field in record.fields if field.needed],
        "properties": {
            field.key: {"description": _description_of(field), **_schema_of(field.shape)}
            for field in record.fields
        },
    }
    if record.one_of:
        made["oneOf"] = [{"required": [key]} for key in record.one_of]
    return made


def _description_of(field: Field) -> str:
    return f"{field.says} Where not given: {field.default}." if field.default else field.says


_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_VISIBLE = f"[^{UNSEEN}]"
