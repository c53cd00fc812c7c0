"""Rules for files and for YAML itself."""

from mou_cli.problems.rules.rule import ERROR, WARNING, Rule

FILES = (
    Rule(
        "FIL001",
        ERROR,
        "The agreement is missing",
        "Every document begins with `data/mou.yaml`; without it there is nothing to check.",
        "Go to the folder that holds `data/`, or name it with `-C FOLDER`.",
    ),
    Rule(
        "FIL002",
        ERROR,
        "A file cannot be read",
        "What cannot be read cannot be checked, and a document made without it would be wrong.",
        "Save the file as UTF-8 text, as an ordinary file inside the repository, "
        "of at most 2,000,000 bytes.",
    ),
    Rule(
        "FIL003",
        WARNING,
        "A file in `data/` is not used",
        "A file with the wrong ending or in the wrong folder looks as if it counted, and does not.",
        "Rename it to end in `.yaml`, move it to the folder of its kind, or delete it.",
    ),
    Rule(
        "FIL004",
        ERROR,
        "More problems than are told in one run",
        "Nobody reads more than some hundreds of them, and often one mend takes many away.",
        "Mend those that are told, and run the check again.",
    ),
    Rule(
        "FIL005",
        ERROR,
        "A folder holds more than is looked through",
        "A change of some kilobytes can hold more files than any machine can read, or folders in "
        "folders without end; no agreement has them.",
        "Keep `data/` to 200,000 files and folders, 40 folders in one another, 255 characters in a "
        "name, 1,000 in a path, and 200,000,000 bytes in all.",
    ),
    Rule(
        "YML001",
        ERROR,
        "The text is not YAML",
        "The tool cannot tell which words belong to which field.",
        "Look at the line and the one above: indentation, colons, quotes, hyphens.",
        "YAML 1.2.2",
    ),
    Rule(
        "YML002",
        ERROR,
        "A key is given twice",
        "Of two values one would silently win, and a reader cannot tell which.",
        "Keep one of the two.",
        "YAML 1.2.2, section 3.2.1.3",
    ),
    Rule(
        "YML003",
        ERROR,
        "Anchors, aliases, tags and merge keys are not allowed",
        "They make a file say something other than what stands on the line; "
        "a few lines of them can also fill a machine's memory.",
        "Write each value out where it is used.",
    ),
    Rule(
        "YML004",
        ERROR,
        "A colon stands in a text that is not marked as one",
        "YAML reads a word with a colon and a space behind it as a key.",
        "Write `text: |` and put the words on the next line, indented.",
    ),
    Rule(
        "YML005",
        ERROR,
        "One file, one document",
        "What stands below a line of `---` would be ignored.",
        "Take the line out, or split the file.",
    ),
    Rule(
        "YML006",
        ERROR,
        "The file is nested too deep or holds too many values",
        "No agreement needs it, and such a file can stop the machine that checks it.",
        "Flatten or split the file.",
    ),
    Rule(
        "YML007",
        ERROR,
        "A conflict marker of git was left in",
        "Two people changed the same lines, and nobody chose yet which text stands.",
        "Choose, take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`, and save.",
    ),
    Rule(
        "YML008",
        ERROR,
        "A character that data files do not hold",
        "Tabs and invisible characters are read differently by different programs.",
        "Delete it and type the space or the line break again.",
        "YAML 1.2.2, sections 5.1 and 6.1",
    ),
    Rule(
        "YML009",
        ERROR,
        "The file is empty",
        "An empty file says nothing, and somebody may think that it does.",
        "Write its content, or delete it.",
    ),
    Rule(
        "YML010",
        WARNING,
        "A comment cuts a text",
        "In a text without quotes a `#` behind a space begins a comment: of `MoU #2 of the Board` "
        "only `MoU` is read, and printed, and signed.",
        "Put quotes round the whole text; or write a space behind the `#` of a comment.",
        "YAML 1.2.2, section 6.6",
    ),
)
