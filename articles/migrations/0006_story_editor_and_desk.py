"""What the story editor and the desk keep: presence, notes, addresses, previews, saves with names, readings, ranks."""

import articles.models.preview
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_from_draft_to_print'),
        ('claims', '0004_unreviewed_claims'),
        ('entities', '0002_office_names'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('redacted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('field', models.CharField(blank=True, editable=False, help_text='As in articles.note_places; empty for the story.', max_length=20)),
                ('exact', models.TextField(blank=True, editable=False)),
                ('prefix', models.CharField(blank=True, editable=False, max_length=64)),
                ('suffix', models.CharField(blank=True, editable=False, max_length=64)),
                ('start', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('text', models.TextField(blank=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('edited_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('emptied_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('resolved_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'ordering': ['pk'],
                'default_permissions': ('view', 'add'),
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tab', models.CharField(help_text='The key that the page gave itself.', max_length=36)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('typed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'presences',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PreviewLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=articles.models.preview.make_token, editable=False, max_length=32, unique=True)),
                ('label', models.CharField(blank=True, max_length=120, verbose_name='for whom')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('last_opened_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('opened', models.PositiveIntegerField(default=0, editable=False, verbose_name='times opened')),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('article', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='reading', serialize=False, to='articles.article')),
                ('digest', models.CharField(editable=False, help_text='Of the text and of everything else that a reading goes by.', max_length=64)),
                ('marks', models.JSONField(default=list, editable=False, help_text="Where marks stood: [start, end] of each, in the text's order.")),
                ('unmarked', models.JSONField(default=list, editable=False, help_text='Keys of accepted suggestions whose claim stood nowhere.')),
                ('at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RelatedStory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'related story',
                'verbose_name_plural': 'related stories',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SlugRedirect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(editable=False, max_length=120, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
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
            name='line_claims',
            field=models.JSONField(blank=True, default=dict, help_text='Claims that headline and standfirst print, as somebody confirmed: see articles.lines.'),
        ),
        migrations.AddField(
            model_name='article',
            name='next_slug',
            field=models.SlugField(blank=True, editable=False, help_text='Of a story that was printed: the address from its next publication on.', max_length=120),
        ),
        migrations.AddField(
            model_name='article',
            name='priority',
            field=models.PositiveSmallIntegerField(choices=[(1, 'Urgent'), (3, 'High'), (5, 'Normal'), (8, 'Low')], default=5),
        ),
        migrations.AddField(
            model_name='article',
            name='slug_is_own',
            field=models.BooleanField(default=False, editable=False, help_text='Somebody wrote the address: it does not follow the headline.'),
        ),
        migrations.AddField(
            model_name='article',
            name='word_count',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='Words of the body, counted at every save.'),
        ),
        migrations.AddField(
            model_name='publishedversion',
            name='related',
            field=models.JSONField(default=list, editable=False, help_text='Uids of the stories that it leads on to, in order.'),
        ),
        migrations.AddField(
            model_name='revision',
            name='began_at',
            field=models.DateTimeField(editable=False, help_text='When the first of them was made.', null=True),
        ),
        migrations.AddField(
            model_name='revision',
            name='first_number',
            field=models.PositiveIntegerField(editable=False, help_text='The first of the saves that it stands for, if there are several.', null=True),
        ),
        migrations.AddField(
            model_name='revision',
            name='name',
            field=models.CharField(blank=True, editable=False, max_length=80),
        ),
        migrations.AddField(
            model_name='revision',
            name='named_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='revision',
            name='settings',
            field=models.JSONField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='revision',
            name='tab',
            field=models.CharField(blank=True, editable=False, help_text='The page that saved while somebody typed.', max_length=36),
        ),
        migrations.AlterField(
            model_name='article',
            name='slug',
            field=models.SlugField(help_text='The address in force. Once the story was printed, only a publication changes it.', max_length=120, unique=True),
        ),
        migrations.AlterField(
            model_name='author',
            name='name',
            field=models.CharField(db_index=True, max_length=120),
        ),
        migrations.AlterField(
            model_name='revision',
            name='kind',
            field=models.CharField(choices=[('save', 'Saved'), ('autosave', 'Saved while typing'), ('aside', 'Set aside'), ('ingest', 'Ingested'), ('restore', 'Restored')], editable=False, max_length=8),
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
            model_name='proposal',
            index=models.Index(condition=models.Q(('kind__in', ['claim', 'mention']), ('status', 'open')), fields=['article'], name='proposal_waiting'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['by', 'article'], name='revision_by_whom'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(condition=models.Q(('next_slug', ''), _negated=True), fields=('next_slug',), name='article_next_slug_once'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), ('named_by__isnull', False), _connector='OR'), name='revision_name_is_signed'),
        ),
        migrations.AddField(
            model_name='note',
            name='article',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='articles.article'),
        ),
        migrations.AddField(
            model_name='note',
            name='by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='note',
            name='parent',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='articles.note'),
        ),
        migrations.AddField(
            model_name='note',
            name='resolved_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='presence',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='articles.article'),
        ),
        migrations.AddField(
            model_name='presence',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='previewlink',
            name='article',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='preview_links', to='articles.article'),
        ),
        migrations.AddField(
            model_name='previewlink',
            name='created_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='previewlink',
            name='revoked_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='relatedstory',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='related_stories', to='articles.article'),
        ),
        migrations.AddField(
            model_name='relatedstory',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='related_from', to='articles.article'),
        ),
        migrations.AddField(
            model_name='slugredirect',
            name='article',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='slug_redirects', to='articles.article'),
        ),
        migrations.AddIndex(
            model_name='note',
            index=models.Index(condition=models.Q(('parent__isnull', True), ('resolved_at__isnull', True)), fields=['article'], name='note_open_on_story'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('exact', ''), ('field', ''), ('resolved_at__isnull', True)), _connector='OR'), name='note_answer_has_no_place'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('resolved_at__isnull', True), ('resolved_by__isnull', True)), models.Q(('resolved_at__isnull', False), ('resolved_by__isnull', False)), _connector='OR'), name='note_resolved_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('text', ''), _negated=True), ('emptied_at__isnull', True), ('redacted_at__isnull', True)), models.Q(('text', ''), models.Q(('emptied_at__isnull', False), ('redacted_at__isnull', False), _connector='OR')), _connector='OR'), name='note_says_something_or_is_emptied'),
        ),
        migrations.AddConstraint(
            model_name='presence',
            constraint=models.UniqueConstraint(fields=('article', 'tab'), name='presence_tab_once'),
        ),
        migrations.AddConstraint(
            model_name='previewlink',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='preview_link_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='previewlink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='preview_link_revoked_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='relatedstory',
            constraint=models.UniqueConstraint(fields=('article', 'other'), name='related_story_once'),
        ),
        migrations.AddConstraint(
            model_name='relatedstory',
            constraint=models.CheckConstraint(condition=models.Q(('article', models.F('other')), _negated=True), name='related_story_is_another'),
        ),
    ]
