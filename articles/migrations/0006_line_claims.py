from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_from_draft_to_print")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="line_claims",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="Claims that headline and standfirst print, as somebody confirmed: see articles.lines.",
            ),
        ),
    ]
