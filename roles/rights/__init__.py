"""Every codename and every question of right: under which mandate somebody acts on a day."""
