"""People for tests, what they are told, and the machines that are told."""

from itertools import count

from django.contrib.auth.models import Group

from newsroom.models import Notification, User, WebhookDelivery, WebhookEndpoint

_number = count(1)


def make_user(role: str | None = "Editor", **fields) -> User:
    """A member of staff with a role of newsroom.roles, or none; the password is "correct horse battery"."""
    fields.setdefault("username", f"user{next(_number)}")
    user = User.objects.create_user(is_staff=True, password="correct horse battery", **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_notification(recipient: User, **fields) -> Notification:
    """Something that a person was told, unread unless `read_at` says otherwise."""
    number = next(_number)
    fields.setdefault("event", "assigned")
    fields.setdefault("text", f"“Harbour office answers questions {number}” was assigned to you")
    fields.setdefault("url", "/admin/articles/article/")
    return Notification.objects.create(recipient=recipient, **fields)


def make_endpoint(**fields) -> WebhookEndpoint:
    """A machine that is told of everything."""
    fields.setdefault("url", f"https://receiver{next(_number)}.example/hook")
    fields.setdefault("events", ["publish", "update", "correct", "retract", "unpublish", "verdict"])
    return WebhookEndpoint.objects.create(**fields)


def make_letter(**fields) -> WebhookDelivery:
    """A letter that waits."""
    if "endpoint" not in fields:
        fields["endpoint"] = make_endpoint()
    fields.setdefault("event", "publish")
    fields.setdefault("body", '{"event":"publish"}')
    return WebhookDelivery.objects.create(**fields)
