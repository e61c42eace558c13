"""The sample staff: one person for each role."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import Group

from newsroom.models import User


class SamplePerson(NamedTuple):
    """A sample login. The password is printed by the demo and works nowhere else (see newsroom.auth)."""

    username: str
    password: str
    first_name: str
    last_name: str
    role: str


SAMPLE_PEOPLE = (
    SamplePerson("reporter", "demo-reporter", "Ilse", "Brandvold", "Reporter"),
    SamplePerson("editor", "demo-editor", "Tomas", "Quill", "Editor"),
    SamplePerson("checker", "demo-checker", "Nadia", "Ferro", "Checker"),
    SamplePerson("legal", "demo-legal", "Ruth", "Okonjo-Hale", "Legal"),
    SamplePerson("admin", "demo-admin", "Priya", "Lindqvist", "Administrator"),
)


def load_people() -> dict[str, User]:
    """Make the sample staff; returns them by user name. Only for a database that the demo is making."""
    people = {}
    for person in SAMPLE_PEOPLE:
        user = User.objects.create_user(
            username=person.username,
            password=person.password,
            first_name=person.first_name,
            last_name=person.last_name,
            is_staff=True,
            is_sample=True,
        )
        user.groups.add(Group.objects.get(name=person.role))
        people[person.username] = user
    return people
