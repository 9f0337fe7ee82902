"""A language model asked three ways: its worker alone, our API, and llama.cpp's own server."""
