"""The OpenAPI document as a person reads it."""

from debateprep.api_reference import Answer, Field, Operation, Reference, Shape, read

ERRORS = {"$ref": "#/components/schemas/Errors"}
SCHEMA = {
    "info": {"title": "libraries", "description": "What is on the shelves."},
    "paths": {
        "/shelves/{id}/": {
            "post": {
                "operationId": "shelves_fill",
                "description": "Fill a shelf.\n\nIt may be sent again.",
                "security": [{"bearer": ["shelves:write"]}, {"session": []}],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
                ],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/c/Shelf"}}}},
                "responses": {
                    "409": {"content": {"application/json": {"schema": ERRORS}}},
                    "200": {
                        "description": "Filled.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/c/Shelf"},
                                "examples": {"One": {"value": {"room": "é"}}},
                            }
                        },
                    },
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Room": {"enum": ["east", "west"]},
            "Book": {"type": "object", "properties": {}},
            "Film": {"type": "object", "properties": {}},
            "Thing": {"oneOf": [{"$ref": "#/c/Book"}, {"$ref": "#/c/Film"}]},
            "Shelf": {
                "description": "Where things are.",
                "required": ["room"],
                "properties": {
                    "room": {"allOf": [{"$ref": "#/c/Room"}], "description": "Which."},
                    "things": {"type": "array", "items": {"$ref": "#/c/Thing"}},
                    "day": {"type": ["string", "null"], "format": "date"},
                    "side": {"enum": [1, 2], "type": "integer"},
                    "note": {},
                },
            },
        }
    },
}


def test_an_operation_says_what_it_asks_and_answers():
    [operation] = read(SCHEMA).operations

    assert operation == Operation(
        anchor="shelves_fill",
        method="POST",
        path="/shelves/{id}/",
        says=["Fill a shelf.", "It may be sent again."],
        scopes=["shelves:write"],
        parameters=[Field("id", "integer", "", "", is_required=True)],
        body=Answer("", "Shelf", "", ""),
        answers=[Answer("200", "Shelf", '{\n  "room": "é"\n}', "Filled.")],
        refusals=["409"],
    )


def test_a_shape_says_what_each_field_may_be():
    shelf = read(SCHEMA).shapes[-1]

    assert shelf == Shape(
        name="Shelf",
        says="Where things are.",
        fields=[
            Field("room", "east | west", "", "Which.", is_required=True),
            Field("things", "list of Thing", "Thing", "", is_required=False),
            Field("day", "date or null", "", "", is_required=False),
            Field("side", "1 | 2", "", "", is_required=False),
            Field("note", "any", "", "", is_required=False),
        ],
    )


def test_lists_of_values_stand_with_their_field_and_a_choice_names_its_shapes():
    reference = read(SCHEMA)

    assert isinstance(reference, Reference)
    assert [(shape.name, shape.says) for shape in reference.shapes[:3]] == [
        ("Book", ""),
        ("Film", ""),
        ("Thing", "Book or Film"),
    ]
