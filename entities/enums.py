"""Choices of the entities app."""

from django.db import models


class Schema(models.TextChoices):
    """What a thing is, in FollowTheMoney's terms (https://followthemoney.tech/explorer/)."""

    PERSON = "Person", "Person"
    ORGANIZATION = "Organization", "Organisation"
    PUBLIC_BODY = "PublicBody", "Public body"
    COMPANY = "Company", "Company"
    COUNTRY = "Country", "Country"


class Kind(models.TextChoices):
    """What the desk calls it: the facet readers and editors filter by."""

    CARTEL = "cartel", "Cartel"
    GANG = "gang", "Gang"
    FACTION = "faction", "Faction"
    OFFICIAL = "official", "Official"
    PERSON = "person", "Person"
    AGENCY = "agency", "Agency"
    GOVERNMENT = "government", "Government"
    COUNTRY = "country", "Country"
    MEDIA = "media", "Media"
    COMPANY = "company", "Company"
    ORGANISATION = "organisation", "Organisation"


class NameKind(models.TextChoices):
    """How a name stands to its entity (FtM name, alias, weakAlias, previousName; the last three are ours).

    An office names its place or body and is held from and to the days of its row: that is who "the Norlandian
    president" was on the day of a story.
    """

    NAME = "name", "Name"
    ALIAS = "alias", "Alias"
    WEAK_ALIAS = "weak_alias", "Weak alias (never matches alone)"
    PREVIOUS = "previous", "Previous name"
    ABBREVIATION = "abbreviation", "Abbreviation"
    DEMONYM = "demonym", "Demonym (Venezuelan)"
    METONYM = "metonym", "Metonym (Washington for a government)"
    OFFICE = "office", "Office held (President of Norland), with its dates"


class Rights(models.TextChoices):
    """Whether a picture may be printed. Unknown is restricted, so that nobody prints by default."""

    RESTRICTED = "restricted", "Restricted: not to be printed"
    CLEARED = "cleared", "Cleared for print"
