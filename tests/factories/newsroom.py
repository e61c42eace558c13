"""People for tests."""

from itertools import count

from django.contrib.auth.models import Group

from newsroom.models import User

_number = count(1)


def make_user(role: str | None = "Editor", **fields) -> User:
    """A member of staff with a role of newsroom.roles, or none; the password is "correct horse battery"."""
    fields.setdefault("username", f"user{next(_number)}")
    user = User.objects.create_user(is_staff=True, password="correct horse battery", **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user
