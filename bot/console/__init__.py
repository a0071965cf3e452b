"""The counsellors' console: review, help, confirm frauds, and see what people ask."""
