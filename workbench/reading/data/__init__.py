"""Collections of articles as data: what their fields are called and what stands in them."""
