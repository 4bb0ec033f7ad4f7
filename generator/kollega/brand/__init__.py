"""An organisation's colours and typeface."""
