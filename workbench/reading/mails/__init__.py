"""What mails are made of: fields, bodies, what is quoted, signed and attached."""
