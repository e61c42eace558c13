from newsroom.models.notification import Notification, NotificationChoice
from newsroom.models.user import User
from newsroom.models.webhook import WebhookDelivery, WebhookEndpoint

__all__ = ["Notification", "NotificationChoice", "User", "WebhookDelivery", "WebhookEndpoint"]
