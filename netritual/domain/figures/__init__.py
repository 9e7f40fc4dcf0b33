"""The numbers of Insights and of ``stats``."""
