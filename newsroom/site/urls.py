"""Public addresses. They are permanent: other people's pages and scripts rely on them."""

from django.urls import path

from newsroom.site.views.claims import claim, claims
from newsroom.site.views.corrections import corrections
from newsroom.site.views.entities import entities, entity
from newsroom.site.views.feeds import corrections_feed, latest
from newsroom.site.views.front import home
from newsroom.site.views.lists import section, topic
from newsroom.site.views.pictures import picture
from newsroom.site.views.preview import preview, preview_picture
from newsroom.site.views.sitemap import robots, sitemap, sitemap_part
from newsroom.site.views.standards import standards
from newsroom.site.views.story import story
from newsroom.site.views.versions import version, versions

app_name = "site"

urlpatterns = [
    path("", home, name="home"),
    path("stories/<slug:slug>/", story, name="story"),
    path("stories/<slug:slug>/versions/", versions, name="versions"),
    path("stories/<slug:slug>/versions/<int:number>/", version, name="version"),
    path("sections/<slug:slug>/", section, name="section"),
    path("topics/<slug:slug>/", topic, name="topic"),
    path("entities/", entities, name="entities"),
    path("entities/<slug:slug>/", entity, name="entity"),
    path("claims/", claims, name="claims"),
    path("claims/<slug:uid>/", claim, name="claim"),
    path("corrections/", corrections, name="corrections"),
    path("about/standards/", standards, name="standards"),
    path("feeds/latest.atom", latest, name="feed_latest"),
    path("feeds/corrections.atom", corrections_feed, name="feed_corrections"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:part>-<int:page>.xml", sitemap_part, name="sitemap_part"),
    path("robots.txt", robots, name="robots"),
    path("preview/<str:signed>/", preview, name="preview"),
    path("preview/<str:signed>/<str:name>", preview_picture, name="preview_picture"),
    path("pictures/<slug:uid>/<str:name>", picture, name="picture"),
]
