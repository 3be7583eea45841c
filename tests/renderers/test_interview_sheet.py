"""The questions as they are handed out, and that what is handed out comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from govcheck.documents.sheets import key_of, read_sheet
from govcheck.model.asking import Ask
from govcheck.model.slots import slot
from govcheck.renderers.interview_sheet import interview_csv, interview_markdown, interview_text
from govcheck.renderers.pieces.look import Look

DECIDES = "2 rules, 1 of them not judged today; with other answers 1 more: Rule A; Rule B; and 1 more"
ASKS = (
    Ask(slot("role", "cio"), "Who is the CIO?", "a position; or nobody", ("a", "b", "c"), ("a", "b"), ("a",), ("Rule A", "Rule B")),
    Ask(slot("position", "=x", "mandate"), "What is =x | <b> for?", "a few words", ("d",), (), (), ("Rule D",)),
)


def test_the_text_reads_question_answer_and_what_it_decides() -> None:
    assert interview_text(ASKS, Look(width=70)) == (
        "Questions to settle, those first whose answers decide the most rules.\n"
        "\n"
        "1. Who is the CIO?\n"
        "   answer: a position; or nobody\n"
        "   decides 2 rules, 1 of them not judged today; with other answers 1\n"
        "     more: Rule A; Rule B; and 1 more\n"
        "\n"
        "2. What is =x | <b> for?\n"
        "   answer: a few words\n"
        "   decides 1 rule with other answers: Rule D\n"
    )


def test_the_sheet_has_a_blank_column_for_answers_and_no_formula() -> None:
    assert interview_csv(ASKS, Look()) == (
        "\ufeffno,question,answer,how to answer,decides,id\r\n"
        f'1,Who is the CIO?,,"a position; or nobody","{DECIDES}",role:cio\r\n'
        "2,What is =x | <b> for?,,a few words,1 rule with other answers: Rule D,position:=x/mandate\r\n"
    )


def test_the_document_holds_a_table_in_which_nothing_is_markup() -> None:
    assert interview_markdown(ASKS, Look()).splitlines()[4:] == [
        "| no | question | answer | how to answer | decides | id |",
        "| --- | --- | --- | --- | --- | --- |",
        f"| 1 | Who is the CIO? |  | a position; or nobody | {DECIDES} | role:cio |",
        "| 2 | What is =x &#124; &#60;b&#62; for? |  | a few words | 1 rule with other answers: Rule D | position:=x/mandate |",
    ]


def test_where_nothing_is_asked_that_is_said() -> None:
    assert interview_text((), Look()) == "Nothing to ask: no rule waits for an answer.\n"
    assert interview_markdown((), Look()).endswith("\n\nNothing to ask: no rule waits for an answer.\n")


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4))
def test_ids_come_back_from_either_form_but_for_what_no_sheet_keeps(words: list[str]) -> None:
    asks = [Ask(slot("position", f"x{word}", "mandate"), word, "a few words", ("r",), (), (), ("Rule",)) for word in words]
    for written in (interview_csv(asks, Look()), interview_markdown(asks, Look())):
        rows = read_sheet(written.encode("utf-8", "surrogatepass"), "a", ("answer", "id"))
        assert [key_of(row["id"].text) for row in rows] == [key_of(ask.id) for ask in asks]
        assert all(row["answer"].text == "" for row in rows)
