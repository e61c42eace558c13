"""The claims that nobody has reviewed, found without reading the others."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0003_anonymity_grants'),
        ('entities', '0002_office_names'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('origin', 'import'), ('reviewed_at__isnull', True)), fields=['harm'], name='claim_unreviewed'),
        ),
    ]
