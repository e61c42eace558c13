"""Past a finding: by whom, with what reason, and what stays of it with the version."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.exceptions import PublicationStopped
from articles.models import Article, Byline, Override, PublishedVersion, SignOff
from articles.services.corrections import CorrectionDraft
from articles.services.gate import check_story
from articles.services.moves import approve_article, submit_article
from articles.services.publish import correct_article, publish_article, update_article
from articles.services.save import save_working_copy
from articles.services.sign_off import sign_off
from tests.factories.articles import make_article, make_author, make_published
from tests.factories.claims import make_claim
from tests.factories.entities import make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

HEARSAY = "The quay was reportedly sold at night."


def hearsay_story(**fields) -> Article:
    """S: its body prints hearsay. Written by a reporter."""
    claim = make_claim(mode="hearsay", public_text=HEARSAY)
    return make_article(by=make_user("Reporter"), claims=[claim], **fields)


def picture_story(**fields) -> Article:
    """B: its picture has no alt text. Written by a reporter."""
    return make_article(by=make_user("Reporter"), lead_image=make_image(alt="", title="Quay"), **fields)


def both_story() -> Article:
    return hearsay_story(lead_image=make_image(alt="", title="Quay"))


def sign(story: Article, by, *severities: str, reason="Two desks have it.") -> None:
    for finding in check_story(story):
        if finding.severity in severities:
            rule, field, text = finding.key
            sign_off(article=story, by=by, rule=rule, field=field, text=text, reason=reason)


def stopping(story: Article) -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.severity) for finding in check_story(story) if finding.stops)


def passed(version: PublishedVersion) -> list[tuple]:
    rows = version.overrides.order_by("rule")
    return list(rows.values_list("rule", "severity", "text", "reason", "by"))


def test_the_stories_of_these_tests_are_stopped_by_what_they_say():
    assert stopping(hearsay_story()) == [("P08", "S")]
    assert stopping(picture_story()) == [("media", "B")]
    assert stopping(both_story()) == [("P08", "S"), ("media", "B")]


# --- by whoever presses the button ----------------------------------------------------------------------------


@pytest.mark.parametrize("make", [hearsay_story, picture_story, both_story])
@pytest.mark.parametrize("reason", ["", "  \n "])
def test_nobody_passes_a_finding_without_a_reason(make, reason):
    story = make()
    with pytest.raises(PublicationStopped):
        publish_article(article=story, by=make_user("Administrator"), override_reason=reason)
    assert (PublishedVersion.objects.count(), Override.objects.count()) == (0, 0)


def test_an_override_keeps_what_was_passed_by_whom_why_and_when():
    story, editor = both_story(), make_user()
    version = publish_article(article=story, by=editor, override_reason=" Seen. ")
    assert passed(version) == [
        ("P08", "S", HEARSAY, "Seen.", editor.pk),
        ("media", "B", "Quay: The picture has no alt text", "Seen.", editor.pk),
    ]
    assert set(version.overrides.values_list("at", flat=True)) == {version.published_at}


def test_an_override_is_never_changed():
    version = publish_article(article=both_story(), by=make_user(), override_reason="Seen.")
    override = version.overrides.first()
    override.reason = "Better."
    with pytest.raises(IntegrityError), transaction.atomic():
        override.save()


@pytest.mark.parametrize("make", [hearsay_story, picture_story])
def test_whoever_saved_words_of_the_story_does_not_pass_its_findings(make):
    story, editor = make(), make_user("Administrator")
    save_working_copy(article=story, by=editor, standfirst="It was dark.")
    with pytest.raises(PublicationStopped):
        publish_article(article=story, by=editor, override_reason="I am sure.")
    assert publish_article(article=story, by=make_user(), override_reason="Seen.").number == 1


@pytest.mark.parametrize("make", [hearsay_story, picture_story])
def test_whoever_signs_the_story_does_not_pass_its_findings(make):
    story, editor = make(), make_user()
    Byline.objects.create(article=story, author=make_author(user=editor))
    with pytest.raises(PublicationStopped):
        publish_article(article=story, by=editor, override_reason="I am sure.")


def test_an_author_publishes_a_story_that_nothing_stands_against():
    editor = make_user()
    story = make_article(by=editor)
    version = publish_article(article=story, by=editor, override_reason="I am sure.")
    assert passed(version) == []


def test_an_author_of_what_was_printed_long_ago_is_a_second_person_for_what_is_new():
    editor, reporter = make_user(), make_user("Reporter")
    story = make_published(by=editor)
    claim = make_claim(mode="hearsay", public_text=HEARSAY)
    save_working_copy(
        article=story, by=reporter, body=f'<p><span data-claim="{claim.uid}">{HEARSAY}</span></p>'
    )
    version = update_article(article=story, by=editor, override_reason="Seen.")
    assert [row[-1] for row in passed(version)] == [editor.pk]


def test_filing_a_story_makes_nobody_its_author():
    story, editor = hearsay_story(), make_user()
    save_working_copy(article=story, by=editor, topics=["Harbours"])
    assert publish_article(article=story, by=editor, override_reason="Seen.").number == 1


@pytest.mark.parametrize(
    ("rights", "passes"),
    [
        ((), {}),
        (("sign_off_finding",), {"S"}),
        (("override_finding",), {"B"}),
        (("sign_off_finding", "override_finding"), {"S", "B", "both"}),
    ],
)
def test_each_severity_takes_a_right_of_its_own(rights, passes):
    from django.contrib.auth.models import Permission

    user = make_user(None)
    for name in ("publish_article", *rights):
        user.user_permissions.add(Permission.objects.get(codename=name))
    done = set()
    for name, make in (("S", hearsay_story), ("B", picture_story), ("both", both_story)):
        try:
            publish_article(article=make(), by=user, override_reason="Seen.")
        except PublicationStopped:
            continue
        done.add(name)
    assert done == set(passes)


# --- by a second person, beforehand ---------------------------------------------------------------------------


def test_sign_offs_pass_the_gate_without_a_reason_of_the_publishers():
    story, checker, editor = both_story(), make_user("Checker"), make_user()
    sign(story, checker, "S")
    sign(story, editor, "B", reason="The alt text follows.")
    version = publish_article(article=story, by=make_user("Legal"))
    assert passed(version) == [
        ("P08", "S", HEARSAY, "Two desks have it.", checker.pk),
        ("media", "B", "Quay: The picture has no alt text", "The alt text follows.", editor.pk),
    ]


def test_an_override_keeps_when_it_was_signed():
    story = hearsay_story()
    sign(story, make_user("Checker"), "S")
    signed_at = timezone.now() - timedelta(hours=7)
    SignOff.objects.update(at=signed_at)
    version = publish_article(article=story, by=make_user())
    assert list(version.overrides.values_list("at", flat=True)) == [signed_at]


def test_an_author_prints_a_story_that_a_second_person_signed_off():
    story, editor = hearsay_story(), make_user()
    save_working_copy(article=story, by=editor, standfirst="It was dark.")
    checker = make_user("Checker")
    sign(story, checker, "S")
    version = publish_article(article=story, by=editor)
    assert [row[-1] for row in passed(version)] == [checker.pk]


def test_what_sign_offs_leave_the_publisher_passes_with_a_reason():
    story, checker, editor = both_story(), make_user("Checker"), make_user()
    sign(story, checker, "S")
    with pytest.raises(PublicationStopped):
        publish_article(article=story, by=editor)
    version = publish_article(article=story, by=editor, override_reason="It follows.")
    assert [(rule, reason, by) for rule, _, _, reason, by in passed(version)] == [
        ("P08", "Two desks have it.", checker.pk),
        ("media", "It follows.", editor.pk),
    ]


def test_a_sign_off_of_somebody_who_wrote_since_passes_nothing():
    story, editor = hearsay_story(), make_user()
    sign(story, editor, "S")
    save_working_copy(article=story, by=editor, standfirst="It was dark.")
    with pytest.raises(PublicationStopped):
        publish_article(article=story, by=make_user())


def test_a_sign_off_passes_nothing_when_the_words_have_changed():
    story = hearsay_story()
    sign(story, make_user("Checker"), "S")
    save_working_copy(article=story, by=story.created_by, body=story.body.replace("at night", "by day"))
    with pytest.raises(PublicationStopped):
        publish_article(article=story, by=make_user())
    assert Override.objects.count() == 0


def test_a_sign_off_passes_again_when_the_words_are_back():
    story = hearsay_story()
    before = story.body
    sign(story, make_user("Checker"), "S")
    save_working_copy(article=story, by=story.created_by, body=before.replace("at night", "by day"))
    save_working_copy(article=story, by=story.created_by, body=before)
    assert publish_article(article=story, by=make_user()).number == 1


def test_a_sign_off_for_less_passes_nothing_that_the_house_has_made_graver():
    from articles.services.house_rules import set_severity

    story, boss = picture_story(), make_user("Administrator")
    set_severity("media", "S", note="The desk is short of people.", by=boss)
    sign(story, make_user("Checker"), "S")
    set_severity("media", "B", note="It is not any more.", by=boss)
    with pytest.raises(PublicationStopped):
        publish_article(article=story, by=make_user())


def test_a_publication_uses_its_sign_offs_up():
    story = hearsay_story()
    sign(story, make_user("Checker"), "S")
    publish_article(article=story, by=make_user())
    assert SignOff.objects.count() == 0
    with pytest.raises(PublicationStopped):
        update_article(article=story, by=make_user())


def test_a_stopped_publication_leaves_the_sign_offs_it_had():
    story = both_story()
    sign(story, make_user("Checker"), "S")
    with pytest.raises(PublicationStopped):
        publish_article(article=story, by=make_user())
    assert SignOff.objects.count() == 1


def test_a_sign_off_of_another_story_passes_nothing():
    claim = make_claim(mode="hearsay", public_text=HEARSAY)
    one, other = make_article(claims=[claim]), make_article(claims=[claim])
    sign(one, make_user("Checker"), "S")
    with pytest.raises(PublicationStopped):
        publish_article(article=other, by=make_user())


# --- every door is the same -----------------------------------------------------------------------------------


def _correct(article, by, **fields):
    return correct_article(
        article=article, by=by, corrections=[CorrectionDraft("correction", "It was five ships.")], **fields
    )


def _update(article, by, **fields):
    return update_article(article=article, by=by, **fields)


@pytest.mark.parametrize("change", [_update, _correct])
def test_a_change_in_print_goes_through_the_same_gate(change):
    story = make_published()
    save_working_copy(article=story, by=make_user("Reporter"), lead_image=make_image(alt="", title="Quay"))
    with pytest.raises(PublicationStopped):
        change(story, make_user())
    editor = make_user()
    version = change(story, editor, override_reason="Seen.")
    assert [(rule, by) for rule, *_, by in passed(version)] == [("media", editor.pk)]


def test_an_approval_is_no_override():
    story, boss = hearsay_story(), make_user("Administrator")
    for service in (submit_article, submit_article, approve_article):
        service(article=story, by=boss)
    with pytest.raises(PublicationStopped):
        publish_article(article=story, by=boss)


def test_findings_are_kept_on_the_version_with_those_that_stop_nothing():
    story = make_article(by=make_user("Reporter"), body="<p>It was allegedly dark at the quay.</p>")
    version = publish_article(article=story, by=make_user())
    expected = [finding.as_dict() for finding in check_story(story)]
    assert (version.findings, {finding["severity"] for finding in expected} & {"B", "S"}) == (expected, set())
    assert "P08" in {finding["rule"] for finding in expected}
