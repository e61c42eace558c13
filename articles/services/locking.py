"""The lock that every verb on a story takes first.

After it come entities, pictures, topics and claims, each by key, in this order everywhere: whoever locks in another
one can wait for somebody who waits for them.
"""

from __future__ import annotations

from articles.models import Article


def lock_story(key: int) -> Article:
    """The story read anew and locked until the transaction ends. Saves, tags, suggestions and print queue here.

    The lock is not for the key: rows that only refer to the story may be written meanwhile.
    """
    return Article.objects.select_for_update(no_key=True).get(pk=key)
