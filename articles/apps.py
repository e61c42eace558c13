from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Stories: working copies, print, and where claims and entities stand in them."""

    name = "articles"
    label = "articles"
    default = True
