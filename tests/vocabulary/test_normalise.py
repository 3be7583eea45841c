from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.vocabulary.normalise import normalise_name, normalise_title
from govcheck.vocabulary.terms import TitleMatch
from tests.vocabulary.shipped import VOCABULARY

TITLES = sorted(alias for role in VOCABULARY.roles.values() for aliases in role.aliases.values() for alias in aliases)
WORDS = [
    "Leiter",
    "Leiterin",
    "und",
    "et",
    "&",
    "/",
    "(m/w/d)",
    "CISO",
    "Vice",
    "President",
    "cyber",
    "security",
    "the",
    "Group",
    "d'",
    "IT",
    ",",
]
MODIFIERS = sorted(
    {"Deputy", "Acting", "Former", "Regional", "Stellv.", "Kommissarische", "Assistant to the", "Office of the", "Ex-", "Ancien", "Interim"}
)
GENDERS = ["", " (m/w/d)", " (w/m/d)", " (F/H)", " (f/m/x)", " (all genders)", " m/w/d"]


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sampled_from(TITLES)))
def test_normalising_twice_changes_nothing(text: str) -> None:
    title, name = normalise_title(text), normalise_name(text)
    assert normalise_title(title) == title
    assert normalise_name(name) == name


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(TITLES),
    st.sampled_from([str.upper, str.lower, str.title, str]),
    st.sampled_from(GENDERS),
    st.sampled_from(["", "  ", "\t"]),
    st.sampled_from(["", "The ", "Group ", "Global ", "Konzern-"]),
)
def test_decoration_keeps_a_title_exact(title: str, case: type[str], gender: str, space: str, front: str) -> None:
    expected = VOCABULARY.match_title(title)
    assert expected.roles
    assert VOCABULARY.match_title(space + front + case(title) + gender + space) == expected


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(TITLES), st.sampled_from(MODIFIERS), st.booleans())
def test_a_modifier_makes_a_title_not_exact(title: str, modifier: str, behind: bool) -> None:
    written = f"{title}, {modifier}" if behind else f"{modifier} {title}"
    assert VOCABULARY.match_title(written) == TitleMatch()


def test_forms_of_one_title() -> None:
    forms = [
        "Leiter IT",
        "Leiterin IT",
        "LEITER IT",
        "Leiter*in IT",
        "Leiter der IT",
        "Leiterin/Leiter IT (m/w/d)",
        "Leiter Informationstechnik",
    ]
    assert {normalise_title(form) for form in forms} == {"leiter it"}


def test_forms_of_one_name() -> None:
    forms = ["Access reviews", "access-review", "3.2 Access review", "a) Access Review", "ACCESS   REVIEW", "The access review"]
    assert {normalise_name(form) for form in forms} == {"access review"}
    assert normalise_name("Organization & prioritization") == "organisation and prioritisation"


def test_accents_and_umlauts_fold_to_what_people_type_without_them() -> None:
    assert normalise_title("Geschäftsführer") == normalise_title("Geschaeftsfuehrer") == normalise_title("Gescha\u0308ftsfu\u0308hrer")
    assert normalise_title("Délégué") == "delegue"
