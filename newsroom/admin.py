"""Staff: accounts and the groups that carry their roles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm
from django.contrib.auth.models import Group
from django.db import models
from django.http import HttpRequest

from newsroom.ledger.screens import DeskScreen, flag
from newsroom.models import User
from newsroom.webhooks import screens  # noqa: F401  (registers the screens of webhooks)


class NewUserForm(AdminUserCreationForm):
    """Everybody logs in by password: the house has no other way in, so it does not ask."""

    usable_password = None  # type: ignore[assignment]  # Django's way to take a field of the parent out

    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username",)


class PasswordForm(AdminPasswordChangeForm):
    usable_password = None


@admin.register(User)
class UserScreen(DeskScreen, UserAdmin):
    """Accounts are deactivated, never deleted. Only a superuser makes superusers or grants single permissions."""

    list_display = (
        "username",
        "full_name",
        "email",
        "roles",
        flag("is_active", "Active", tone=""),
        "last_login",
    )
    list_filter = ("is_active", "groups")
    add_form = NewUserForm
    add_form_template = "admin/change_form.html"
    change_password_form = PasswordForm
    search_fields = ("username", "first_name", "last_name", "email")
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", ("first_name", "last_name"), "email")}),
        ("Role", {"fields": ("is_active", "is_staff", "groups")}),
        ("Dates", {"fields": (("last_login", "date_joined"),)}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("username", "password1", "password2")}),)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_manytomany(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Roles are few: boxes to tick, without a detour to the groups' own screen."""
        field: Any = db_field.formfield()
        field.widget = forms.CheckboxSelectMultiple(attrs={"class": "checks"})
        field.widget.choices = field.choices
        field.help_text = ""
        return field

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if "groups" in form.base_fields:
            form.base_fields["groups"].widget.can_add_related = False  # roles are written in code
        return form

    @admin.display(description="name", ordering="last_name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """An administrator who is no superuser must not take over one who is, by changing the password."""
        if isinstance(obj, User) and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


admin.site.unregister(Group)


@admin.register(Group)
class GroupScreen(DeskScreen, GroupAdmin):
    """Roles are written in `newsroom.roles` and synced at each migrate: here they are looked up."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
