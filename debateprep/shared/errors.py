"""How the domain says no: messages that can be shown to the person who asked."""


class DomainError(Exception):
    """A refusal. Edges catch it; its message is for people, its `code` for programs."""

    code = "refused"
