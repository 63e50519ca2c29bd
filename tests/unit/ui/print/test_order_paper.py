import dataclasses

import pytest

from sfa_desktop.base.errors import HomeReadOnly
from sfa_desktop.ui.print.order_paper import OrderPaper, PaperLine, document, write_pdf

LINE = PaperLine(
    number="1",
    code="2041",
    words="Óleo <b>calcáreo</b>",
    note="",
    quantity="12 u",
    price="3.480,00",
    discount="5",
    net_price="3.306,00",
    amount="39.672,00",
)
PAPER = OrderPaper(
    house="Litoral",
    rep="Lucía Ferreyra",
    title="Pedido P-0147",
    facts=(("Fecha", "24 nov 2026"),),
    customer=("Farmacia & Luz", "", "Rosario"),
    lines=(LINE,),
    totals=(("Neto", "39.672,00"), ("Total", "$ 48.003,12")),
)


def test_what_came_from_outside_stands_there_as_it_was_typed(qapp):
    comment = "<img src='file:///etc/passwd'> <script>x</script> & \"fin\""
    words = document(dataclasses.replace(PAPER, comment=comment)).toPlainText()
    assert "Óleo <b>calcáreo</b>" in words
    assert "Farmacia & Luz" in words
    assert comment in words


def test_a_long_order_takes_several_pages(qapp, tmp_path):
    target = tmp_path / "pedido.pdf"
    assert write_pdf(PAPER, target) == 1
    assert write_pdf(dataclasses.replace(PAPER, lines=(LINE,) * 120), target) > 2
    assert target.read_bytes().startswith(b"%PDF-")
    assert [file.name for file in tmp_path.iterdir()] == ["pedido.pdf"]


def test_a_place_that_cannot_be_written_leaves_the_paper_that_was_there(qapp, tmp_path):
    with pytest.raises(HomeReadOnly):
        write_pdf(PAPER, tmp_path / "missing" / "pedido.pdf")
    assert list(tmp_path.iterdir()) == []
