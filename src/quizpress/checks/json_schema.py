"""The JSON Schema of the deck language, made from the table of shapes."""

from typing import Any, assert_never

from quizpress.checks.deck_language import (
    CARD,
    DECK,
    INVISIBLE,
    SECTION,
    TYPED,
    Either,
    Field,
    Kind,
    Kinds,
    Many,
    Pairs,
    Record,
    Shape,
    Text,
    Whole,
    Word,
)

Json = dict[str, Any]


def schema() -> Json:
    """Return the JSON Schema (draft 2020-12) for editors.

    A text may look like a number or a truth value to them, since YAML gives such words a
    type of their own; quizpress takes every one as it is typed.
    """
    kinds = {kind.record.name: _record(kind.record) for kind in CARD.kinds}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "quizpress deck",
        **_record(DECK),
        "$defs": {**kinds, CARD.name: _card(CARD), SECTION.name: _record(SECTION)},
    }


def _of(shape: Shape) -> Json:
    match shape:
        case Text():
            return {
                "type": ["string", "number", "boolean"],
                "maxLength": shape.most,
                "pattern": _padded(shape.pattern) if shape.pattern else _VISIBLE,
            }
        case Word():
            return {"enum": [*shape.words, *(TYPED[w] for w in shape.words if w in TYPED)]}
        case Whole():
            number = {"type": "integer", "minimum": shape.least, "maximum": shape.most}
            return {"anyOf": [number, {"type": "string", "pattern": f"^({shape.pattern})$"}]}
        case Many():
            many = {"type": "array", "minItems": shape.least, "items": _of(shape.item)}
            return {"anyOf": [_of(shape.item), many]} if shape.single else many
        case Pairs():
            texts = _of(shape.text)
            return {
                "type": "object",
                "minProperties": shape.least,
                "propertyNames": texts,
                "additionalProperties": texts,
            }
        case Either():
            return {"anyOf": [_of(each) for each in shape.shapes]}
        case Record():
            return {"$ref": f"#/$defs/{shape.name}"} if shape is SECTION else _record(shape)
        case Kinds():
            return {"$ref": f"#/$defs/{shape.name}"}
    assert_never(shape)


def _padded(pattern: str) -> str:
    """Return a pattern that minds no padding, since a text is taken without it."""
    inside = pattern.removeprefix("^").removesuffix("$")
    return f"^(?=[\\s\\S]*{_VISIBLE})[{_INVISIBLE}]*({inside})[{_INVISIBLE}]*$"


def _record(record: Record) -> Json:
    made: Json = {
        "type": "object",
        "additionalProperties": False,
        "required": [field.key for field in record.fields if field.needed],
        "properties": {field.key: _field(field) for field in record.fields},
    }
    if record.one_of:
        made["oneOf"] = [{"required": [key]} for key in record.one_of]
    return made


def _field(field: Field) -> Json:
    return {"description": field.says, **_of(field.shape)}


def _card(kinds: Kinds) -> Json:
    return {"anyOf": [_kind(kind) for kind in kinds.kinds]}


def _kind(kind: Kind) -> Json:
    return {"$ref": f"#/$defs/{kind.record.name}", "required": [*kind.marks]}


_INVISIBLE = "".join(f"\\u{ord(sign):04x}" for sign in INVISIBLE)
_VISIBLE = f"[^{_INVISIBLE}]"
