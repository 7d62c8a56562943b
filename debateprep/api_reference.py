"""The OpenAPI document as a person reads it: what one can ask, and what the answers hold."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

METHODS = ["get", "post", "put", "patch", "delete"]


@dataclass(frozen=True)
class Field:
    """A parameter or a property. `shape` is the name of the shape it holds, if it holds one."""

    name: str
    kind: str
    shape: str
    says: str
    is_required: bool


@dataclass(frozen=True)
class Answer:
    status: str
    shape: str
    example: str
    says: str


@dataclass(frozen=True)
class Operation:
    anchor: str
    method: str
    path: str
    says: list[str]
    scopes: list[str]
    parameters: list[Field]
    body: Answer | None
    answers: list[Answer]
    refusals: list[str]


@dataclass(frozen=True)
class Shape:
    name: str
    says: str
    fields: list[Field]


@dataclass(frozen=True)
class Reference:
    title: str
    says: str
    operations: list[Operation]
    shapes: list[Shape]


def read(schema: Mapping[str, Any]) -> Reference:
    """Return the reference that an OpenAPI 3.1 document of ours describes."""
    shapes = schema["components"]["schemas"]
    return Reference(
        title=schema["info"]["title"],
        says=schema["info"]["description"],
        operations=list(_operations(schema["paths"], shapes)),
        shapes=[_shape(name, shapes) for name, each in shapes.items() if "enum" not in each],
    )


def _operations(paths: Mapping[str, Any], shapes: Mapping[str, Any]) -> Iterator[Operation]:
    for path, operations in paths.items():
        for method in METHODS:
            if method in operations:
                yield _operation(path, method, operations[method], shapes)


def _operation(
    path: str, method: str, told: Mapping[str, Any], shapes: Mapping[str, Any]
) -> Operation:
    responses = sorted(told["responses"].items())
    return Operation(
        anchor=told["operationId"],
        method=method.upper(),
        path=path,
        says=told.get("description", "").split("\n\n"),
        scopes=[scope for each in told["security"] for scope in each.get("bearer", [])],
        parameters=[
            _field(each["name"], each | each["schema"], each.get("required", False), shapes)
            for each in told.get("parameters", [])
        ],
        body=_answer("", told["requestBody"]) if "requestBody" in told else None,
        answers=[_answer(status, each) for status, each in responses if status < "400"],
        refusals=[status for status, _ in responses if status >= "400"],
    )


def _answer(status: str, told: Mapping[str, Any]) -> Answer:
    held: Mapping[str, Any] = next(iter(told.get("content", {}).values()), {})
    examples = [each["value"] for each in held.get("examples", {}).values()]
    return Answer(
        status=status,
        shape=_name(held.get("schema", {})),
        example=json.dumps(examples[0], indent=2, ensure_ascii=False) if examples else "",
        says=told.get("description", ""),
    )


def _shape(name: str, shapes: Mapping[str, Any]) -> Shape:
    told = shapes[name]
    required = told.get("required", [])
    either = " or ".join(_name(each) for each in told.get("oneOf", []))
    return Shape(
        name=name,
        says=either or told.get("description", ""),
        fields=[
            _field(field, each, field in required, shapes)
            for field, each in told.get("properties", {}).items()
        ],
    )


def _field(
    name: str, told: Mapping[str, Any], is_required: bool, shapes: Mapping[str, Any]
) -> Field:
    shape = _name(told) or _name(told.get("items", {}))
    is_enum = "enum" in shapes.get(shape, {})
    return Field(
        name=name,
        kind=_kind(told, shapes),
        shape="" if is_enum else shape,
        says=told.get("description", ""),
        is_required=is_required,
    )


def _kind(told: Mapping[str, Any], shapes: Mapping[str, Any]) -> str:
    """Return what a value may be, in words."""
    if name := _name(told):
        return _kind(shapes[name], shapes) if "enum" in shapes[name] else name
    if "enum" in told:
        return " | ".join(str(value) for value in told["enum"])
    if told.get("type") == "array":
        return f"list of {_kind(told['items'], shapes)}"
    types = told.get("type", "any")
    words = types if isinstance(types, list) else [types]
    if "format" in told:
        words = [told["format"], *words[1:]]
    return " or ".join(words)


def _name(told: Mapping[str, Any]) -> str:
    """Return the name of the shape that is referred to, if one is."""
    refs = [told, *told.get("allOf", [])]
    return next((each["$ref"].rpartition("/")[2] for each in refs if "$ref" in each), "")
