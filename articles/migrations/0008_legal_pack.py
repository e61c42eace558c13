from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_story_words"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-updated_at"],
                "permissions": [
                    ("publish_article", "Can publish and unpublish a story"),
                    ("override_finding", "Can publish over a finding that blocks, with a reason"),
                    ("sign_off_finding", "Can sign off a finding on somebody else's story"),
                    ("send_back_article", "Can send a story back"),
                    ("check_article", "Can end the fact check of a story"),
                    ("clear_article", "Can clear a story for legal"),
                    ("retract_article", "Can retract a story"),
                    ("export_legal_pack", "Can take out the legal pack of a story"),
                ],
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
        ),
    ]
