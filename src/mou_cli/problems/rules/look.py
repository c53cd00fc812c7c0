"""Rules for a council's own look."""

from mou_cli.problems.rules.rule import ERROR, Rule

LOOK = (
    Rule(
        "LOK001",
        ERROR,
        "The accent colour is hard to read",
        "Headings, numbers and links are set in it, and a council must publish documents that "
        "people with poor sight can read.",
        "Choose a darker colour: its contrast with white must be at least 4.5 : 1.",
        "WCAG 2.2, success criterion 1.4.3; SI 2018/952, regulation 9",
    ),
    Rule(
        "LOK002",
        ERROR,
        "A Word template cannot be used",
        "Documents take their styles and furniture from it, so it must be an ordinary Word file "
        "without macros, embedded programs or parts that are fetched from elsewhere.",
        "Save it in Word as `.docx`, without macros, and put it into `assets/`.",
    ),
)
