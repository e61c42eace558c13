from articles.models.appearance import Appearance, Mention
from articles.models.article import Article, Byline, TaggedArticle
from articles.models.correction import Correction, CorrectionTask, TaskPassage
from articles.models.desk import Proposal, Reading, Revision
from articles.models.feedback import RuleSwitch, SuggestionEdit
from articles.models.filing import RelatedStory, SlugRedirect
from articles.models.house_rules import HouseWord, RuleSeverity
from articles.models.masthead import Author, Section
from articles.models.note import Note
from articles.models.presence import Presence
from articles.models.preview import PreviewLink
from articles.models.sign_off import SignOff
from articles.models.story_words import StoryWords
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
    "Note",
    "Override",
    "Presence",
    "PreviewLink",
    "Proposal",
    "PublishedVersion",
    "Reading",
    "RelatedStory",
    "Revision",
    "RuleSeverity",
    "RuleSwitch",
    "Section",
    "SignOff",
    "SlugRedirect",
    "StoryWords",
    "SuggestionEdit",
    "TaggedArticle",
    "TaskPassage",
    "VersionTopic",
    "VersionWithholding",
]
