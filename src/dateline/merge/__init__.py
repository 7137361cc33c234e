"""Claims → links: which claims speak of the same thing, and how many independent voices stand behind them."""
