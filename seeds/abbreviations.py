"""Words that end in a full stop without ending the sentence."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Titles and the like: a name or a number has to follow. Capitals count: "Art." but not "art."
ALWAYS_GO_ON = _words(
    "Mr Mrs Ms Mx Messrs Dr Drs Prof Sen Sens Rep Reps Gov Govs Pres Hon Rev Fr Sr. Sgt Cpl Pvt",
    "Capt Lt Lieut Col Maj Gen Adm Cmdr Cdr Brig Supt Insp Det Atty Sec Secy Asst Assoc Amb Del",
    "Ald Councilman Cllr Comm Dir Mme Mlle Sra Srta Mt Ft Pt Pvt vs Vs v e.g i.e E.g I.e cf Cf",
    "viz approx ca Lt.Gov Lt.Col Maj.Gen MR MRS MS DR SEN REP GOV PROF GEN COL HON LT CAPT",
)
BEFORE_NUMBERS = _words(
    "no nos fig figs vol pp p sec art ch par para pt prop",
)
# These may stand at the end of a sentence; only a word that begins many sentences tells.
MAY_END = _words(
    "st sts ave blvd rd hwy bldg dept div inc corp co cos ltd llc plc bros assn univ jr sr esq etc",
    "al est gov't govt ph.d m.d ed eds op cit ibid min max avg tel ext dist",
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun",
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb",
    "nev okla ore pa tenn tex va vt wash wis wyo",
)
STARTERS = _words(
    "The A An He She It They We I You His Her Hers Its Their Our My Your This That These Those",
    "There Here In On At By For From With To Of As If When While After Before Since During Under",
    "Over But And Or So Yet Not No Now Then Today Yesterday Tomorrow Last Next Both Each Every",
    "Some Many Most All Another Other Others Such What Who Why How Where Which Often However Also",
    "According Asked Meanwhile Instead Still Even Let Does Did Do Is Are Was Were Has Have Had Can",
    "Could Will Would Should Despite Although Though Because Once Until Unlike Like Only Just Two",
    "Three Four Five Several Nobody Nothing Everyone Critics Supporters Voters He’s She’s It’s",
    "They’re We’re I’m That’s There’s He's She's It's They're We're I'm That's There's Don’t Don't",
    "Isn't Isn’t Didn't Didn’t Never Among Between Through Within Without Against About More Less",
    "Fewer Nearly Almost",
)
TIMES_GO_ON_WITH = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May",
    "June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov",
    "Dec Eastern Central Mountain Pacific Atlantic ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT",
    "UTC BST CET",
)
