"""What the schema shows: an invented card on an invented race."""

from typing import Any

CARD: dict[str, Any] = {
    "id": "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f60",
    "deck_version": 23,
    "position": 0,
    "revision": 3,
    "kind": "rebuttal",
    "topic": "libraries",
    "attack": "You closed our libraries.",
    "heard_as": ["Why are there fewer libraries now?"],
    "loaded_words": ["closed"],
    "headline": "The valley has more libraries than before.",
    "rebuttal": "Twelve libraries opened in four years, and each one is open six days a week.",
    "long_rebuttal": None,
    "bridge": "What matters is who reads in them",
    "punt": "I'd rather talk about what families find there.",
    "do_not_say": [{"phrase": "we closed no library", "reason": "Two moved."}],
    "key_points": [
        {
            "id": "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f61",
            "text": "Twelve opened in four years",
            "required": True,
            "paraphrases": ["a dozen new libraries"],
        }
    ],
    "figures": [
        {
            "what": "libraries opened",
            "value": "12",
            "unit": "libraries",
            "say_as": "twelve libraries",
            "as_of": "2031-05-01",
            "valid_until": None,
            "proof": 0,
        }
    ],
    "proofs": [
        {
            "says": "The mayor opened twelve libraries.",
            "stance": "supports",
            "quotation": "The mayor opened 12 libraries in the valley.",
            "speaker": None,
            "source": {
                "title": "Four years of libraries",
                "outlet": "The Valley Courier",
                "author": None,
                "published_on": "2031-05-02",
                "url": None,
                "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "grade": "B",
            },
            "start": 120,
            "end": 164,
            "key_point": "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f61",
        }
    ],
    "follows": None,
    "weight": 1.4,
    "expires_at": "2031-06-01T00:00:00Z",
    "trust": {
        "state": "approved",
        "reasons": [],
        "approved_by": "Robin Lead",
        "approved_at": "2031-05-04T09:30:00Z",
        "expires_at": "2031-06-01T00:00:00Z",
        "owner": "library-desk",
    },
    "content_hash": "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
}
CHANGES: dict[str, Any] = {
    "version": 23,
    "changed": [CARD],
    "gone": [
        {
            "id": "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f70",
            "reason": "retired",
            "say_instead": None,
        }
    ],
}
