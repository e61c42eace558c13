"""Root of all addresses: the public site and, below /admin/, the desk."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("newsroom.site.urls")),
]

handler404 = "newsroom.site.views.errors.not_found"
handler500 = "newsroom.site.views.errors.server_error"
