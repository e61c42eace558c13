import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_verdicts"),
        ("newsroom", "0003_note_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="webhookdelivery",
            name="claim",
            field=models.ForeignKey(
                editable=False,
                help_text="Whose words it repeats; empty where it repeats none.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="claims.claim",
            ),
        ),
        migrations.AlterField(
            model_name="notification",
            name="event",
            field=models.CharField(
                choices=[
                    ("assigned", "A story is assigned to me"),
                    ("mentioned", "Somebody names me in a note"),
                    ("answered", "Somebody answers me in a thread of notes"),
                    ("sent_back", "A story of mine is sent back"),
                    ("claim_changed", "A claim in a story of mine changes"),
                    ("deadline_near", "A deadline of mine is near"),
                    ("published", "A story of mine goes into print, is corrected or taken back"),
                    ("held", "A scheduled story of mine did not go out"),
                    ("task", "A printed story of mine has to be corrected or updated"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="notificationchoice",
            name="event",
            field=models.CharField(
                choices=[
                    ("assigned", "A story is assigned to me"),
                    ("mentioned", "Somebody names me in a note"),
                    ("answered", "Somebody answers me in a thread of notes"),
                    ("sent_back", "A story of mine is sent back"),
                    ("claim_changed", "A claim in a story of mine changes"),
                    ("deadline_near", "A deadline of mine is near"),
                    ("published", "A story of mine goes into print, is corrected or taken back"),
                    ("held", "A scheduled story of mine did not go out"),
                    ("task", "A printed story of mine has to be corrected or updated"),
                ],
                max_length=16,
            ),
        ),
    ]
