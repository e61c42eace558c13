"""Root of all addresses: the public site and, below /admin/, the desk."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("newsroom.site.urls")),
]
