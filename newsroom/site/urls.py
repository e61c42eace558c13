"""Public addresses. They are permanent: other people's pages and scripts rely on them."""

from django.urls import path
from django.views.generic import TemplateView

app_name = "site"

_soon = TemplateView.as_view(template_name="404.html")

urlpatterns = [
    path("", _soon, name="home"),
    path("stories/<slug:slug>/", _soon, name="story"),
    path("sections/<slug:slug>/", _soon, name="section"),
    path("topics/<slug:slug>/", _soon, name="topic"),
    path("entities/<slug:slug>/", _soon, name="entity"),
    path("claims/<slug:uid>/", _soon, name="claim"),
]
