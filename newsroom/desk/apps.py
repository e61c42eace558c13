"""Puts the house's own admin site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    """`django.contrib.admin` with our site as the one that `admin.site` means."""

    default_site = "newsroom.desk.admin_site.DeskAdminSite"
