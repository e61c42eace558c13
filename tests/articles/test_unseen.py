"""What an import records before anybody has looked."""

import pytest
from django.core.management import call_command

from articles.enums import ProposalStatus
from articles.models import Appearance, Article, Proposal
from articles.services import ingest as services
from articles.unseen import may_record_unseen
from tests.factories.articles import make_section


@pytest.mark.parametrize(
    ("mode", "act", "accused", "recorded"),
    [
        ("hearsay", "accuse", [], False),
        ("hearsay", "charge", [], False),
        ("hearsay", "accuse", ["imre-valtos"], True),
        ("hearsay", "say", [], True),
        ("on_record", "accuse", [], True),
    ],
)
def test_may_record_unseen(mode: str, act: str, accused: list[str], recorded: bool) -> None:
    assert may_record_unseen({"mode": mode, "speech_act": act, "accused": accused}) is recorded


@pytest.mark.parametrize(("source", "recorded"), [("", False), ("The court", True)])
def test_may_record_unseen_an_act_only_with_who_acted(source: str, recorded: bool) -> None:
    payload = {
        "mode": "own",
        "speech_act": "charge",
        "accused": [],
        "basis": "official_act",
        "source": source,
    }
    assert may_record_unseen(payload) is recorded


@pytest.mark.django_db
def test_ingest_leaves_a_bare_accusation_to_the_desk(tmp_path, capsys):
    make_section()
    path = tmp_path / "story.txt"
    path.write_text(
        "Quay closed\nPolice sealed the quay over an alleged theft of two boats.\n", encoding="utf-8"
    )
    call_command("ingest", str(path))
    assert Appearance.objects.count() == 0
    assert list(Proposal.objects.values_list("status", flat=True)) == [ProposalStatus.OPEN]
    assert "1 statement waits" in capsys.readouterr().out


@pytest.mark.django_db
def test_ingest_does_not_read_a_book(tmp_path, capsys, monkeypatch):
    make_section()
    monkeypatch.setattr(services, "LONGEST_READ", 40)
    path = tmp_path / "story.txt"
    path.write_text("Quay closed\nMayor Imre Valtos said that the quay would be sold.\n", encoding="utf-8")
    call_command("ingest", str(path))
    assert Article.objects.get().body_text
    assert Proposal.objects.count() == 0
    assert "not read for statements" in capsys.readouterr().out
