"""Currencies people name most often here, by their ISO 4217 code; any other code of three letters is kept as well."""

from wpstracker.words import N_

CURRENCIES = {
    "EUR": N_("euro"),
    "USD": N_("US dollar"),
    "KZT": N_("Kazakhstan tenge"),
    "KGS": N_("Kyrgyzstan som"),
    "TJS": N_("Tajikistan somoni"),
    "TMT": N_("Turkmenistan manat"),
    "UZS": N_("Uzbekistan sum"),
    "RUB": N_("Russian rouble"),
    "MNT": N_("Mongolian tugrik"),
    "UAH": N_("Ukrainian hryvnia"),
    "GBP": N_("pound sterling"),
    "CHF": N_("Swiss franc"),
    "SEK": N_("Swedish krona"),
    "NOK": N_("Norwegian krone"),
    "DKK": N_("Danish krone"),
    "CAD": N_("Canadian dollar"),
    "JPY": N_("Japanese yen"),
    "KRW": N_("South Korean won"),
    "TRY": N_("Turkish lira"),
    "PLN": N_("Polish zloty"),
}


def is_currency(code: str) -> bool:
    """Whether this has the form of a currency code: three capital Latin letters."""
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()
