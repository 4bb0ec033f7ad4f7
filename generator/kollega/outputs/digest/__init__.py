"""What there is new to share since a day, as one message for colleagues: a mail, or a post in a chat."""
