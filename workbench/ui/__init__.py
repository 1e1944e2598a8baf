"""The window: panels over the services, joined by one desk and one table of commands.

Layer rule: Qt lives here (and in `app`); everything that is true without a screen lives below.
"""
