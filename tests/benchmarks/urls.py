"""The product's addresses and one bare view beside them, so that both pass the same middlewares."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from articles.models import Article


def bare(request: HttpRequest) -> HttpResponse:
    """What Django itself costs: one query, no template."""
    return HttpResponse(Article.objects.order_by("pk").values_list("headline", flat=True)[0])


urlpatterns = [path("bare/", bare), path("", include("newsroom.urls"))]
