"""Rules for prose: what the text of an agreement may hold."""

from mou_cli.problems.rules.rule import ERROR, NOTE, WARNING, Rule

WORDING = (
    Rule(
        "PRO001",
        ERROR,
        "Text is written as a literal block",
        "Only in a literal block does each word stand in the file where it stands in the text, "
        "so that an error, a comparison or a review can point at it.",
        "Write `text: |` and put the words on the next line, indented.",
    ),
    Rule(
        "PRO002",
        ERROR,
        "Headings are sections, not text",
        "A heading inside a text would have no key, no number and no place in the contents.",
        "Make it a section with a title.",
    ),
    Rule(
        "PRO003",
        ERROR,
        "HTML in a text",
        "It prints in one format and vanishes in the others.",
        "Use Markdown: `*emphasis*`, `**strong**`, lists and tables. Write `\\<` for the sign.",
    ),
    Rule(
        "PRO004",
        ERROR,
        "Code in a text",
        "An agreement has none; four spaces or a backquote make it by accident.",
        "Indent the line like its neighbours, or write a backslash in front of the backquote.",
    ),
    Rule(
        "PRO005",
        ERROR,
        "A picture from elsewhere, or without words for those who cannot see it",
        "A document must stand alone, and must say in words what a picture shows.",
        "Put the file into `assets/` and write `![what it shows](assets/file.svg)`, "
        "in a paragraph of its own.",
        "WCAG 2.2, success criterion 1.1.1",
    ),
    Rule(
        "PRO006",
        ERROR,
        "A numbered list in a text",
        "Its numbers would be made by whichever program shows it, and could not be quoted.",
        "Make each item a section, so that its number is part of the text; "
        "or write `1985\\.` where a line happens to begin with a number.",
    ),
    Rule(
        "PRO007",
        ERROR,
        "A line that would end a clause",
        "Three colons open or close a block in the documents that are made from this text.",
        "Write them with a backslash in front, or leave them out.",
    ),
    Rule(
        "PRO008",
        ERROR,
        "A link target on a line of its own",
        "It does not print, so a reader of the text does not see where a link leads.",
        "Write the link in place: `[words](https://…)`.",
    ),
    Rule(
        "PRO009",
        ERROR,
        "A link that leaves by an unknown way",
        "Only web pages, email addresses and places in this agreement can be followed safely.",
        "Begin the address with `https://`, `http://`, `mailto:` or `#`.",
    ),
    Rule(
        "PRO010",
        ERROR,
        "Characters that change the order in which text is read",
        "With them a text can show other words than it holds.",
        "Delete the character; type the text again rather than copying it.",
        "Unicode Technical Report 36, section 2.2; CVE-2021-42574",
    ),
    Rule(
        "PRO011",
        WARNING,
        "A character that has no width",
        "It breaks searching and comparing, and nobody can see it.",
        "Delete it.",
        "Unicode Technical Report 36",
    ),
    Rule(
        "PRO012",
        ERROR,
        "A caption needs one table or one figure",
        "A caption without its table, or with two, cannot be read aloud rightly.",
        "Give the table or the picture a `text` of its own, with the caption beside it.",
        "WCAG 2.2, success criterion 1.3.1",
    ),
    Rule(
        "PRO013",
        ERROR,
        "A text that is nested or ruled in a way that documents cannot show",
        "Lists in lists in lists, and ruled lines, are lost in Word and PDF.",
        "Use sections for depth, and leave the ruled line out.",
    ),
    Rule(
        "PRO014",
        WARNING,
        "A table without a caption",
        "A reader who hears the page cannot tell what the table is for.",
        "Write `caption:` beside the `text` that holds the table.",
        "WCAG 2.2, success criterion 1.3.1",
    ),
    Rule(
        "PRO015",
        ERROR,
        "A row of a table has more cells than its header",
        "The words in the cells that are too many would not be printed.",
        "Take the bar out that is too many, or give the header another cell; "
        "a bar that is part of the words is written `\\|`.",
    ),
    Rule(
        "PRO016",
        WARNING,
        "What is left of a link",
        "Signs such as `](`, `(#` and `[]` print as they stand, and the link is lost.",
        "Write the link whole: `[words](#key)`, or `[](#key)` for the number of a clause. Where "
        "the signs are meant, write a backslash in front.",
    ),
    Rule(
        "PRO017",
        WARNING,
        "A mark of a footnote without its note",
        "`[^1]` prints as it stands, and a reader looks for a note that is not there.",
        "Write the words of the note into the text, and take the mark out.",
    ),
    Rule(
        "PRO018",
        ERROR,
        "A character that no document can show",
        "The PDF's fonts have European, Greek, Cyrillic and Hebrew letters and many signs. Of a "
        "character that they do not have, a PDF would show an empty box, so none is made.",
        "Say a picture or a sign in words. Write a name in Latin letters, as its owner does in "
        "English; its own script can stand in a comment behind `#`.",
        "ISO 14289-1 (PDF/UA-1), section 7.21.8",
    ),
    Rule(
        "PLA001",
        WARNING,
        "A placeholder was left in",
        "`TBC`, `XXX` or `[insert …]` in a published agreement is a hole that nobody closed.",
        "Fill it in. What is known to be open is a field with `to be confirmed`.",
    ),
    Rule(
        "SAI001",
        ERROR,
        "The words that state a fact are not in the text",
        "A fact in the data and the same fact in the text have drifted apart.",
        "Copy the words from the text, or correct whichever of the two is wrong.",
    ),
    Rule(
        "SAI002",
        WARNING,
        "The words that state a fact say another number, date or length of time",
        "The parties sign the words, and reminders and reports go by the data.",
        "Find out which of the two is right, and correct the other.",
    ),
    Rule(
        "SIC001",
        NOTE,
        "A `sic` note about words that are not there",
        "The note explains a fault of the source; the fault has gone, or the note is misplaced.",
        "Quote the words in backquotes exactly as the text has them, or take the note out.",
    ),
)
