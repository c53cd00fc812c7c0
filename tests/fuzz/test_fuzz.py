"""Changed real files: always an answer, and every place inside its file.

`make test` looks at a few dozen, the same in every run; `make fuzz` at thousands, others
in each run. What is found joins `tests/hostile/`.
"""

import os
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mutations import mutated, sources
from oracle import answers_rightly

from alarms import no_hang

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))
AT_LENGTH = "FUZZ_EXAMPLES" in os.environ
SOURCES = sources()


@settings(
    max_examples=EXAMPLES,
    derandomize=not AT_LENGTH,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
@given(st.sampled_from(range(len(SOURCES))), st.randoms(use_true_random=False))
def test_any_change_of_real_files_is_answered(number: int, random: Random) -> None:
    with no_hang():
        answers_rightly(mutated(SOURCES[number], random))
