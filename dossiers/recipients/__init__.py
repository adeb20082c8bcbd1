"""What a unit tells of its people and collectives: doors, forms, pages."""
