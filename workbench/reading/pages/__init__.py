"""Web pages: characters, a tree that is safe to walk, its pieces, the article among them, metadata.

Nothing here runs a script, loads a picture or touches the network; a page is data.
"""
