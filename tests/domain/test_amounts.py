"""Amounts of money are read as plans write them; what is no number is no amount."""

import pytest

from wpstracker.domain.amounts import Amount, read_amount


@pytest.mark.parametrize(
    ("text", "heading", "amount"),
    [
        ("6\u00a0802,5", "", Amount(6802.5)),
        ("6\u00a0802,5", "Сумма, тыс. сом", Amount(6_802_500, "KGS")),
        ("6 802,5 тыс. сом", "", Amount(6_802_500, "KGS")),
        ("5 млн тенге", "", Amount(5_000_000, "KZT")),
        ("1 200 000 грн.", "", Amount(1_200_000, "UAH")),
        ("10 000 EUR", "Budget, USD", Amount(10_000, "EUR")),
        ("€ 5,000.50", "", Amount(5000.5, "EUR")),
        ("10 000 GEL", "", Amount(10_000, "GEL")),
        ("500", "Сумма, тыс. сомони", Amount(500_000, "TJS")),
        ("0", "", Amount(0)),
        ("", "Сумма", None),
        ("н/д", "", None),
    ],
)
def test_an_amount_is_read_with_its_currency_and_thousands(text, heading, amount):
    assert read_amount(text, heading) == amount


@pytest.mark.parametrize("text", ["в пределах средств", "-5", "1,234", "100 + 200", "сом"])
def test_other_words_are_no_amount(text):
    with pytest.raises(ValueError):
        read_amount(text)
