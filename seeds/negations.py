"""Words that turn a statement around: what an excerpt must not leave out."""

import re

# Matched against folded text, where every apostrophe is "'".
_DENIALS = (
    r"not|never|no|nor|neither|none|nobody|nothing|nowhere|cannot|without|hardly|barely|scarcely"
    r"|rarely|seldom|unless|except|false|falsely|untrue|wrongly|den(?:y|ies|ied|ying)"
    r"|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|fail(?:s|ed)?|against|oppos(?:e|es|ed|ing)"
    r"|disput(?:e|es|ed|ing)|lack(?:s|ed)?|instead|myth|ain't|nay"
)
NEGATION = re.compile(rf"(?<![\w'])(?:{_DENIALS}|\w+n't)(?![\w'])")
# "not only" and "no doubt" deny nothing.
_EMPTY = re.compile(r"(?:not (?:only|just|merely|simply|least)|no (?:doubt|matter|less))\b")
_BREAK = re.compile(r"[,;:.!?()-](?:\s|$)|\"| (?:but|because|though|although) ")
_BEFORE = re.compile(
    r"(?<![\w'])(?:not|never|no|nor|neither|nobody|none|cannot|without|hardly|barely|scarcely"
    r"|rarely|seldom|unless|except|\w+n't|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|fail(?:s|ed)?)(?![\w'])"
)
_DENIED_CLAUSE = re.compile(
    r"\b(den(?:y|ies|ied|ying)|false|untrue|not true|no evidence|disput(?:e|es|ed|ing))"
    r" that\b[^.!?;:\"]*\Z"
)
_WORDS_BEFORE = 3  # "did not want to" still belongs to what follows
_AFTER = re.compile(
    r"[, -]*(?:unless|except|only if|if not)\b"
    r"| (?:not|never|no|none|nobody|nothing|neither)\b(?! (?:only|just|merely|simply|least|doubt"
    r"|matter|less|longer than)\b)"
)


def negation_in(folded: str) -> str | None:
    """Return the first word that turns a stretch of folded text around, if there is one."""
    for match in NEGATION.finditer(folded):
        if not _EMPTY.match(folded, match.start()):
            return match[0]
    return None


def negation_before(folded: str) -> str | None:
    """Return the negation that ends this text, when what follows it is what it denies."""
    clause = _DENIED_CLAUSE.search(folded[-80:])
    if clause:
        return clause[1]
    near = " ".join(folded[-80:].split()[-_WORDS_BEFORE:])
    near = _BREAK.split(near + " ")[-1] if _BREAK.search(near) else near
    found = [match for match in _BEFORE.finditer(near) if not _EMPTY.match(near, match.start())]
    return found[-1][0] if found else None


def condition_after(folded: str) -> str | None:
    """Return the "unless" that this text begins with, or the "not" of "it did not"."""
    match = _AFTER.match(folded)
    return match[0].strip(" ,-") if match else None
