"""The commands of `rihla`, one module each; what is slow to import is imported when it runs."""
