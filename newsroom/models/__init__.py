from newsroom.models.user import User

__all__ = ["User"]
