"""Every address of the claims desk. The page of one claim comes last: it takes what no other page took."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.urls import URLPattern

from newsroom.desk.claims import held_files, items, page, queue, reader, reader_acts

_MODULES = (
    queue,
    items,
    reader,
    reader_acts,
    held_files,
    page,
)


def claims_desk_urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of all modules of the desk, below the admin's own."""
    return [url for module in _MODULES for url in module.urls(site)]
