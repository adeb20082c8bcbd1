"""Units, blocs, councils and jurisdictions as pages show them and offer them to choose from."""
