"""Suggestions may also be observations: sentences in our own voice, to be read and never accepted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_rule_feedback")]

    operations = [
        migrations.AlterField(
            model_name="proposal",
            name="kind",
            field=models.CharField(
                choices=[
                    ("claim", "Attributed statement"),
                    ("mention", "Entity"),
                    ("uncued", "In our own voice"),
                    ("newcomer", "Not on file"),
                ],
                editable=False,
                max_length=8,
            ),
        ),
    ]
