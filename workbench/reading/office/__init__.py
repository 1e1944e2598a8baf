"""What documents of office programs have in common: paragraphs with styles, tables, notes, properties."""
