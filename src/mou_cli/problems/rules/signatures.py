"""Rules for signatures, keys, reviews and membership."""

from mou_cli.problems.rules.rule import ERROR, NOTE, WARNING, Rule

SIGNATURES = (
    Rule(
        "SGN001",
        ERROR,
        "A signature of an organisation that takes no part",
        "The text that was signed does not name it, so nobody knows what it agreed to.",
        "Add it to the participants, or name in `on_behalf_of` those that it comes after.",
    ),
    Rule(
        "SGN002",
        ERROR,
        "A signature for a participant whose tier does not sign",
        "The agreement itself says who signs it.",
        "Move the participant to a tier that signs, or take the record out.",
    ),
    Rule(
        "SGN003",
        ERROR,
        "A record names a version and the digest of another text",
        "Nobody could say which of the two texts was signed.",
        "Ask which text was signed, and correct the version or the digest.",
    ),
    Rule(
        "SGN004",
        WARNING,
        "The authority of a signature is a decision of another organisation",
        "A body can be bound by another only where it has said so.",
        "Name the organisation's own decision, or say in `note` why the other decides for it.",
    ),
    Rule(
        "SGN005",
        WARNING,
        "The authority of a signature is a decision about another version",
        "The body that decided saw another text than the one that was signed.",
        "Name the decision about this version, or say in `note` why the first covers it.",
    ),
    Rule(
        "SGN006",
        ERROR,
        "The authority of a signature is a decision that approves nothing",
        "A decision that was noted, deferred or refused gives nobody the power to sign.",
        "Name the decision that approved it, or correct its outcome.",
    ),
    Rule(
        "SGN007",
        WARNING,
        "Signed before the decision took effect",
        "Until a decision takes effect it may still be called in.",
        "Correct the date that is wrong. If both are right, the record says what happened.",
        "Local Government Act 2000, section 9F, for call-in",
    ),
    Rule(
        "SGN008",
        NOTE,
        "Possibly signed before the decision took effect",
        "The dates are not known precisely enough to tell.",
        "Nothing, unless a date is known more precisely.",
    ),
    Rule(
        "SGN009",
        WARNING,
        "Signed while the approval still had an open condition",
        "A conditional approval is none until its conditions are met.",
        "Write `conditions_met` in the decision, once they are.",
    ),
    Rule(
        "SGN010",
        WARNING,
        "Signed for a body that no longer existed",
        "After its end only a successor can act, and whether it does is for the successor to say.",
        "Record it in the successor's file with `on_behalf_of`, or correct a date.",
    ),
    Rule(
        "SGN011",
        ERROR,
        "Evidence is not what was recorded",
        "A scan that was exchanged shows something else than whoever recorded it saw.",
        "Bring back the file that was recorded.",
    ),
    Rule(
        "SGN012",
        ERROR,
        "Withdrawn, and nothing was signed before",
        "Only a signature can be taken back.",
        "Record what was signed, or `state: declined`.",
    ),
    Rule(
        "COR001",
        ERROR,
        "A correction that corrects nothing",
        "Two records that contradict each other would both count.",
        "Copy `version`, `name` and `date` from the wrong record as they stand there.",
    ),
    Rule(
        "COR002",
        ERROR,
        "A correction of itself, or of what comes later",
        "Nobody could tell which of the two is right.",
        "The wrong record stays as it was. The correction comes after it, and says what it says.",
    ),
    Rule(
        "COR003",
        ERROR,
        "Two corrections of one record",
        "Nobody could tell which of the two is right.",
        "The second one corrects the first.",
    ),
    Rule(
        "COR004",
        ERROR,
        "A signature rests on a decision that was recorded in error",
        "Nobody decided what the signature rests on.",
        "Find by what authority it was signed, and record a correction of the signature.",
    ),
    Rule(
        "SSH001",
        ERROR,
        "A line of a key file that is not trusted",
        "A line with a pattern, a list of names or a certifying key would let somebody sign for "
        "others. `mou verify` passes over such lines.",
        "One line a key: the partner's id, the kind of the key, the key.",
        "ssh-keygen(1), ALLOWED SIGNERS",
    ),
    Rule(
        "REV001",
        ERROR,
        "The file name and the date of a review differ",
        "A review is found by its file name.",
        "Name the file after the date.",
    ),
    Rule(
        "REV002",
        WARNING,
        "The next review is due before the one that was held",
        "Nobody could tell when the next review is due.",
        "Correct one of the two dates.",
    ),
    Rule(
        "PAR001",
        WARNING,
        "A tier has more members than it may have",
        "The agreement itself sets the number.",
        "Correct the number, or write when members left.",
    ),
    Rule(
        "PAR002",
        WARNING,
        "A tier has fewer members than it must have",
        "The agreement itself sets the number.",
        "Add those that are missing, or correct the number.",
    ),
    Rule(
        "PAR003",
        ERROR,
        "More signatures are needed to begin than there are parties",
        "The agreement could never begin.",
        "Correct the number.",
    ),
    Rule(
        "PAR004",
        WARNING,
        "Two participants with one short name",
        "Nobody can tell whom a clause binds that uses it.",
        "Give each a short name of its own, here and in the text. A body and its successor may "
        "share one, where `until` and `from` say that they were never members at the same time.",
    ),
    Rule(
        "PAR005",
        WARNING,
        "An earlier name of a renamed participant was left in the text",
        "A reader looks for a body that the agreement does not name.",
        "Write the present name. Where the former one is meant, say so: `formerly …`.",
    ),
    Rule(
        "VFY001",
        ERROR,
        "The digest of a version is that of no text here",
        "The record or the text was changed, and nobody can say what was signed. Told by "
        "`mou verify`.",
        "Fetch the branch or the tag that has it; else find out who changed the record.",
    ),
    Rule(
        "VFY002",
        ERROR,
        "The tag of a version points at another text",
        "Whoever goes by the tag reads another agreement than was signed. Told by `mou verify`.",
        "Fetch the tag anew, or ask who moved it. The record in `data/versions/` counts.",
    ),
    Rule(
        "VFY003",
        ERROR,
        "A kept copy holds another text than its version",
        "Reports that stay with the version would quote other words. Told by `mou verify`.",
        "Bring the files of the version back, and run `mou keep`.",
    ),
    Rule(
        "VFY004",
        ERROR,
        "An SSH signature is none of its record",
        "The record was changed after it was signed, was moved from another organisation or "
        "version, or the signature was made for something else. Told by `mou verify`.",
        "Look at the history of the file; then sign once more.",
        "OpenSSH, PROTOCOL.sshsig",
    ),
    Rule(
        "VFY005",
        ERROR,
        "An SSH signature by a key that is not trusted",
        "Keys are read from the default branch as it was before the signature came, so that a "
        "change cannot bring its own key. Told by `mou verify`.",
        "Ask the organisation whose key it is. The key comes first, then the signature.",
    ),
    Rule(
        "VFY006",
        ERROR,
        "An SSH signature by a key that was not valid then",
        "A date in a record is only claimed, so a key is judged by the time at which the record "
        "came to the default branch. Told by `mou verify`.",
        "Sign with a key that is valid.",
        "ssh-keygen(1), ALLOWED SIGNERS",
    ),
    Rule(
        "VFY007",
        ERROR,
        "A record was edited after it was committed",
        "A signature, a decision, a review or a version says something else than it did, and "
        "nobody who looks at it can tell. To add what was not stated is no edit. Told by "
        "`mou verify`.",
        "Bring back what it said. If that was wrong, add a record that corrects it: `corrects`.",
    ),
    Rule(
        "VFY008",
        ERROR,
        "A record was removed after it was committed",
        "Somebody's signature, decision or review is gone, or a version that was put to the "
        "parties. Told by `mou verify`.",
        "Bring it back. If it was wrong, add a record that corrects it: `corrects`.",
    ),
    Rule(
        "VFY009",
        ERROR,
        "What a key signed is corrected by a record that no key signed",
        "Whoever signs with a key is to be sure that nobody else can take it back or say it "
        "otherwise. Told by `mou verify`.",
        "The signer signs a record with their key, which corrects the one that no key signed. "
        "Or let the organisation withdraw: that is a record of its own.",
    ),
)
