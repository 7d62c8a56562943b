"""Words for speaking: the verbs that report it, the nouns that do it, who holds an office.

General words only. Who holds which office, and on whose side, comes from people and documents.
"""

import re
from collections.abc import Iterable


def words_of(text: str) -> list[str]:
    """Return the words of a list that is written as a text."""
    return text.split()


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first.

    What words begin with in common is written once: `re` tries alternatives one after the other.
    """
    return _branches({word for word in words if word})


def _branches(words: set[str]) -> str:
    by_letter: dict[str, set[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], set()).add(word[1:])
    is_end = by_letter.pop("", None) is not None
    branches = [
        re.escape(letter) + (_branches(rest) if rest != {""} else "")
        for letter, rest in sorted(by_letter.items())
    ]
    return f"(?:{'|'.join(branches)})" + ("?" if is_end else "")


def _conjugate(bases: str) -> dict[str, tuple[str, ...]]:
    """Return present, past and participles of regular verbs."""
    return {base: _forms(base) for base in bases.split()}


_DOUBLING = frozenset(words_of("quip chat jab plug nod sob admit rebut submit rip blurt tut beg"))


def _forms(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return (base + "s", base + "d", base[:-1] + "ing")
    if base.endswith("y") and base[-2] not in "aeou":
        return (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    if base in _DOUBLING:
        return (base + "s", base + base[-1] + "ed", base + base[-1] + "ing")
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return (third, base + "ed", base + "ing")


# Verbs that take what is said as a clause: "Holt argued that ..."
_CLAUSE = _conjugate(
    "claim argue charge insist warn reply counter conclude testify joke promise vow pledge note "
    "acknowledge concede state declare announce urge brag quip recall recount explain caution "
    "shout assert allege maintain contend remark observe confirm admit suggest complain confess "
    "predict propose estimate stress emphasize emphasise reiterate repeat add ask answer "
    "respond comment mention report reveal disclose boast lament hint imply signal affirm "
    "reassure assure remind believe demand exclaim whisper tweet post continue agree "
    "protest retort rejoin interject offer guarantee clarify underscore underline "
    "point tell inform say write swear read find argue deny allow email text phone"
)
_CLAUSE |= {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing", "written"),
    "swear": ("swears", "swore", "swearing"),
    "read": ("reads", "read", "reading"),
    "find": ("finds", "found", "finding"),
}
# Verbs that take whom or what it is said about: "Holt accused Vale of ..."
_OBJECT = _conjugate(
    "accuse blame attack slam blast tout criticize criticise denounce dismiss describe "
    "call label brand deride mock praise hail condemn decry rebuke ridicule cite defend "
    "characterize characterise paint portray reject dub credit challenge press quote "
    "question fault thank welcome fault rip address lambast lambaste assail trash "
    "depict term deem promote champion bemoan"
)
_PLAIN = _conjugate(
    "chant sing yell cry scream bellow roar mutter murmur laugh sigh smile grin nod muse "
    "plead reflect opine intone thunder fume scoff chide snap banter start begin finish "
    "end interrupt elaborate marvel gush enthuse wonder open close jab plug"
)
_PLAIN |= {
    "begin": ("begins", "began", "beginning"),
    "sing": ("sings", "sang", "singing"),
    "rate": ("rated", "rated", "rating"),
    "judge": ("judged", "judged", "judging"),
    "put": ("puts", "put", "putting"),
    "go on": ("goes on", "went on", "going on"),
    "fire back": ("fires back", "fired back", "firing back"),
    "hit back": ("hits back", "hit back", "hitting back"),
    "shoot back": ("shoots back", "shot back", "shooting back"),
    "point out": ("points out", "pointed out", "pointing out"),
    "chime in": ("chimes in", "chimed in", "chiming in"),
    "make clear": ("makes clear", "made clear", "making clear"),
}
_ALL = _CLAUSE | _OBJECT | _PLAIN

FINITE = any_of(form for forms in _ALL.values() for form in forms[:2]) + r"(?![\w’'-])"
BASE = any_of(_ALL) + r"(?![\w’'-])"
PARTICIPLE = any_of(forms[2] for forms in _ALL.values()) + r"(?![\w’'-])"
ANY_FORM = any_of(form for base, forms in _ALL.items() for form in (base, *forms)) + r"(?![\w’'-])"
# What makes a sentence reported speech.
REPORTS = any_of(
    form for verbs in (_CLAUSE, _OBJECT) for base, forms in verbs.items() for form in forms[:2]
)
REPORTS_PLURAL = any_of((*_CLAUSE, *_OBJECT))

# Things that speak: what they hold was written or recorded by somebody.
MEDIA = any_of(
    words_of(
        "ad ads advert adverts advertisement advertisements commercial commercials spot video "
        "videos clip voiceover narrator narration statement statements memo memos report "
        "reports letter letters post posts tweet tweets message messages email e-mail article "
        "editorial op-ed column study audit filing filings complaint lawsuit brief petition "
        "resolution platform manifesto website site page mailer mailers flyer flyers leaflet "
        "leaflets pamphlet brochure poster posters billboard billboards sign signs banner "
        "banners placard placards caption headline ballot release speech remarks testimony "
        "transcript survey poll review analysis document documents plan measure law bill ruling "
        "opinion verdict contract text script newsletter blog podcast slogan announcement "
        "notice summary fact-check mailing minutes dossier briefing prospectus"
    )
)
SIGNS = any_of(
    words_of(
        "sign signs banner banners placard placards poster posters billboard billboards chant "
        "chants chanting chanted chanting shirt shirts t-shirt t-shirts button buttons sticker "
        "stickers cap hat hats"
    )
)

# Names of offices and professions, as they stand before a name or describe somebody.
OFFICES = tuple(
    """vice president|vp|deputy prime minister|prime minister|deputy mayor|lieutenant governor
    |attorney general|district attorney|state senator|state representative|home secretary
    |foreign secretary|chief executive|chief minister|first minister|city manager|city attorney
    |mayor|governor|president|senator|congressman|congresswoman|congressmember|representative
    |councilman|councilwoman|councilmember|council member|councillor|councilor|alderman
    |alderwoman|alderperson|assemblyman|assemblywoman|assemblymember|delegate|commissioner
    |supervisor|selectman|selectwoman|minister|chancellor|premier|secretary|treasurer|comptroller
    |controller|auditor|sheriff|judge|justice|prosecutor|speaker|chairman|chairwoman
    |chairperson|chair|superintendent|senior vice president|ambassador|general|colonel|captain
    |sergeant|lieutenant|admiral|major|chief|officer|detective|pastor|reverend|rabbi|imam
    |bishop|father|sister|professor|doctor|dame|sir|lord|lady|baroness|ceo|cfo|congressperson
    |mp|msp|mep|ombudsman|registrar""".replace("\n    ", "").split("|")
)
# What somebody is called without holding an office.
PARTS = tuple(
    words_of(
        "moderator host candidate nominee challenger incumbent lawmaker deputy clerk spokesman "
        "spokeswoman spokesperson"
    )
)
SHORT_TITLES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "lt. gov": "lieutenant governor",
    "pres": "president", "cllr": "councillor", "prof": "professor", "dr": "doctor",
    "rev": "reverend", "gen": "general", "col": "colonel", "sgt": "sergeant", "capt": "captain",
    "lt": "lieutenant", "hon": "", "mr": "", "mrs": "", "ms": "", "mx": "", "miss": "",
    "atty": "attorney", "supt": "superintendent", "sec": "secretary", "vp": "vice president",
    "messrs": "", "maj": "major", "det": "detective", "insp": "inspector", "fr": "father",
}  # fmt: skip
HE = frozenset(
    words_of(
        "mr sir lord councilman alderman congressman assemblyman chairman spokesman selectman "
        "father businessman brother son husband grandfather king prince actor salesman "
        "fisherman policeman fireman widower fr dad uncle man boy gentleman"
    )
)
SHE = frozenset(
    words_of(
        "mrs ms miss dame lady baroness councilwoman alderwoman congresswoman assemblywoman "
        "chairwoman spokeswoman selectwoman sister mother businesswoman daughter wife "
        "grandmother queen princess actress saleswoman policewoman widow mom mum aunt woman "
        "girl"
    )
)

# People and things that belong to somebody: "Holt's aides", "the Holt campaign".
CAMPS = (
    "campaign|camp|team|administration|office|aide|aides|ally|allies|adviser|advisers|advisor"
    "|advisors|supporter|supporters|surrogate|surrogates|staff|staffer|staffers|backer|backers"
    "|spokesman|spokeswoman|spokesperson|spokespeople|official|officials|strategist|strategists"
    "|lawyer|lawyers|attorney|attorneys|loyalist|loyalists|volunteers|volunteer|organizer"
    "|organizers|donor|donors|operative|operatives|coalition|ticket|government|cabinet"
    "|transition|headquarters|friend|friends|deputy|deputies|manager|pollster|partisans"
    "|press secretary|chief of staff|campaign manager|communications director|running mate"
    "|treasurer|counsel|director|consultant|consultants|fans|faction|wing|bloc|side|people"
)
GROUPS = frozenset(
    words_of(
        "campaign camp committee council union party coalition office administration department "
        "board commission agency association alliance group team pac league federation society "
        "institute foundation chamber bureau authority ministry court club network project "
        "trust guild congress senate assembly parliament house government university college "
        "school company corporation inc llc ltd hospital fund center centre organization "
        "organisation movement front caucus delegation station times post news tribune gazette "
        "herald journal courier against for of and voters citizens residents neighbors "
        "neighbours parents friends aides allies"
    )
)
