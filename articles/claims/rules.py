"""Who may do what with claims, one predicate each; and what a claim's act says about its harm."""

from __future__ import annotations

from typing import Any

from articles.claims.enums import Harm
from articles.claims.vocabulary import Basis, Polarity, SpeechAct

GRAVE_ACTS = frozenset({SpeechAct.ACCUSE, SpeechAct.CHARGE})
_DENYING_ACTS = frozenset({SpeechAct.DENY, SpeechAct.REFUSE, SpeechAct.WITHDRAW})


def may_read(user: Any) -> bool:
    """See claims, and the desk at which they are checked."""
    return user.is_active and user.has_perm("claims.view_claim")


def may_record(user: Any) -> bool:
    """Write and change claims."""
    return user.is_active and user.has_perm("claims.add_claim")


def may_change(user: Any) -> bool:
    """Change a claim on file, as its form in the admin lets one."""
    return user.is_active and user.has_perm("claims.change_claim")


def may_review(user: Any) -> bool:
    """Sign that a claim found automatically is as it should be."""
    return user.is_active and user.has_perm("claims.change_claim")


def may_withhold(user: Any) -> bool:
    """Take a claim from readers by order of law, and give it back."""
    return user.is_active and user.has_perm("claims.withhold_claim")


def may_grant_anonymity(user: Any) -> bool:
    """Answer for printing a claim whose source is not named."""
    return user.is_active and user.has_perm("claims.grant_anonymity")


def may_ask_reply(user: Any) -> bool:
    """Put an accusation to somebody, and record what they answer; it is written down as a claim."""
    return user.is_active and user.has_perm("claims.ask_reply") and may_record(user)


def may_waive_reply(user: Any) -> bool:
    """Answer for printing an accusation to which nobody was asked, or nobody replied."""
    return user.is_active and user.has_perm("claims.waive_reply")


def may_file_identity(user: Any, grant: Any) -> bool:
    """Put into the vault who a source is: the editor alone who carries the name in the head."""
    return user.is_active and user.pk == grant.known_to_id


def may_be_named(user: Any) -> bool:
    """Be named on an identity: people of the desk who see claims; closed accounts are not."""
    return user.is_active and user.is_staff and user.has_perm("claims.view_claim")


def may_propose(user: Any) -> bool:
    """Check a claim: take it, say what was found, label what somebody else proposed."""
    return user.is_active and user.has_perm("claims.propose_verdict")


def may_approve(user: Any) -> bool:
    """Approve a verdict that somebody else proposed, or give it back."""
    return user.is_active and user.has_perm("claims.approve_verdict")


def may_decide(user: Any) -> bool:
    """Settle in one act what does little harm: whoever may check, or answers for verdicts."""
    return may_propose(user) or may_approve(user)


def may_read_verdicts(user: Any) -> bool:
    """See what was found about claims; what is blind is decided for each round."""
    return user.is_active and user.has_perm("claims.view_verdict")


def may_add_items(user: Any) -> bool:
    """Add items, have their pages fetched, and grade their sources."""
    return user.is_active and user.has_perm("claims.add_sourceitem")


def may_read_copies(user: Any) -> bool:
    """Read what is held of items. Readers never may: what was handed in can be confidential."""
    return user.is_active and user.has_perm("claims.view_heldcopy")


def may_grade_sources(user: Any) -> bool:
    """Say how reliable a source is."""
    return user.is_active and user.has_perm("claims.change_source")


def propose_harm(*, act: str, basis: str, about_living_person: bool) -> Harm:
    """A first guess from act and accused, for a person to confirm (DESIGN section 3, `harm`).

    An accusation against a living person is serious, against anybody else moderate; an official act is on
    record and low; the rest starts at none.
    """
    if basis == Basis.OFFICIAL_ACT:
        return Harm.LOW
    if act in GRAVE_ACTS:
        return Harm.SERIOUS if about_living_person else Harm.MODERATE
    return Harm.NONE


def harm_reason(*, act: str, basis: str, about_living_person: bool) -> str:
    """Why `propose_harm` proposes what it does, in an editor's words."""
    if basis == Basis.OFFICIAL_ACT:
        return "an official act is on record"
    if act in GRAVE_ACTS:
        whom = "somebody living" if about_living_person else "nobody living that is on file"
        return f"{'a charge' if act == SpeechAct.CHARGE else 'an accusation'} against {whom}"
    return "nobody is accused or charged"


def is_denied(*, polarity: str, act: str) -> bool:
    """Whether whoever speaks says that the statement is not so, will not be, or is no longer maintained.

    "X denied taking bribes" is filed under "taking bribes": what it says is in the act or the polarity.
    """
    return polarity == Polarity.NEGATIVE or act in _DENYING_ACTS


def may_attach_evidence(user: Any) -> bool:
    """Put evidence on a claim, change what it says of it, and take it off."""
    return user.is_active and user.has_perms(("claims.add_evidence", "claims.change_evidence"))


def may_link(user: Any) -> bool:
    """Say how claims stand to one another, and take that back: links, and groups of claims that say the same."""
    return user.is_active and user.has_perms(("claims.add_claim", "claims.change_claim"))


def may_trace_origins(user: Any) -> bool:
    """Say which document took its words from which: whoever may change evidence, for it changes what that counts."""
    return may_attach_evidence(user)
