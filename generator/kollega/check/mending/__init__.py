"""What of all that is wrong can be mended without a doubt: values and files as they were meant."""
