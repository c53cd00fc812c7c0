"""What `import mou_cli` offers: a thin layer over the operations; it prints and writes nothing."""
