"""What is shown, away from the pages: one view as an exhibit, then as an image or as a page that stands alone."""
