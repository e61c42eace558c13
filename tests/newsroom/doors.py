"""Every address of the house and who may come in: one table, which the tests of permissions walk through.

A new address without a line here fails `test_no_door_is_missing`. What a role may do is written down by hand, from
what the house wants, and not read from newsroom.roles: the two are held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse

ROLES = ("Reporter", "Editor", "Checker", "Legal", "Importer", "Administrator")
EVERYONE = frozenset(ROLES)
WRITERS = frozenset({"Reporter", "Editor", "Administrator"})
STORY_WRITERS = WRITERS | {"Importer"}
CLAIM_WRITERS = STORY_WRITERS | {"Checker"}
SOURCE_WRITERS = WRITERS | {"Checker"}
COPY_READERS = SOURCE_WRITERS | {"Legal"}
PUBLISHERS = frozenset({"Editor", "Legal", "Importer", "Administrator"})
RETRACTERS = frozenset({"Editor", "Legal", "Administrator"})
SIGNERS = frozenset({"Editor", "Checker", "Legal", "Importer", "Administrator"})
PREVIEW_SHARERS = STORY_WRITERS | PUBLISHERS
EDITORS = frozenset({"Editor", "Administrator"})
COMMENTERS = WRITERS | {"Checker", "Legal"}
MOVERS = STORY_WRITERS | {"Checker", "Legal"}
LEGAL = frozenset({"Legal", "Administrator"})
RULE_READERS = frozenset({"Editor", "Checker", "Legal", "Administrator"})
REPORTERS_OF_ERRORS = frozenset({"Editor", "Checker", "Legal", "Administrator"})
CLOSERS_OF_TASKS = frozenset({"Editor", "Legal", "Administrator"})
CHECKERS = frozenset({"Checker", "Administrator"})
DECIDERS = CHECKERS | {"Editor"}
BOSS = frozenset({"Administrator"})
ASKERS = WRITERS | {"Checker"}
WAIVERS = frozenset({"Editor", "Legal", "Administrator"})
NOBODY: frozenset[str] = frozenset()


class Door(NamedTuple):
    """One way in. `status` is the answer to those who may; other people of the house are answered `shut`.

    `keys` name the records of the address, `query` goes behind it, `sent` is the body of a form. `open_to_staff`:
    whoever works here, in whatever role or none. `stranger`: the answer to somebody who is not logged in.
    """

    method: str
    name: str
    who: frozenset[str]
    status: int = 200
    keys: tuple[str, ...] = ()
    query: str = ""
    shut: int = 403
    open_to_staff: bool = False
    sent: str = ""
    stranger: int = 302

    def __str__(self) -> str:
        return f"{self.method} {self.name}{self.query}"

    def url(self, records: dict[str, object]) -> str:
        return reverse(f"admin:{self.name}", args=[records[key] for key in self.keys]) + self.query


class Screen(NamedTuple):
    """The screens of one kind of record: who sees it, makes one, and changes one. Nobody deletes anything."""

    model: str
    see: frozenset[str]
    make: frozenset[str]
    change: frozenset[str]


SCREENS = (
    Screen("articles_article", EVERYONE, STORY_WRITERS, STORY_WRITERS),
    Screen("articles_publishedversion", EVERYONE, NOBODY, NOBODY),
    Screen("articles_correction", EVERYONE, NOBODY, NOBODY),
    Screen("articles_correctiontask", EVERYONE, NOBODY, NOBODY),
    Screen("articles_override", EVERYONE, NOBODY, NOBODY),
    Screen("articles_revision", EVERYONE, NOBODY, NOBODY),
    Screen("articles_appearance", EVERYONE, NOBODY, NOBODY),
    Screen("articles_section", EVERYONE, EDITORS, EDITORS),
    Screen("articles_author", EVERYONE, EDITORS, EDITORS),
    Screen("claims_claim", EVERYONE, CLAIM_WRITERS, CLAIM_WRITERS),
    Screen("claims_evidence", EVERYONE, SOURCE_WRITERS, SOURCE_WRITERS),
    Screen("claims_sourceitem", EVERYONE, SOURCE_WRITERS, SOURCE_WRITERS),
    Screen("claims_replytemplate", EVERYONE, EDITORS, EDITORS),
    Screen("claims_source", EVERYONE, SOURCE_WRITERS, SOURCE_WRITERS),
    Screen("entities_entity", EVERYONE, WRITERS, WRITERS),
    Screen("entities_topic", EVERYONE, WRITERS, WRITERS),
    Screen("entities_image", EVERYONE, WRITERS, WRITERS),
    Screen("ledger_historyentry", EVERYONE, NOBODY, NOBODY),
    Screen("newsroom_user", BOSS, BOSS, BOSS),
    Screen("newsroom_webhookendpoint", BOSS, BOSS, BOSS),
    Screen("newsroom_webhookdelivery", BOSS, NOBODY, NOBODY),
    Screen("auth_group", NOBODY, NOBODY, NOBODY),
)


def _doors_of(screen: Screen) -> Iterator[Door]:
    model = (screen.model,)
    yield Door("get", f"{screen.model}_changelist", screen.see)
    yield Door("get", f"{screen.model}_add", screen.make)
    yield Door("post", f"{screen.model}_add", screen.make)
    yield Door("get", f"{screen.model}_change", screen.see, keys=model)
    yield Door("post", f"{screen.model}_change", screen.change, keys=model)
    yield Door("get", f"{screen.model}_delete", NOBODY, keys=model)
    yield Door("post", f"{screen.model}_delete", NOBODY, keys=model)
    if screen.model != "articles_correctiontask":  # it is told in the history of its story, and leads there
        yield Door("get", f"{screen.model}_history", screen.see, keys=model)
    yield Door("get", f"{screen.model}_history_csv", screen.see, keys=model)


REPLY = ("reply",)
STORY, CLAIM, RULE = ("articles_article",), ("claims_claim",), ("rule",)
ITEM = ("claims_sourceitem",)

#: All but the screens of records. Acts are sent without what they ask for: nothing is changed by walking through.
OTHERS = (
    Door("get", "index", EVERYONE, open_to_staff=True),
    Door("get", "index", EVERYONE, query="?part=list", open_to_staff=True),
    Door("get", "index", EVERYONE, query="?view=board", open_to_staff=True),
    Door("post", "desk_change", MOVERS, 302, sent="priority=1"),
    Door("post", "desk_undo", STORY_WRITERS, 302),
    Door("get", "desk_replies", EVERYONE),
    Door("get", "desk_replies", EVERYONE, query="?state=overdue&whose=mine"),
    Door("get", "desk_reply_ask", ASKERS, query="?claim=nothere&respondent=nobody"),
    Door("post", "desk_reply_ask", ASKERS, sent="act=ask"),
    Door("post", "desk_reply_no_answer", ASKERS, 302),
    Door("post", "desk_reply_close", ASKERS, 302, REPLY),
    Door("post", "desk_reply_waiver", ASKERS, 302, REPLY),
    Door("post", "desk_reply_approve", WAIVERS, 302, REPLY),
    Door("post", "desk_reply_refuse", ASKERS | WAIVERS, 302, REPLY),
    Door("get", "calendar", EVERYONE),
    Door("get", "calendar", EVERYONE, query="?view=week"),
    Door("post", "calendar_move", STORY_WRITERS, 302, STORY),
    Door("get", "ledger_historyentry_export", EVERYONE),
    # The story's way through the house; what each verb asks for is in the table of verbs.
    Door("post", "articles_article_move", EVERYONE, 302, STORY),
    Door("get", "articles_article_retract", RETRACTERS, 200, STORY),
    Door("post", "articles_article_retract", RETRACTERS, 200, STORY),
    Door("get", "articles_article_unpublish", PUBLISHERS, 200, STORY),
    Door("post", "articles_article_unpublish", PUBLISHERS, 200, STORY),
    Door("post", "articles_article_checks", EVERYONE, 400, STORY),
    Door("post", "articles_article_sign_off", SIGNERS, 400, STORY),
    Door("post", "articles_article_take_back_sign_off", SIGNERS, 400, STORY),
    # Notes beside a story: everybody who works on stories, but not the hand of `ingest`.
    Door("get", "articles_article_notes", COMMENTERS, 200, STORY),
    Door("post", "articles_article_notes", COMMENTERS, 400, STORY),
    Door("post", "articles_article_notes_form", COMMENTERS, 400, STORY),
    Door("get", "articles_article_note_people", COMMENTERS),
    Door("post", "articles_article_suggest", CLAIM_WRITERS, 400),
    # While somebody types: scripts are answered in JSON, also without a session.
    Door("post", "articles_article_autosave_new", STORY_WRITERS, 400, stranger=403),
    Door("post", "articles_article_autosave", STORY_WRITERS, 400, STORY, stranger=403),
    Door("post", "articles_article_presence", STORY_WRITERS, 400, STORY, stranger=403),
    Door("post", "articles_article_compare_typed", STORY_WRITERS, 400, STORY, stranger=403),
    Door("post", "articles_article_conflict", STORY_WRITERS, 302, STORY),
    Door("get", "articles_article_signed_in", EVERYONE, open_to_staff=True),
    Door("post", "articles_article_claims", EVERYONE, 200, STORY),
    Door("post", "articles_article_lines", EVERYONE, 200, STORY),
    Door("post", "articles_article_suggestions", STORY_WRITERS, 400, STORY),
    Door("post", "articles_article_suggestions_light", STORY_WRITERS, 400, STORY),
    Door("post", "articles_article_suggestion", STORY_WRITERS, 400, ("articles_article", "no grant", "verb")),
    Door("post", "articles_article_mentions", STORY_WRITERS, 400, STORY),
    Door("post", "articles_article_docx", STORY_WRITERS, 302),
    Door("get", "articles_article_history", EVERYONE, 200, STORY, "?moves=1"),
    Door("get", "articles_article_history_csv", EVERYONE, 200, STORY, "?moves=1"),
    # Filing: what the drawer asks, and who is shown the story before print
    Door("get", "articles_article_address", EVERYONE, query="?headline=Quay+opens"),
    Door("get", "articles_article_find", EVERYONE, query="?q=quay"),
    Door("get", "articles_article_related", EVERYONE, 200, STORY),
    Door("get", "articles_author_search", EVERYONE, query="?q=a"),
    Door("get", "story_preview", EVERYONE, 200, STORY),
    Door("get", "story_preview_picture", EVERYONE, 404, ("articles_article", "no picture")),
    Door("get", "articles_article_preview_links", PREVIEW_SHARERS, 200, STORY),
    Door("post", "articles_article_preview_links", PREVIEW_SHARERS, 200, STORY),
    Door(
        "post",
        "articles_article_revoke_preview_link",
        PUBLISHERS,
        302,
        ("articles_article", "somebody's preview link"),
    ),
    # Its saves: looked at, named, held against each other, brought back
    Door("get", "articles_article_history", EVERYONE, 200, STORY, "?named=1"),
    Door("get", "articles_article_saves", EVERYONE, 200, STORY),
    Door("post", "articles_article_name_now", STORY_WRITERS, 400, STORY),
    Door("post", "articles_article_name_save", STORY_WRITERS, 302, (*STORY, "a save"), sent="name="),
    Door("get", "articles_article_compare", EVERYONE, 200, STORY, "?a=r1&b=live"),
    Door("get", "articles_article_restore", STORY_WRITERS, 200, (*STORY, "a save")),
    Door("post", "articles_article_restore", STORY_WRITERS, 200, (*STORY, "a save")),
    # After print
    Door("get", "articles_article_report", REPORTERS_OF_ERRORS, 200, STORY),
    Door("post", "articles_article_report", REPORTERS_OF_ERRORS, 200, STORY),
    Door("get", "articles_correctiontask_close", NOBODY, keys=("articles_correctiontask",)),
    Door("get", "articles_correctiontask_history", EVERYONE, 302, ("articles_correctiontask",)),
    Door("post", "articles_correctiontask_close", CLOSERS_OF_TASKS, 302, ("articles_correctiontask",)),
    Door("get", "articles_publishedversion_withhold", LEGAL, 200, ("articles_publishedversion",)),
    Door("post", "articles_publishedversion_withhold", LEGAL, 200, ("articles_publishedversion",)),
    # The claims desk
    Door("get", "desk_claims", EVERYONE),
    Door("get", "desk_claim", EVERYONE, 200, ("claim_uid",)),
    Door("get", "desk_story_claims", EVERYONE, 200, STORY),
    Door("post", "desk_story_claims", DECIDERS, 302, STORY),
    Door("get", "desk_claim_near", CLAIM_WRITERS, 200, ("claim_uid",)),
    Door("post", "desk_claim_link", CLAIM_WRITERS, 409, ("claim_uid",)),
    Door("post", "desk_claim_unlink", CLAIM_WRITERS, 302, ("claim_uid",)),
    Door("post", "desk_claim_leave", CLAIM_WRITERS, 302, ("claim_uid",)),
    Door("get", "desk_claim_find_item", SOURCE_WRITERS, 200, ("claim_uid",)),
    Door("post", "desk_claim_evidence", SOURCE_WRITERS, 409, ("claim_uid",)),
    Door("post", "desk_claim_note", COMMENTERS, 409, ("claim_uid",)),
    Door("post", "desk_claim_origins", SOURCE_WRITERS, 409, ("claim_uid",)),
    Door("post", "desk_claim_review", CLAIM_WRITERS, 302, ("claim_uid",)),
    Door("get", "desk_claims", EVERYONE, query="?part=list"),
    Door("post", "desk_claims_take", DECIDERS, 404),
    Door("get", "desk_claims_numbers", EVERYONE),
    Door("get", "desk_claims_numbers_csv", EVERYONE, 200, ("numbers_key",)),
    Door("post", "desk_claim_presence", EVERYONE, 400, ("claim_uid",)),
    Door("post", "desk_claim_take", CHECKERS, 302, ("claim_uid",), sent="axis=x"),
    Door("post", "desk_claim_release", DECIDERS, 302, ("claim_uid",), sent="axis=x"),
    Door("post", "desk_claim_propose", DECIDERS, 302, ("claim_uid",)),
    Door("post", "desk_claim_label", CHECKERS, 302, ("claim_uid",)),
    Door("post", "desk_claim_approve", DECIDERS, 302, ("claim_uid",)),
    Door("post", "desk_claim_give_back", DECIDERS, 302, ("claim_uid",)),
    Door("post", "desk_claim_reopen", DECIDERS, 302, ("claim_uid",)),
    Door("post", "desk_claim_skip", DECIDERS, 302, ("claim_uid",)),
    # Items and what is held of them
    Door("get", "desk_item_add", SOURCE_WRITERS),
    Door("post", "desk_item_add", SOURCE_WRITERS, 200),
    Door("post", "desk_claim_add_item", SOURCE_WRITERS, 302, ("claim_uid",)),
    Door("get", "desk_item", COPY_READERS, 200, ITEM),
    Door("get", "desk_item_fetch_state", COPY_READERS, 200, ITEM),
    Door("get", "desk_item_original", COPY_READERS, 200, ("claims_sourceitem", "copy_number")),
    Door("get", "desk_item_picture", COPY_READERS, 404, ("claims_sourceitem", "copy_number")),
    Door("post", "desk_item_evidence", SOURCE_WRITERS, 302, ITEM),
    Door("post", "desk_item_grade", SOURCE_WRITERS, 302, ITEM),
    Door("post", "desk_item_digit", SOURCE_WRITERS, 404, ITEM),
    Door("post", "desk_item_fetch", SOURCE_WRITERS, 302, ITEM),
    Door("post", "desk_item_cancel", SOURCE_WRITERS, 302, ITEM),
    Door("post", "desk_item_read", SOURCE_WRITERS, 302, ITEM),
    Door("post", "desk_item_copy", SOURCE_WRITERS, 302, ITEM),
    # Claims, entities, pictures
    Door("get", "claims_claim_search", EVERYONE),
    Door("post", "claims_claim_quick", CLAIM_WRITERS, 400),
    Door("post", "claims_claim_compose", CLAIM_WRITERS),
    Door("get", "claims_claim_in_dialog", EVERYONE, 200, ("claim_uid",)),
    Door("post", "claims_claim_in_dialog", CLAIM_WRITERS, 400, ("claim_uid",)),
    Door("post", "claims_claim_review", CLAIM_WRITERS, 302, CLAIM),
    Door("get", "claims_claim_withhold", LEGAL, 200, CLAIM),
    Door("post", "claims_claim_withhold", LEGAL, 200, CLAIM),
    Door("get", "claims_claim_anonymity", EDITORS, 200, CLAIM),
    Door("post", "claims_claim_anonymity", EDITORS, 200, CLAIM),
    Door("post", "claims_claim_anonymity_end", EDITORS, 404, ("claims_claim", "no grant")),
    Door("get", "desk_legal_pack", RETRACTERS, 200, STORY),
    Door("post", "desk_legal_pack", RETRACTERS, 200, STORY),
    # Who a source is: for people named on it, whatever their role. Without an identity there is nothing to find.
    Door("post", "desk_claim_file_identity", EVERYONE, 404, ("claim_uid", "no grant")),
    Door("post", "desk_claim_reveal_identity", EVERYONE, 404, ("claim_uid", "no grant")),
    Door("get", "desk_claim_reveal_identity", NOBODY, keys=("claim_uid", "no grant"), shut=405),
    Door("post", "desk_claim_remove_identity", EVERYONE, 404, ("claim_uid", "no grant")),
    Door("post", "desk_claim_ask_reader", EVERYONE, 404, ("claim_uid", "no grant")),
    Door("post", "desk_claim_decide_reader", EVERYONE, 404, ("claim_uid", "no grant", "verb")),
    Door("get", "entities_entity_search", EVERYONE),
    Door("get", "entities_topic_search", EVERYONE),
    Door("get", "entities_entity_withhold", LEGAL, 200, ("entities_entity",)),
    Door("post", "entities_entity_withhold", LEGAL, 200, ("entities_entity",)),
    Door("get", "entities_image_preview", EVERYONE, 200, ("entities_image",)),
    Door("get", "entities_image_browse", EVERYONE),
    Door("post", "entities_image_upload", WRITERS),
    Door("post", "entities_image_describe", WRITERS, 200, ("entities_image",)),
    Door(
        "get",
        "autocomplete",
        EVERYONE,
        query="?app_label=articles&model_name=article&field_name=lead_image&term=x",
    ),
    # What each person is told: their own alone. Somebody else's row is not there, whoever asks.
    Door("get", "notifications", EVERYONE, open_to_staff=True),
    Door("post", "notifications_read", EVERYONE, 302, open_to_staff=True),
    Door("get", "notification_choices", EVERYONE, open_to_staff=True),
    Door("post", "notification_choices", EVERYONE, 302, open_to_staff=True),
    Door("get", "notification_open", NOBODY, keys=("somebody's notification",), shut=404),
    Door("post", "notification_read", NOBODY, keys=("somebody's notification",), shut=404),
    # The rules of the house
    Door("get", "preflight", RULE_READERS),
    Door("post", "preflight_severity", BOSS, 400, sent="rule=P08&severity=x"),
    Door("post", "preflight_words", BOSS, 302, sent="list=hedge&language=en"),
    Door("get", "analyser", EDITORS),
    Door("get", "analyser_csv", EDITORS),
    Door("get", "analyser_rule", EDITORS, 200, RULE),
    Door("post", "analyser_switch", BOSS, 400, RULE),
    # Machines that are told
    Door("get", "newsroom_webhookendpoint_secret", BOSS, 200, ("newsroom_webhookendpoint",)),
    Door("post", "newsroom_webhookdelivery_resend", BOSS, 302, ("newsroom_webhookdelivery",)),
    # Accounts
    Door("get", "auth_user_password_change", BOSS, 200, ("newsroom_user",)),
    Door("get", "password_change", EVERYONE, open_to_staff=True),
    Door("get", "password_change_done", EVERYONE, open_to_staff=True),
    # The front page of one app: none for who may see nothing of it.
    Door("get", "app_list", EVERYONE, keys=("app",), shut=404),
    Door("get", "jsi18n", EVERYONE, open_to_staff=True),
)

DOORS = (*OTHERS, *(door for screen in SCREENS for door in _doors_of(screen)))

#: Without a door in the table, each for its reason.
ELSEWHERE = {
    "login": "it is where strangers come in: test_auth",
    "logout": "it ends the session: test_strangers_may_log_out",
    "view_on_site": "Django's way to the public page of a record, for staff; it shows nothing itself",
}


def names_of_the_desk() -> set[str]:
    """The name of every address below /admin/, and the address itself where it has none."""

    def walk(patterns: list, route: str) -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, route + str(pattern.pattern))
            elif isinstance(pattern, URLPattern):
                yield pattern.name or route + str(pattern.pattern)

    (desk,) = [each for each in get_resolver().url_patterns if str(each.pattern) == "admin/"]
    return set(walk(desk.url_patterns, ""))
