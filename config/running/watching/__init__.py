"""What the machine is told that watches the site: is it alive, is it ready, in figures."""
