from django.db import migrations, models


class Migration(migrations.Migration):
    """Suggestions may be names that are not on file."""

    dependencies = [
        ('articles', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='proposal',
            name='kind',
            field=models.CharField(choices=[('claim', 'Attributed statement'), ('mention', 'Entity'), ('newcomer', 'Not on file')], editable=False, max_length=8),
        ),
    ]
