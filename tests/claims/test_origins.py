"""On how many independent origins a claim rests: the graph, as plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.enums import DerivationKind
from articles.claims.origins import KINDS, Document, Origins, Step, count_in_words, path_between, trace

A, B, C, D, E = range(1, 6)
OURS = 9


def documents(owners="abcde", unknown=(), ours=(OURS,)) -> list[Document]:
    """Five documents, one owner each unless told otherwise, and our own print."""
    held = [
        Document(key, "" if key in unknown else owner, name=f"paper {key}")
        for key, owner in enumerate(owners, start=1)
    ]
    return [*held, *(Document(key, "us", is_ours=True, name="Quay sold") for key in ours)]


def steps(*given_steps) -> list[Step]:
    return [Step(*each) for each in given_steps]


def traced(given_steps, supporting, **fields) -> Origins:
    return trace(documents(**fields), steps(*given_steps), supporting)


@pytest.mark.parametrize(
    ("given_steps", "supporting", "fields", "expected"),
    [
        ([], [], {}, (0, 0)),
        ([], [A], {}, (1, 1)),
        ([], [A, B], {}, (2, 2)),
        # a chain, a star, a diamond
        ([(A, B), (B, C)], [A, B, C], {}, (3, 1)),
        ([(A, D), (B, D), (C, D)], [A, B, C, D], {}, (4, 1)),
        ([(A, D), (B, D), (C, D)], [A, B, C], {}, (3, 1)),
        ([(A, B), (A, C), (B, D), (C, D)], [A, B, C], {}, (3, 1)),
        ([(A, D), (B, E)], [A, B, C], {}, (3, 3)),
        # one release, in whichever direction it was written
        ([(A, B, "same_release")], [A, B], {}, (2, 1)),
        ([(B, A, "same_release"), (C, B, "same_release")], [A, B, C], {}, (3, 1)),
        ([(A, B, "same_release"), (B, C)], [A, C], {}, (2, 1)),
        # one owner, wherever the paths end
        ([], [A, B], {"owners": "xxcde"}, (2, 1)),
        ([(A, C), (B, D)], [A, B], {"owners": "abxxe"}, (2, 1)),
        ([(A, C), (B, D)], [A, B], {"owners": "xxcde"}, (2, 2)),
        # unknown origin
        ([], [A, B], {"unknown": (A, B)}, (2, 1)),
        ([], [A, B, C], {"unknown": (A, B)}, (3, 2)),
        ([(A, C)], [A, B], {"unknown": (A, B)}, (2, 2)),
        ([(A, D, "same_release")], [A, B], {"unknown": (A, B)}, (2, 2)),
        # a ring is one end; whoever leads into it ends there
        ([(A, B), (B, A)], [A, B], {}, (2, 1)),
        ([(A, B), (B, C), (C, A)], [A, B, C, D], {}, (4, 2)),
        ([(A, B), (B, A), (B, C)], [A, B], {}, (2, 1)),
        ([(A, B), (B, A)], [A, C], {"owners": "abbde"}, (2, 1)),
        # a document with several origins accounts for one of them at most
        ([(A, B), (A, C)], [A], {}, (1, 1)),
        ([(A, B), (A, C), (D, B)], [A, D], {}, (2, 1)),
        ([(A, B), (A, C), (D, B), (E, C)], [A, D, E], {}, (3, 2)),
        # our own print is nobody's origin
        ([], [A, OURS], {}, (1, 1)),
        ([(A, OURS)], [A], {}, (1, 0)),
        ([(A, OURS)], [A, B], {}, (2, 1)),
        ([(A, OURS), (OURS, B)], [A], {}, (1, 0)),
        ([(A, OURS), (A, B)], [A], {}, (1, 1)),
        ([(A, OURS, "same_release")], [A], {}, (1, 1)),
        ([(A, B), (B, A), (B, OURS)], [A], {}, (1, 0)),
    ],
)
def test_documents_and_roots(given_steps, supporting, fields, expected):
    found = traced(given_steps, supporting, **fields)
    assert (found.documents, found.roots) == expected


@pytest.mark.parametrize(
    ("documents", "roots", "words"),
    [
        (0, 0, ""),
        (1, 1, "1 document"),
        (1, 0, "1 document, which leads back to our own story"),
        (2, 1, "2 documents, both from one source"),
        (4, 1, "4 documents, all from one source"),
        (3, 2, "3 documents from 2 sources"),
        (2, 5, "2 documents from 2 sources"),
        (2, 0, "2 documents, both leading back to our own story"),
        (3, 0, "3 documents, all leading back to our own story"),
    ],
)
def test_the_count_in_words(documents, roots, words):
    assert count_in_words(documents, roots) == words


def test_ends_say_who_leads_to_them():
    found = traced([(A, C), (B, C), (D, E, "same_release")], [A, B, D], owners="abcdd")
    assert [(end.documents, end.owners, end.supporters) for end in found.ends] == [
        ((C,), ("c",), (A, B)),
        ((D, E), ("d",), (D,)),
    ]
    assert found.accounted == ("c", "d")


def test_a_path_that_returns_to_us_is_named():
    found = traced([(A, B, "quotes"), (B, OURS, "rewrites")], [A, C])
    assert found.circular == ((A, B, OURS),)
    assert found.circular_words == ("“paper 1” quotes “paper 2”, which rewrites our own story “Quay sold”",)


def test_our_own_print_as_evidence_is_a_circle_of_one():
    assert traced([], [OURS]).circular == ((OURS,),)
    assert traced([], [OURS]).circular_words == ("our own story “Quay sold”",)


def test_a_path_to_us_may_lead_over_a_shared_release():
    assert traced([(B, A, "same_release"), (B, OURS)], [A]).circular == ((A, B, OURS),)


def test_a_ring_is_named_by_its_shortest_way_round():
    found = traced([(A, B), (B, C), (C, A), (B, A)], [A])
    assert found.rings == ((A, B, A),)


def test_documents_of_one_release_that_quote_each_other_are_no_ring():
    assert traced([(A, B), (A, B, "same_release")], [A]).rings == ()


def test_a_chain_longer_than_the_stack_is_followed():
    chain = [Step(key, key + 1) for key in range(1, 20_000)]
    found = trace([Document(key, str(key)) for key in range(1, 20_001)], chain, [1, 2])
    assert (found.roots, found.ends[0].documents) == (1, (20_000,))


def test_dozens_of_documents_with_several_origins_each_are_counted_in_time():
    # Every pair of sixty owners, a hundred documents: a search without a limit would not end.
    held = [Document(key, str(key)) for key in range(200)]
    pairs = [(100 + key % 20, 120 + key % 37, 160 + key % 39) for key in range(100)]
    led = [Step(key, end) for key, ends in enumerate(pairs) for end in ends]
    found = trace(held, led, range(100))
    assert 1 <= found.roots <= 20


def test_a_way_between_two_documents():
    led = steps((A, B), (B, C), (D, C, "same_release"))
    assert path_between(led, A, D) == (A, B, C, D)
    assert path_between(led, C, A) == ()


def test_the_verbs_are_those_of_the_desk():
    assert {kind.value: str(kind.label) for kind in DerivationKind} == KINDS


KEYS = range(1, 8)
_steps = st.lists(
    st.builds(
        Step,
        st.sampled_from(KEYS),
        st.sampled_from(KEYS),
        st.sampled_from(["quotes", "wire_copy", "same_release"]),
    ),
    max_size=14,
)
_supporting = st.sets(st.sampled_from(KEYS))
_ours = st.sets(st.sampled_from(KEYS), max_size=2)


def each_its_owner(ours=()):
    return [Document(key, f"owner {key}", is_ours=key in ours) for key in KEYS]


@given(_steps, _supporting, _ours, st.randoms(use_true_random=False))
def test_order_changes_nothing(led, supporting, ours, random):
    held = each_its_owner(ours)
    before = trace(held, led, supporting)
    random.shuffle(held)
    random.shuffle(led)
    assert trace(held, led, sorted(supporting, reverse=True)) == before


@given(_steps, _supporting, st.builds(Step, st.sampled_from(KEYS), st.sampled_from(KEYS)))
def test_another_derivation_never_makes_more_roots(led, supporting, another):
    before = trace(each_its_owner(), led, supporting).roots
    assert trace(each_its_owner(), [*led, another], supporting).roots <= before


@given(_steps, _supporting, st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_one_release_more_never_makes_more_roots(led, supporting, one, other):
    before = trace(each_its_owner(), led, supporting).roots
    joined = [*led, Step(one, other, "same_release")]
    assert trace(each_its_owner(), joined, supporting).roots <= before


@given(_steps, _supporting, _ours)
def test_there_are_never_more_roots_than_documents(led, supporting, ours):
    found = trace(each_its_owner(ours), led, supporting)
    assert found.roots <= found.documents
    # Some owner in the account stands behind every document that leads anywhere.
    assert all(set(found.accounted) & owners for owners in found.owners_of.values() if owners)


@given(_steps, _supporting, _ours)
def test_circular_paths_are_paths_that_end_with_us(led, supporting, ours):
    found = trace(each_its_owner(ours), led, supporting)
    pairs = {(step.start, step.end) for step in led}
    pairs |= {(step.end, step.start) for step in led if step.kind == "same_release"}
    for path in found.circular:
        assert path[-1] in ours
        assert set(zip(path, path[1:], strict=False)) <= pairs
    for ring in found.rings:
        assert ring[0] == ring[-1]
        assert set(zip(ring, ring[1:], strict=False)) <= pairs


@given(_steps, _supporting)
def test_merging_owners_never_makes_more_roots(led, supporting):
    merged = [Document(key, f"owner {key % 3}") for key in KEYS]
    assert trace(merged, led, supporting).roots <= trace(each_its_owner(), led, supporting).roots
