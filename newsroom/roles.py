"""Who may do what: one table, synced to groups after every migrate.

Permissions are named as Django names them, `app.codename`. A role that changes here changes in every
database at its next migrate; groups made by hand are left alone.
"""

from __future__ import annotations

from django.apps import AppConfig

_READ_ALL = frozenset(
    f"{app}.view_{model}"
    for app, models in {
        "articles": (
            "article appearance author correction correctiontask mention override proposal publishedversion revision"
            " section signoff".split()
        ),
        "claims": "claim claimlink claimparty evidence replytemplate source sourceitem verdict".split(),
        "entities": "entity entityname identifier image topic taggedentity".split(),
        "ledger": ["historyentry"],
    }.items()
    for model in models
)


def _may(app: str, models: str, *verbs: str) -> frozenset[str]:
    return frozenset(f"{app}.{verb}_{model}" for model in models.split() for verb in verbs)


_WRITE_STORIES = _may("articles", "article byline", "add", "change") | _may("articles", "byline", "delete")
_WRITE_CLAIMS = _may("claims", "claim claimlink claimparty", "add", "change") | _may(
    "claims", "claimlink claimparty", "delete"
)
#: What is held of items may have been handed in under confidence: the hand of `ingest` does not read it.
_READ_COPIES = _may("claims", "heldcopy", "view")
_WRITE_SOURCES = _READ_COPIES | _may("claims", "source sourceitem evidence", "add", "change")
_WRITE_ENTITIES = _may("entities", "entity entityname identifier topic image", "add", "change") | _may(
    "entities", "entityname identifier", "delete"
)
_PUBLISH = frozenset({"articles.publish_article"})
#: Notes beside stories are for people: one may name a source, so the hand of `ingest` does not read them.
_COMMENT = _may("articles", "note", "view", "add")

#: Who puts an accusation to somebody; the hand of `ingest` asks nobody.
_ASK = frozenset({"claims.ask_reply"})

#: role name -> permissions
ROLES: dict[str, frozenset[str]] = {
    "Reporter": _READ_ALL
    | _COMMENT
    | _ASK
    | _WRITE_STORIES
    | _WRITE_CLAIMS
    | _WRITE_SOURCES
    | _WRITE_ENTITIES,
    "Editor": _READ_ALL
    | _COMMENT
    | _ASK
    | _WRITE_STORIES
    | _WRITE_CLAIMS
    | _WRITE_SOURCES
    | _WRITE_ENTITIES
    | _PUBLISH
    | _may("articles", "section author", "add", "change")
    | _may("claims", "replytemplate", "add", "change")
    | frozenset(
        {
            "articles.override_finding",
            "articles.sign_off_finding",
            "articles.send_back_article",
            "articles.retract_article",
            "articles.export_legal_pack",
            "articles.view_ruleswitch",
            "articles.view_ruleseverity",
            "articles.add_correctiontask",
            "articles.change_correctiontask",
            "claims.grant_anonymity",
            "claims.waive_reply",
            "claims.approve_verdict",
            "entities.open_dossier",
        }
    ),
    "Checker": _READ_ALL
    | _COMMENT
    | _ASK
    | _WRITE_CLAIMS
    | _WRITE_SOURCES
    | frozenset(
        {
            "articles.sign_off_finding",
            "articles.send_back_article",
            "articles.check_article",
            "claims.propose_verdict",
            "claims.approve_verdict",
            "articles.view_ruleseverity",
            "articles.add_correctiontask",
        }
    ),
    "Legal": _READ_ALL
    | _COMMENT
    | _READ_COPIES
    | frozenset(
        {
            "claims.withhold_claim",
            "claims.waive_reply",
            "entities.withhold_entity",
            "articles.publish_article",
            "articles.override_finding",
            "articles.sign_off_finding",
            "articles.send_back_article",
            "articles.clear_article",
            "articles.view_ruleseverity",
            "articles.retract_article",
            "articles.export_legal_pack",
            "articles.withhold_version",
            "articles.add_correctiontask",
            "articles.change_correctiontask",
            "ledger.redact",
        }
    ),
}
#: The hand of `ingest`: what it writes is marked as found automatically until a person has looked.
ROLES["Importer"] = (
    _READ_ALL
    | _WRITE_STORIES
    | _WRITE_CLAIMS
    | _PUBLISH
    | {
        "articles.override_finding",
        "articles.sign_off_finding",
    }
)
#: Administrators run the system: everything the roles may do, staff accounts, which rules the analyser uses, and
#: which other machines are told what goes into print.
#: They are not superusers.
ROLES["Administrator"] = (
    frozenset().union(*ROLES.values())
    | _may("newsroom", "user webhookendpoint", "view", "add", "change")
    | {"articles.change_ruleswitch", "articles.change_ruleseverity", "newsroom.view_webhookdelivery"}
)


def sync_roles(sender: AppConfig | None = None, **kwargs: object) -> None:
    """Make every role a group with exactly its permissions. Idempotent; runs after each migrate.

    `post_migrate` reaches us app by app, and ours comes before some whose permissions we name; permissions
    are therefore created first. An unknown name is an error: a typo must not silently take a right away.
    """
    from django.apps import apps
    from django.contrib.auth.management import create_permissions
    from django.contrib.auth.models import Group, Permission

    using = str(kwargs.get("using", "default"))
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0, using=using)
    known = {
        f"{label}.{codename}": pk
        for label, codename, pk in Permission.objects.using(using).values_list(
            "content_type__app_label", "codename", "pk"
        )
    }
    for name, wanted in ROLES.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        missing = sorted(wanted - known.keys())
        if missing:
            raise LookupError(f"Role {name} names permissions that do not exist: {', '.join(missing)}.")
        group.permissions.set([known[permission] for permission in wanted])
