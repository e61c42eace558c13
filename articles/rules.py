"""Who may do what with stories: one predicate each."""

from __future__ import annotations

from typing import Any


def may_write(user: Any) -> bool:
    """Write and save working copies."""
    return user.is_active and user.has_perm("articles.change_article")


def may_publish(user: Any) -> bool:
    """Put a story into print and take it back."""
    return user.is_active and user.has_perm("articles.publish_article")


def may_read_rules(user: Any) -> bool:
    """See how the analyser's rules do in this newsroom."""
    return user.is_active and user.has_perm("articles.view_ruleswitch")


def may_switch_rules(user: Any) -> bool:
    """Switch a rule of the analyser off and on."""
    return user.is_active and user.has_perm("articles.change_ruleswitch")


def may_override(user: Any) -> bool:
    """Publish over findings, giving a reason that is kept."""
    return user.is_active and user.has_perm("articles.override_finding")


def may_sign_off(user: Any) -> bool:
    """Sign off a finding that asks for a second person, on a story that somebody else wrote."""
    return user.is_active and user.has_perm("articles.sign_off_finding")


def may_read_severities(user: Any) -> bool:
    """See the rules before print: what each finds, and how grave this newsroom takes it."""
    return user.is_active and user.has_perm("articles.view_ruleseverity")


def may_set_severities(user: Any) -> bool:
    """Set how grave a rule before print is, and the words that the rules read."""
    return user.is_active and user.has_perm("articles.change_ruleseverity")
