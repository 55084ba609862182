"""Languages that events are held in, by their ISO 639-1 code."""

from wpstracker.words import N_, Words

LANGUAGES = {
    "en": N_("English"),
    "ru": N_("Russian"),
    "kk": N_("Kazakh"),
    "ky": N_("Kyrgyz"),
    "tg": N_("Tajik"),
    "tk": N_("Turkmen"),
    "uz": N_("Uzbek"),
    "mn": N_("Mongolian"),
    "uk": N_("Ukrainian"),
    "fr": N_("French"),
    "de": N_("German"),
    "es": N_("Spanish"),
    "ar": N_("Arabic"),
    "zh": N_("Chinese"),
    "fa": N_("Persian"),
    "tr": N_("Turkish"),
    "az": N_("Azerbaijani"),
    "hy": N_("Armenian"),
    "ka": N_("Georgian"),
    "ro": N_("Romanian"),
}


def language_name(code: str, words: Words) -> str:
    """The language's name; the code itself where it is not in the list."""
    return words(LANGUAGES[code]) if code in LANGUAGES else code
