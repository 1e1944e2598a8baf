"""The readers, one module for each format: `read(content, file_name)` gives what the format says.

They know nothing of zones told by words, of sentences or of cases, and never touch the network.
"""
