"""The gateway: from a platform's delivery to the reply that is sent, for one person in order."""
