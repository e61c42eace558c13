"""Which text of a story was read last: a reading after every save costs nothing where no word has changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_from_draft_to_print")]

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        editable=False,
                        on_delete=models.deletion.PROTECT,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        editable=False,
                        help_text="Of the text and of everything else that a reading goes by.",
                        max_length=64,
                    ),
                ),
                (
                    "marks",
                    models.JSONField(
                        default=list,
                        editable=False,
                        help_text="Where marks stood: [start, end] of each, in the text's order.",
                    ),
                ),
                (
                    "unmarked",
                    models.JSONField(
                        default=list,
                        editable=False,
                        help_text="Keys of accepted suggestions whose claim stood nowhere.",
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={"default_permissions": ()},
        ),
    ]
