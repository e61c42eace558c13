"""What the desk ranks, counts and looks stories up by. The word index is each database's own."""

import re
import unicodedata

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_SQLITE = (
    """CREATE VIRTUAL TABLE articles_storywords_fts USING fts5(
        words, content='articles_storywords', content_rowid='article_id',
        tokenize='unicode61 remove_diacritics 0', detail='none', prefix='2 3'
    )""",
    """CREATE TRIGGER articles_storywords_insert AFTER INSERT ON articles_storywords BEGIN
        INSERT INTO articles_storywords_fts (rowid, words) VALUES (new.article_id, new.words);
    END""",
    """CREATE TRIGGER articles_storywords_delete AFTER DELETE ON articles_storywords BEGIN
        INSERT INTO articles_storywords_fts (articles_storywords_fts, rowid, words)
        VALUES ('delete', old.article_id, old.words);
    END""",
    """CREATE TRIGGER articles_storywords_update AFTER UPDATE ON articles_storywords BEGIN
        INSERT INTO articles_storywords_fts (articles_storywords_fts, rowid, words)
        VALUES ('delete', old.article_id, old.words);
        INSERT INTO articles_storywords_fts (rowid, words) VALUES (new.article_id, new.words);
    END""",
)
_SQLITE_BACK = (
    "DROP TRIGGER articles_storywords_insert",
    "DROP TRIGGER articles_storywords_delete",
    "DROP TRIGGER articles_storywords_update",
    "DROP TABLE articles_storywords_fts",
)
# The words are told apart already: nothing of PostgreSQL's own parser, so that both databases find the same.
_POSTGRES = (
    """CREATE INDEX articles_storywords_gin ON articles_storywords
        USING gin (array_to_tsvector(string_to_array(words, ' ')))""",
)
_POSTGRES_BACK = ("DROP INDEX articles_storywords_gin",)


def index_words(apps, schema_editor):
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRES:
        schema_editor.execute(statement, params=None)


def drop_index(apps, schema_editor):
    for statement in _SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else _POSTGRES_BACK:
        schema_editor.execute(statement, params=None)


def read_stories(apps, schema_editor):
    """Count and index what is on file, as `articles.words` does for every save from now on."""
    article, story_words = apps.get_model("articles", "Article"), apps.get_model("articles", "StoryWords")
    rows = article.objects.using(schema_editor.connection.alias)
    columns = ("pk", "kicker", "headline", "standfirst", "body_text", "slug")
    for key, *texts, slug in rows.values_list(*columns).iterator(chunk_size=500):
        counted = sum(1 for word in texts[-1].split() if any(sign.isalnum() for sign in word))
        rows.filter(pk=key).update(word_count=counted)
        plain = unicodedata.normalize("NFKD", "\n".join((*texts, slug.replace("-", " "))))
        bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
        words = {word[:60] for word in re.findall(r"[^\W_]+", bare.casefold())}
        story_words.objects.using(schema_editor.connection.alias).create(
            article_id=key, words=" ".join(sorted(words))
        )


def leave_as_is(apps, schema_editor):
    """The columns go with the schema."""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_autosave'),
        ('articles', '0006_notes'),
        ('entities', '0002_office_names'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StoryWords',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='articles.article')),
                ('words', models.TextField()),
            ],
            options={
                'verbose_name_plural': 'story words',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='article',
            name='commissioned_words',
            field=models.PositiveIntegerField(blank=True, help_text='In words.', null=True, verbose_name='commissioned length'),
        ),
        migrations.AddField(
            model_name='article',
            name='priority',
            field=models.PositiveSmallIntegerField(choices=[(1, 'Urgent'), (3, 'High'), (5, 'Normal'), (8, 'Low')], default=5),
        ),
        migrations.AddField(
            model_name='article',
            name='word_count',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='Words of the body, counted at every save.'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['state', 'priority', 'deadline', 'updated_at', 'section', 'assignee', 'created_by', 'needs_legal', 'first_published_at'], name='article_desk'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-updated_at', 'state', 'priority', 'deadline', 'section', 'assignee', 'created_by', 'needs_legal'], name='article_last_changed'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['by', 'article'], name='revision_by_whom'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(condition=models.Q(('kind__in', ['claim', 'mention']), ('status', 'open')), fields=['article'], name='proposal_waiting'),
        ),
        migrations.RunPython(index_words, drop_index),
        migrations.RunPython(read_stories, leave_as_is),
    ]
