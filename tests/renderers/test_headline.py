"""The first page of a report: its sentence counts what its numbers count."""

from govcheck.model.dossiers import Dossier
from govcheck.model.findings import Assessment, Finding
from govcheck.renderers.pieces.cards import cards
from govcheck.renderers.pieces.headline import Headline, headline, together
from govcheck.renderers.pieces.summary import summary
from tests.renderers.dossiers import of_example

HOSPITAL = of_example("hospital").assessment


def told(assessment: Assessment) -> Headline:
    return headline(Dossier(assessment), summary(assessment), cards(assessment, {}))


def known(finding: Finding) -> Finding:
    return finding._replace(status="unchanged")


def test_the_sentence_counts_findings_as_the_numbers_beside_it_do_and_not_the_cards_that_tell_them() -> None:
    assert [str(count) for count in summary(HOSPITAL).findings.values()] == ["15", "10", "5"]
    assert told(HOSPITAL).verdict == "11 serious conflicts with the rules, 4 serious gaps to settle and 15 lesser findings"
    assert together(cards(HOSPITAL, {}), HOSPITAL) == "30 findings, told in 24 entries: those that are about one thing stand together."


def test_where_every_finding_has_an_entry_of_its_own_nothing_is_said_of_it() -> None:
    one = HOSPITAL._replace(findings=HOSPITAL.findings[:1])
    assert together(cards(one, {}), one) == ""


def test_what_a_baseline_knows_is_said_beside_what_is_new_and_weighs_less_on_the_first_page() -> None:
    first, *others = HOSPITAL.findings
    mixed = told(HOSPITAL._replace(findings=(known(first), *others[:1], *map(known, others[1:]))))
    assert mixed.verdict == "1 serious conflict with the rules"
    assert "29 findings are known from the baseline and not counted here." in mixed.sentences
    assert [card.known for card in mixed.worst] == [False]


def test_where_a_baseline_knows_everything_the_page_does_not_say_that_nothing_was_found() -> None:
    assert told(HOSPITAL._replace(findings=tuple(map(known, HOSPITAL.findings)))).verdict == "Nothing new was found"
