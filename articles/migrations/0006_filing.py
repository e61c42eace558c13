"""Addresses that stories have left and are to get, related stories, preview links."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import articles.models.preview


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_from_draft_to_print"),
        ("entities", "0002_office_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="author",
            name="name",
            field=models.CharField(db_index=True, max_length=120),
        ),
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=articles.models.preview.make_token, editable=False, max_length=32, unique=True
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=120, verbose_name="for whom")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("last_opened_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "opened",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="times opened"),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RelatedStory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "related story",
                "verbose_name_plural": "related stories",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SlugRedirect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(editable=False, max_length=120, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="next_slug",
            field=models.SlugField(
                blank=True,
                editable=False,
                help_text="Of a story that was printed: the address from its next publication on.",
                max_length=120,
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="slug_is_own",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Somebody wrote the address: it does not follow the headline.",
            ),
        ),
        migrations.AddField(
            model_name="publishedversion",
            name="related",
            field=models.JSONField(
                default=list, editable=False, help_text="Uids of the stories that it leads on to, in order."
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="slug",
            field=models.SlugField(
                help_text="The address in force. Once the story was printed, only a publication changes it.",
                max_length=120,
                unique=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                condition=models.Q(("next_slug", ""), _negated=True),
                fields=("next_slug",),
                name="article_next_slug_once",
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="article",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="preview_links",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="created_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="revoked_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="relatedstory",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="related_stories",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="relatedstory",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="related_from",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="slugredirect",
            name="article",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="slug_redirects",
                to="articles.article",
            ),
        ),
        migrations.AddConstraint(
            model_name="previewlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("created_at"))),
                name="preview_link_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="previewlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                    models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                    _connector="OR",
                ),
                name="preview_link_revoked_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="relatedstory",
            constraint=models.UniqueConstraint(fields=("article", "other"), name="related_story_once"),
        ),
        migrations.AddConstraint(
            model_name="relatedstory",
            constraint=models.CheckConstraint(
                condition=models.Q(("article", models.F("other")), _negated=True),
                name="related_story_is_another",
            ),
        ),
    ]
