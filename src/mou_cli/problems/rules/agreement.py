"""Rules for the agreement as a whole: who is in it, how it is numbered, which version it is."""

from mou_cli.problems.rules.rule import ERROR, NOTE, WARNING, Rule

AGREEMENT = (
    Rule(
        "REP001",
        ERROR,
        "A participant is represented by one that does not sign",
        "Whoever represents others must be bound by the agreement.",
        "Name a participant of a tier that signs.",
    ),
    Rule(
        "REP002",
        ERROR,
        "A participant is represented by itself, or in a circle",
        "Nobody would speak for it.",
        "Name another participant, or take `represented_by` out.",
    ),
    Rule(
        "REP003",
        WARNING,
        "A signatory is named for a participant that does not sign",
        "A reader would take it for a party.",
        "Take the signatory out, or move the participant to a tier that signs.",
    ),
    Rule(
        "REP004",
        WARNING,
        "A tier that is never printed",
        "Its participants stand in the data, and the agreement does not name them in a list.",
        "Insert them with `insert: participants`, or say in `said` with which words the text "
        "names them.",
    ),
    Rule(
        "SUC001",
        WARNING,
        "An organisation had ended by the date of the agreement",
        "A body that no longer exists cannot join or sign.",
        "Name its successor, or correct the date of the event.",
    ),
    Rule(
        "SUC002",
        WARNING,
        "A participant stays longer than its organisation existed",
        "Its participation ends, by the data, after the body itself had ended.",
        "Correct `until`, or add the successor as a participant.",
    ),
    Rule(
        "SUC003",
        ERROR,
        "An organisation succeeds itself, or in a circle",
        "Nobody could say who stands in its place today.",
        "Correct the successors or the dates.",
        "W3C, The Organization Ontology, section 5.5 (ChangeEvent)",
    ),
    Rule(
        "NUM001",
        WARNING,
        "Two numbers are the same",
        "A reader who is told “see (iv)” finds two.",
        "Where the signed text has the fault, leave it and say so in `sic`; "
        "else take the `label` out.",
    ),
    Rule(
        "NUM002",
        WARNING,
        "A number is left out",
        "A reader looks for a clause that is not there.",
        "Where the signed text has the gap, leave it and say so in `sic`; "
        "else take the `label` out.",
    ),
    Rule(
        "NUM003",
        WARNING,
        "The text names a clause that has no such number",
        "After a change of order a number written by hand names the wrong clause.",
        "Write a link instead: `[](#key)` prints the number as it is.",
    ),
    Rule(
        "NUM004",
        ERROR,
        "A numbering that cannot be read",
        "The tool cannot tell what the next number is.",
        "Write the first number as an example: `1.`, `1.1`, `(a)`, `(i)`, `Annex A`; or `none`.",
    ),
    Rule(
        "NUM005",
        ERROR,
        "Headings are nested too deep",
        "HTML and Word know six levels of headings; the title is the first.",
        "Take the title out of the deepest sections: a clause needs none.",
        "HTML Standard, section 4.3.6",
    ),
    Rule(
        "NUM006",
        WARNING,
        "A number counts a section that has none",
        "`1.1` under a section without a number cannot say where it belongs.",
        "Give the section around it a number, or number its clauses in a series of their own.",
    ),
    Rule(
        "VER001",
        ERROR,
        "Two versions came into force on the same date",
        "The version in force is the latest; nobody could say which of the two it is.",
        "Correct the date of one, as precisely as it is known, or set it to `withdrawn`.",
    ),
    Rule(
        "VER002",
        ERROR,
        "The file name and the version differ",
        "A version is found by its file name.",
        "Name the file after the version.",
    ),
    Rule(
        "VER003",
        NOTE,
        "The text is no recorded version",
        "The documents say DRAFT, since nobody was asked to sign this text.",
        "Nothing, while you draft. When it is agreed to put it to the parties, record a version.",
    ),
    Rule(
        "VER004",
        ERROR,
        "Two versions have the same text",
        "A signature for one would be a signature for the other.",
        "Remove the one that was never put to the parties.",
    ),
    Rule(
        "VER005",
        ERROR,
        "The name of a version means something else to git",
        "Who compares with `HEAD`, with a branch or with a commit would be shown a version of that "
        "name, with whatever text somebody gave it. Told of names that git has for itself, usual "
        "names of branches, ids of commits (seven or more digits and letters from a to f) and what "
        "git computes (`a..b`); by `mou verify` also of branches and tags that are there.",
        "Choose a name that is nothing else, such as `2019-03`; or rename the branch or the tag.",
        "gitrevisions(7)",
    ),
    Rule(
        "VER006",
        WARNING,
        "The name of a version is a day without hyphens",
        "Eight digits could be the id of a commit as well. If they are, commands ask which of the "
        "two is meant.",
        "Leave it if somebody has signed it. Write the next one with hyphens: `2019-03-01`.",
        "gitrevisions(7)",
    ),
)
