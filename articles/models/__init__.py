from articles.models.appearance import Appearance, Mention
from articles.models.article import Article, Byline, TaggedArticle
from articles.models.correction import Correction, CorrectionTask
from articles.models.desk import Proposal, Reading, Revision
from articles.models.feedback import RuleSwitch, SuggestionEdit
from articles.models.house_rules import HouseWord, RuleSeverity
from articles.models.masthead import Author, Section
from articles.models.sign_off import SignOff
from articles.models.version import Override, PublishedVersion, VersionTopic
from articles.models.withholding import VersionWithholding

__all__ = [
    "Appearance",
    "Article",
    "Author",
    "Byline",
    "Correction",
    "CorrectionTask",
    "HouseWord",
    "Mention",
    "Override",
    "Proposal",
    "PublishedVersion",
    "Reading",
    "Revision",
    "RuleSeverity",
    "RuleSwitch",
    "Section",
    "SignOff",
    "SuggestionEdit",
    "TaggedArticle",
    "VersionTopic",
    "VersionWithholding",
]
