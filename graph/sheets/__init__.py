"""What a page says of one thing, or of the whole map, with the records that prove each fact and each tie."""
