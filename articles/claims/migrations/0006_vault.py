import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_verdicts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceIdentity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("sealed", models.TextField(blank=True, editable=False)),
                (
                    "key",
                    models.CharField(
                        blank=True, editable=False, max_length=12, verbose_name="name of the key"
                    ),
                ),
                ("filed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("emptied_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "emptied_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lapsed", "The grant ran out"),
                            ("ended", "The grant was ended"),
                            ("asked", "Somebody named on it had it removed"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "grant",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identity",
                        to="claims.anonymitygrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "identity of a source",
                "verbose_name_plural": "identities of sources",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="IdentityReader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("approved_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reader_set",
                        to="claims.sourceidentity",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="IdentityLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("shown", "Shown"),
                            ("not_named", "Not named on it"),
                            ("wrong_password", "Wrong password"),
                            ("names_source", "The reason repeated it"),
                            ("unreadable", "It did not open"),
                        ],
                        editable=False,
                        max_length=16,
                    ),
                ),
                ("reason", models.TextField(blank=True, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="claims.sourceidentity",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="sourceidentity",
            index=models.Index(
                condition=models.Q(("sealed", ""), _negated=True), fields=["key"], name="identity_held"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourceidentity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("key", ""), ("sealed", "")),
                    models.Q(models.Q(("sealed", ""), _negated=True), models.Q(("key", ""), _negated=True)),
                    _connector="OR",
                ),
                name="identity_has_its_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourceidentity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("emptied_at__isnull", True), ("emptied_because", "")),
                    models.Q(
                        ("emptied_at__isnull", False),
                        ("emptied_because__in", ["lapsed", "ended", "asked"]),
                        ("sealed", ""),
                    ),
                    _connector="OR",
                ),
                name="identity_emptied_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="identityreader",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at__isnull", True)),
                fields=("identity", "person"),
                name="identity_reader_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="identityreader",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(
                        models.Q(("approved_by", models.F("asked_by")), _negated=True),
                        models.Q(("approved_by", models.F("person")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="identity_reader_approved_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="identityreader",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                    models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                    _connector="OR",
                ),
                name="identity_reader_approval_is_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="identityreader",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                    models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                    _connector="OR",
                ),
                name="identity_reader_removal_is_signed",
            ),
        ),
        migrations.AddIndex(
            model_name="identitylook",
            index=models.Index(fields=["by", "outcome", "-at"], name="identity_look_by"),
        ),
        migrations.AddConstraint(
            model_name="identitylook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome__in", ["shown", "not_named", "wrong_password", "names_source", "unreadable"])
                ),
                name="identity_look_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitylook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("redacted_at__isnull", False),
                    models.Q(("outcome", "shown"), models.Q(("reason", ""), _negated=True)),
                    models.Q(models.Q(("outcome", "shown"), _negated=True), ("reason", "")),
                    _connector="OR",
                ),
                name="identity_look_says_why",
            ),
        ),
    ]
