"""Which noun phrase is a source, and how far it reaches, on parses built by hand."""

from __future__ import annotations

from dateline.knowledge.cues import CueLexicon
from handparts import parts


def test_relative_clause_belongs_to_the_source_unless_it_tells_what_else_he_said(cues: CueLexicon) -> None:
    tail = "said=say/VBD/ROOT>0 that/IN/mark>{2} it/PRP/nsubj>{2} sank=sink/VBD/ccomp>{1} ~././punct>{1}"
    tight = "Divers=diver/NNS/nsubj>5 who/WP/nsubj>3 dived=dive/VBD/relcl>1 there/RB/advmod>3 "
    loose = (
        "Divers=diver/NNS/nsubj>7 ~,/,/punct>1 who/WP/nsubj>4 dived=dive/VBD/relcl>1 there/RB/advmod>4 ~,/,/punct>1 "
    )
    telling = (
        "Divers=diver/NNS/nsubj>8 ~,/,/punct>1 who/WP/nsubj>4 knew=know/VBD/relcl>1 it/PRP/nsubj>6 "
        "leaked=leak/VBD/ccomp>4 ~,/,/punct>1 "
    )
    assert parts(cues, tight + tail.format(0, 5, 8))[0][0] == "Divers who dived there"
    assert parts(cues, loose + tail.format(0, 7, 10))[-1][0] == "Divers, who dived there"
    assert parts(cues, telling + tail.format(0, 8, 11))[-1][0] == "Divers"


def test_what_a_source_is_doing_behind_a_comma_is_no_part_of_it(cues: CueLexicon) -> None:
    written = (
        "Divers=diver/NNS/nsubj>7 ~,/,/punct>1 speaking=speak/VBG/acl>1 on/IN/prep>3 deck/NN/pobj>4 ~,/,/punct>1 "
        "said=say/VBD/ROOT>0 it/PRP/nsubj>9 sank=sink/VBD/ccomp>7 ~././punct>7"
    )
    assert parts(cues, written)[-1][0] == "Divers"
    tight = (
        "Divers=diver/NNS/nsubj>5 working=work/VBG/acl>1 on/IN/prep>2 deck/NN/pobj>3 said=say/VBD/ROOT>0 "
        "it/PRP/nsubj>7 sank=sink/VBD/ccomp>5 ~././punct>5"
    )
    assert parts(cues, tight)[-1][0] == "Divers working on deck"


def test_clause_in_which_a_source_speaks_as_well_is_no_part_of_it(cues: CueLexicon) -> None:
    written = (
        "Divers=diver/NNS/nsubj>8 ~,/,/punct>1 who/WP/nsubj>4 {}/relcl>1 the/DT/det>6 dam/NN/dobj>4 ~,/,/punct>1 "
        "said=say/VBD/ROOT>0 it/PRP/nsubj>10 sank=sink/VBD/ccomp>8 ~././punct>8"
    )
    assert parts(cues, written.format("criticised=criticise/VBD"))[-1][0] == "Divers"
    assert parts(cues, written.format("built=build/VBD"))[-1][0] == "Divers, who built the dam"


def test_text_that_is_given_out_speaks_for_who_gives_it_out(cues: CueLexicon) -> None:
    clause = "saying=say/VBG/acl>4 it/PRP/nsubj>7 sank=sink/VBD/ccomp>5 ~././punct>2"
    issued = "Divers=diver/NNS/nsubj>2 issued=issue/VBD/ROOT>0 a/DT/det>4 statement/NN/dobj>2 "
    received = "Divers=diver/NNS/nsubj>2 received=receive/VBD/ROOT>0 a/DT/det>4 statement/NN/dobj>2 "
    assert parts(cues, issued + clause)[-1][0] == "Divers"
    assert parts(cues, received + clause)[-1][0] == "a statement"


def test_object_of_a_verb_that_steers_it_speaks(cues: CueLexicon) -> None:
    written = (
        "It/PRP/nsubj>2 led=lead/VBD/ROOT>0 divers=diver/NNS/dobj>2 to/TO/aux>5 say/VB/xcomp>2 "
        "it/PRP/nsubj>7 sank=sink/VBD/ccomp>5 ~././punct>2"
    )
    assert parts(cues, written)[-1][0] == "divers"


def test_days_and_quantifiers_beside_the_cue_are_not_the_source(cues: CueLexicon) -> None:
    written = (
        "Divers=diver/NNS/nsubj>5 on/IN/prep>1 Monday/NNP/pobj>2[DATE] all/DT/advmod>5 said=say/VBD/ROOT>0 "
        "it/PRP/nsubj>7 sank=sink/VBD/ccomp>5 ~././punct>5"
    )
    assert parts(cues, written)[0][0] == "Divers"


def test_subject_is_lent_down_a_run_of_verbs_but_not_without_end(cues: CueLexicon) -> None:
    def run(length: int) -> str | None:
        chain = " ".join(f"left=leave/VBD/conj>{head}" for head in range(2, length))
        said = f"said=say/VBD/conj>{length} it/PRP/nsubj>{length + 3} sank=sink/VBD/ccomp>{length + 1}"
        return parts(cues, f"Divers=diver/NNS/nsubj>2 left=leave/VBD/ROOT>0 {chain} {said} ~././punct>2")[-1][0]

    assert run(9) == "Divers"
    assert run(900) != "Divers"
