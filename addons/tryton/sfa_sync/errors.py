"""What a pushed group can be answered with instead of being done."""


class Refused(Exception):
    """The group is not done, and the words say why.

    `code` is one of the protocol's refusal codes; `field` and `line` name what is wrong where that is known.
    """

    def __init__(self, code, message, *, field=None, line=None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.line = line


class Conflict(Exception):
    """The record was changed by someone else since the version the operation is based on."""

    def __init__(self, kind, key, record):
        super().__init__(f"{kind} {key}")
        self.kind = kind
        self.key = key
        self.record = record
