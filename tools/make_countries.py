"""Make `data/countries.json` from the npm package i18n-iso-countries (MIT) and the facts decided by hand.

npm pack i18n-iso-countries@7 && tar xzf i18n-iso-countries-7.*.tgz
python tools/make_countries.py package
"""

import argparse
import json
import unicodedata
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "ru", "kk", "ky", "tg", "tk", "uz")
ROOT = Path(__file__).resolve().parents[1]


def tidy(name: str) -> str:
    """The name without stray blanks, in NFC, with the one apostrophe of Uzbek and the one letter ң."""
    plain = unicodedata.normalize("NFC", " ".join(name.split()))
    return plain.replace("‘", "ʻ").replace("ӊ", "ң")


def package_names(package: Path) -> dict[str, dict[str, list[str]]]:
    """Language -> code -> all names the package knows, the first being its choice."""
    names = {}
    for language in LANGUAGES:
        found = json.loads((package / "langs" / f"{language}.json").read_text(encoding="utf-8"))["countries"]
        names[language] = {code: [tidy(n) for n in (name if isinstance(name, list) else [name])] for code, name in found.items()}
    return names


def country(code: str, alpha3: str, numeric: str, names: dict[str, dict[str, list[str]]], facts: dict[str, Any]) -> dict[str, Any]:
    """One country's entry: chosen names, and every other spelling as an alias."""
    ours = facts["names"].get(code, {})
    chosen = {lang: ours.get(lang) or names[lang][code][0] for lang in LANGUAGES if lang in ours or names[lang].get(code)}
    others = [name for lang in LANGUAGES for name in names[lang].get(code, [])] + facts["aliases"].get(code, [])
    ambiguous = {"Congo", "Конго"} if code == "CD" else set()
    aliases = [name for name in dict.fromkeys(others) if name not in chosen.values() and name not in ambiguous]
    osce = facts["osce_participating_states"].get(code)
    partner = next((kind for kind, codes in facts["osce_partners"].items() if code in codes), None)
    return {
        "alpha3": alpha3,
        "numeric": numeric,
        "names": chosen,
        "aliases": aliases,
        "capital": osce["capital"] if osce else None,
        "osce": osce is not None,
        "osce_partner": partner,
        "region": "central_asia" if code in facts["central_asia"] else None,
    }


def main() -> None:
    """Read the package and the facts, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="the unpacked folder of i18n-iso-countries 7")
    parser.add_argument("--facts", type=Path, default=ROOT / "tools" / "country_facts.json")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "countries.json")
    options = parser.parse_args()
    facts = json.loads(options.facts.read_text(encoding="utf-8"))
    codes = json.loads((options.package / "codes.json").read_text(encoding="utf-8"))
    version = json.loads((options.package / "package.json").read_text(encoding="utf-8"))["version"]
    names = package_names(options.package)
    content = {
        "notes": [
            f"Made by tools/make_countries.py from i18n-iso-countries {version} and tools/country_facts.json.",
            "i18n-iso-countries: MIT licence, Copyright (c) 2016 widdix GmbH.",
            "ISO 3166-1 only. Territories without a code there (Kosovo among them) are left to free text.",
            "A language without a name falls back to English. Capitals are known for OSCE participating States.",
        ],
        "sources": facts["sources"],
        "languages": list(LANGUAGES),
        "countries": {
            alpha2: country(alpha2, alpha3, numeric, names, facts)
            for alpha2, alpha3, numeric, _ in sorted(codes)
            if alpha2 not in facts["not_iso"]
        },
    }
    options.out.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
