"""Places of law: which country a State, province or nation belongs to, for rules on governing law and courts."""

from __future__ import annotations

from generator.lint.lazy import regex

_US = (
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
    "nebraska nevada new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio oklahoma oregon "
    "pennsylvania rhode-island south-carolina south-dakota tennessee texas utah vermont virginia washington "
    "west-virginia wisconsin wyoming"
)
_IN = (
    "andhra-pradesh assam bihar chhattisgarh delhi goa gujarat haryana himachal-pradesh jharkhand karnataka kerala "
    "madhya-pradesh maharashtra manipur meghalaya mizoram nagaland odisha punjab rajasthan sikkim tamil-nadu telangana "
    "tripura uttar-pradesh uttarakhand west-bengal"
)
_CA = "ontario quebec british-columbia alberta manitoba saskatchewan nova-scotia new-brunswick"
_AU = "new-south-wales queensland tasmania western-australia south-australia nsw"
_UK = "england scotland wales northern-ireland great-britain uk"
_COUNTRIES = (
    "india ireland germany france spain italy netherlands belgium luxembourg austria switzerland sweden norway denmark "
    "finland poland portugal greece hungary romania bulgaria croatia slovenia slovakia estonia latvia lithuania cyprus "
    "malta iceland israel turkey russia ukraine china japan singapore malaysia indonesia thailand vietnam philippines "
    "taiwan hong-kong south-korea australia new-zealand canada mexico brazil argentina chile colombia peru uruguay "
    "south-africa nigeria kenya egypt pakistan bangladesh sri-lanka nepal jersey guernsey gibraltar bermuda "
    "united-states united-kingdom united-arab-emirates saudi-arabia qatar"
)
_IS_IN = {
    **dict.fromkeys(_US.split(), "united-states"), **dict.fromkeys(_IN.split(), "india"),
    **dict.fromkeys(_CA.split(), "canada"), **dict.fromkeys(_AU.split(), "australia"),
    **dict.fromkeys(_UK.split(), "united-kingdom"), **{name: name for name in _COUNTRIES.split()},
    "mumbai": "maharashtra", "pune": "maharashtra", "bengaluru": "karnataka", "bangalore": "karnataka",
    "chennai": "tamil-nadu", "hyderabad": "telangana", "kolkata": "west-bengal", "gurgaon": "haryana",
    "gurugram": "haryana", "noida": "uttar-pradesh", "ahmedabad": "gujarat", "new-delhi": "delhi", "london": "england",
    "the-netherlands": "netherlands", "usa": "united-states", "america": "united-states", "uae": "united-arab-emirates",
}  # fmt: skip
_PLACE = regex("|".join(sorted((name.replace("-", " ") for name in _IS_IN), key=lambda n: (-len(n), n))))


def places(text: str) -> frozenset[str]:
    """The places that a text in lower case names, each with the places that it lies in."""
    found = set()
    for match in _PLACE.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not before.isalpha() and not after.isalpha():
            name = match[0].replace(" ", "-")
            while name not in found:
                found.add(name)
                name = _IS_IN[name]
    return frozenset(found)


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where neither text names a place that holds, or is, a place of the other."""
    narrow, others = _narrowest(one), _narrowest(other)
    return bool(narrow and others) and not narrow & other and not others & one


def _narrowest(named: frozenset[str]) -> frozenset[str]:
    return named - {_IS_IN[name] for name in named if _IS_IN[name] != name}
