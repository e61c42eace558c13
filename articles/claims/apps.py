from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "articles.claims"
    label = "claims"
    default = True
