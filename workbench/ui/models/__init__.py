"""What lists and tables show: ids and rows, narrowed and ordered; no widgets."""
