"""Read e-mail: subject, day, sender and the text that is shown; attachments are left alone."""

from __future__ import annotations

from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from kg.errors import SourceError
from kg.model import Document
from kg.sources.decode import decode
from kg.sources.html import text_of
from kg.sources.raw import Limits, Raw


def read_mail(raw: Raw, data: bytes, limits: Limits) -> tuple[Document, dict[str, str]]:
    """Return the body of a message; its day is the one on which it was sent.

    Raises:
        SourceError: If it has no text.
    """
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise SourceError("e-mail without text")
    payload = body.get_payload(decode=True)
    assert isinstance(payload, bytes)
    text = decode(payload, body.get_content_charset())
    if body.get_content_subtype() == "html":
        text = text_of(text)
    fields = {
        "title": str(message["subject"] or ""),
        "author": str(message["from"] or "").split("<")[0].strip(' "'),
    }
    # No day, or an impossible one, is none.
    with suppress(ValueError, TypeError):
        fields["published"] = parsedate_to_datetime(str(message["date"])).date().isoformat()
    return Document(id=raw.id, text=text, origin=raw.origin), fields
