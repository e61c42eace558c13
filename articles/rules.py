"""Who may do what with stories: one predicate each."""

from __future__ import annotations

from typing import Any

from articles.workflow import Move, Verb, permissions_for, permissions_of_verb


def may_write(user: Any) -> bool:
    """Write and save working copies."""
    return user.is_active and user.has_perm("articles.change_article")


def may_move(user: Any, move: Move, *, needs_legal: bool) -> bool:
    """Make one move of the workflow."""
    return user.is_active and user.has_perms(permissions_for(move, needs_legal=needs_legal))


def may_use(user: Any, verb: Verb) -> bool:
    """Do this to some story or other; where it stands decides further."""
    return user.is_active and any(user.has_perm(name) for name in permissions_of_verb(verb))


def may_clear(user: Any) -> bool:
    """Speak for the lawyers."""
    return user.is_active and user.has_perm("articles.clear_article")


def may_publish(user: Any) -> bool:
    """Put a story into print and take it back."""
    return user.is_active and user.has_perm("articles.publish_article")


def may_share_preview(user: Any) -> bool:
    """Let people without an account look at a story before it is printed."""
    return may_write(user) or may_publish(user)


def may_revoke_preview(user: Any, made_by: int) -> bool:
    """End a preview link that the user of this key made: one's own, or anybody's by the right to publish."""
    return may_publish(user) or (may_share_preview(user) and user.pk == made_by)


def may_read_rules(user: Any) -> bool:
    """See how the analyser's rules do in this newsroom."""
    return user.is_active and user.has_perm("articles.view_ruleswitch")


def may_switch_rules(user: Any) -> bool:
    """Switch a rule of the analyser off and on."""
    return user.is_active and user.has_perm("articles.change_ruleswitch")


def may_override(user: Any) -> bool:
    """Pass findings that block, giving a reason that is kept."""
    return user.is_active and user.has_perm("articles.override_finding")


def may_sign_off(user: Any) -> bool:
    """Pass findings that ask for a second person, giving a reason that is kept."""
    return user.is_active and user.has_perm("articles.sign_off_finding")


def may_pass(user: Any, severity: str) -> bool:
    """Pass a finding of this severity (one that stops) on a story that somebody else wrote."""
    return may_override(user) if severity == "B" else may_sign_off(user)


def may_pass_some(user: Any) -> bool:
    """Pass findings of one severity or another."""
    return may_override(user) or may_sign_off(user)


def may_take_back(user: Any, signed_by: int) -> bool:
    """Take back a sign-off that the user of this key gave: one's own, or anybody's by the right to override."""
    return may_override(user) or (may_sign_off(user) and user.pk == signed_by)


def may_open_task(user: Any) -> bool:
    """Say that a printed story has to be corrected or updated."""
    return user.is_active and user.has_perm("articles.add_correctiontask")


def may_close_task(user: Any) -> bool:
    """Say that a task needs no answer in print."""
    return user.is_active and user.has_perm("articles.change_correctiontask")


def may_export_legal_pack(user: Any) -> bool:
    """Take out all that is on file about a story and its claims, for a lawyer or a court."""
    return user.is_active and user.has_perms(("articles.view_article", "articles.export_legal_pack"))


def may_withhold_version(user: Any) -> bool:
    """Keep one printed version from readers, and give it back."""
    return user.is_active and user.has_perm("articles.withhold_version")


def may_read_severities(user: Any) -> bool:
    """See the rules before print: what each finds, and how grave this newsroom takes it."""
    return user.is_active and user.has_perm("articles.view_ruleseverity")


def may_set_severities(user: Any) -> bool:
    """Set how grave a rule before print is, and the words that the rules read."""
    return user.is_active and user.has_perm("articles.change_ruleseverity")


def may_look_at_saves(user: Any) -> bool:
    """Read what was saved of stories, and compare it."""
    return user.is_active and user.has_perm("articles.view_revision")


def may_read_notes(user: Any) -> bool:
    """Read what colleagues say to each other beside a story. It may name a source: not every account may."""
    return user.is_active and user.has_perms(("articles.view_article", "articles.view_note"))


def may_comment(user: Any) -> bool:
    """Write notes beside stories, whoever writes the stories themselves."""
    return may_read_notes(user) and user.has_perm("articles.add_note")
