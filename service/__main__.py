"""``python -m service`` is ``dipcal``."""

from service.cli import main

main(prog_name="dipcal")
