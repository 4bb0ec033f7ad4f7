"""Job boards: every open vacancy in the words of each board, from one record; a board is a row of a table."""
