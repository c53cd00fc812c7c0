"""Rules for fields, keys and names: what may stand where."""

from mou_cli.problems.rules.rule import ERROR, WARNING, Rule

FIELDS = (
    Rule(
        "SCH001",
        ERROR,
        "A field that this kind of file does not have",
        "A misspelt field is a fact that nobody reads.",
        "Correct its name; `docs/data-format.md` lists the fields.",
    ),
    Rule(
        "SCH002",
        ERROR,
        "A field is missing",
        "The documents cannot be made, or would have a hole.",
        "Add it. What the source does not say is `not stated`, where the field allows it.",
    ),
    Rule(
        "SCH003",
        ERROR,
        "A value has the wrong form",
        "A list where one text belongs, or a text where a list belongs, cannot be printed.",
        "Write it in the form that the message names.",
    ),
    Rule(
        "SCH004",
        ERROR,
        "A value is none of those allowed",
        "A word that the tool does not know would be ignored where it matters.",
        "Choose one of the values that the message lists.",
    ),
    Rule(
        "SCH005",
        ERROR,
        "An identifier, version or date needs quotes",
        "Without quotes YAML reads `00012345` as a number and drops the zeros.",
        "Put double quotes round it.",
        "YAML 1.2.2, section 10.3.2",
    ),
    Rule(
        "SCH006",
        ERROR,
        "A field has no value",
        "Empty may mean unknown, none or forgotten; these are different answers.",
        "Write `not stated`, `to be confirmed`, `none` or `not applicable` where the field allows "
        "it, or take the line out.",
    ),
    Rule(
        "SCH007",
        ERROR,
        "The data is of a newer format than this release",
        "An older release would misread it.",
        "Install a newer release of mou.",
    ),
    Rule(
        "SCH008",
        ERROR,
        "A date that is not in the calendar or not in the usual form",
        "A date that cannot be read cannot be compared.",
        "Write `2019`, `2019-03` or `2019-03-29`, as precisely as it is known.",
        "ISO 8601-1, section 5.2.2",
    ),
    Rule(
        "KEY001",
        ERROR,
        "A key or file name has the wrong form",
        "Keys stand in links and file names on every system.",
        "Use small letters, digits and hyphens, begin with a letter, at most 40 characters.",
    ),
    Rule(
        "KEY002",
        ERROR,
        "Two things have the same key",
        "A link or a comparison could not tell them apart.",
        "Give one of them another key. A key that was published once should stay as it is.",
    ),
    Rule(
        "KEY003",
        ERROR,
        "A key that Windows cannot have as a file name",
        "`con`, `nul`, `com1` and their like are devices on Windows; the file cannot be opened.",
        "Choose another key.",
        "Microsoft, Naming Files, Paths, and Namespaces",
    ),
    Rule(
        "REF001",
        ERROR,
        "A name that nothing has",
        "The tool cannot say who or what is meant.",
        "Correct the name, or add what is missing.",
    ),
    Rule(
        "REF002",
        ERROR,
        "A link in the text leads nowhere",
        "It would print as a dead link, or as nothing.",
        "Correct the key behind the `#`.",
    ),
    Rule(
        "REF003",
        ERROR,
        "A picture is missing or cannot be used",
        "The document would have a hole where the figure belongs. So it would with a picture that "
        "breaks off, moves or has the colours of a printing press, and with a drawing that links "
        "to another file: some formats show them, and others do not.",
        "Put the file into `assets/` as SVG, PNG or JPEG, and write its name exactly. The message "
        "says how a picture has to be saved.",
    ),
    Rule(
        "REF004",
        WARNING,
        "An insert has nothing to print",
        "The agreement announces a list, and nothing follows.",
        "Write what is to be inserted, or take the insert out.",
    ),
    Rule(
        "IDN001",
        ERROR,
        "An identifier has the wrong form",
        "It leads to no organisation, or to another one.",
        "Look it up in its register and copy it.",
        "NHS Organisation Data Service; ONS Code History Database; Companies House; "
        "the three charity regulators",
    ),
    Rule(
        "IDN002",
        WARNING,
        "An identifier whose usual length is different",
        "Registers use other lengths now and then; most often a digit was lost.",
        "Compare it with the register.",
        "Charity Commission for England and Wales; Charity Commission for Northern Ireland",
    ),
)
