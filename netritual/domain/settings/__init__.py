"""What settings may say."""
