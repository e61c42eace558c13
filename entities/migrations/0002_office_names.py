"""Offices as dated names: "President of Norland", held from and to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("entities", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="entityname", name="entity_name_kind_is_known"),
        migrations.RemoveConstraint(model_name="entityname", name="entity_name_once"),
        migrations.AlterField(
            model_name="entityname",
            name="kind",
            field=models.CharField(
                choices=[
                    ("name", "Name"),
                    ("alias", "Alias"),
                    ("weak_alias", "Weak alias (never matches alone)"),
                    ("previous", "Previous name"),
                    ("abbreviation", "Abbreviation"),
                    ("demonym", "Demonym (Venezuelan)"),
                    ("metonym", "Metonym (Washington for a government)"),
                    ("office", "Office held (President of Norland), with its dates"),
                ],
                default="alias",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="entityname",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "name",
                            "alias",
                            "weak_alias",
                            "previous",
                            "abbreviation",
                            "demonym",
                            "metonym",
                            "office",
                        ],
                    )
                ),
                name="entity_name_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="entityname",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "office"), _negated=True),
                fields=("entity", "text", "kind"),
                name="entity_name_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="entityname",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "office")),
                fields=("entity", "text", "valid_from"),
                name="entity_office_once_a_term",
            ),
        ),
    ]
