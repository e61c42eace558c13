"""Answers in a thread of notes notify the people in it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0002_notifications'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notification',
            name='event',
            field=models.CharField(choices=[('assigned', 'A story is assigned to me'), ('mentioned', 'Somebody names me in a note'), ('answered', 'Somebody answers me in a thread of notes'), ('sent_back', 'A story of mine is sent back'), ('claim_changed', 'A claim in a story of mine changes'), ('deadline_near', 'A deadline of mine is near'), ('published', 'A story of mine goes into print, is corrected or taken back'), ('held', 'A scheduled story of mine did not go out')], max_length=16),
        ),
        migrations.AlterField(
            model_name='notificationchoice',
            name='event',
            field=models.CharField(choices=[('assigned', 'A story is assigned to me'), ('mentioned', 'Somebody names me in a note'), ('answered', 'Somebody answers me in a thread of notes'), ('sent_back', 'A story of mine is sent back'), ('claim_changed', 'A claim in a story of mine changes'), ('deadline_near', 'A deadline of mine is near'), ('published', 'A story of mine goes into print, is corrected or taken back'), ('held', 'A scheduled story of mine did not go out')], max_length=16),
        ),
    ]
