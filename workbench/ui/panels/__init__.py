"""The panes of the window. Each is given the desk and the commands; none knows another."""
