"""What tests share: a network in memory, a disk that can fail, a real terminal."""
