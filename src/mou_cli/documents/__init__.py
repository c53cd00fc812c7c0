"""The documents of a repository: from data to Markdown and the paper that it is printed on."""
