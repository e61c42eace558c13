"""Every address of the claims desk. The page of one claim comes last: it takes what no other page took."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.urls import URLPattern

from newsroom.desk.claims import (
    anonymity_acts,
    evidence,
    held_files,
    items,
    links,
    notes,
    numbers,
    origins,
    page,
    presence,
    queue,
    reader,
    reader_acts,
    replies,
    review,
    same,
    story,
    verdict_acts,
)
from newsroom.desk.legal_pack import page as legal_pack

_MODULES = (
    queue,
    evidence,
    links,
    notes,
    review,
    same,
    numbers,
    origins,
    presence,
    replies,
    verdict_acts,
    story,
    anonymity_acts,
    legal_pack,
    items,
    reader,
    reader_acts,
    held_files,
    page,
)


def claims_desk_urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of all modules of the desk, below the admin's own."""
    return [url for module in _MODULES for url in module.urls(site)]
