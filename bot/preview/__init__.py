"""What people will see of a module, an answer or a country sheet, drafts included, for editors."""
