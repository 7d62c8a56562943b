"""Runs of words that mean more than their words, and what confirms or corrects.

One pattern a line: a space is any white space, an apostrophe any apostrophe.
"""

import re

from seeds.polarity.words import Sense

# Done by its subject, it is held against the subject.
BAD_DEEDS = r"""
(?:before|over|ahead of) (?:people|safety|families|patients|workers)
(?:came|come|comes|coming) under (?:fire|attack|scrutiny|pressure)
(?:could|can)(?: not|not|n't) (?:say|account|explain|answer|name|find|even|do|be trusted)
(?:does|did|do)(?:n't| not) (?:even )?(?:care|understand|know|have a plan)
(?:does|do|did)(?:n't| not) (?:add up|work|know|tell|explain|answer|say|show up|even)
(?:have|has|had) not (?:been )?(?:kept|built|paid|published|released|delivered|explained|said)
(?:he|she|they|it) waited
(?:less|worse) than
(?:lost|loss of) (?:\S+ ){0,2}jobs
(?:never|not) (?:once )?(?:bothered|showed up|shown up|interested)
(?:wants?|wanted|plans?|tr(?:y|ies|ied|ying)|going) to (?:avoid|take away|get rid|stop us)
(?:wants?|wanted|plans?|tr(?:y|ies|ied|ying)|going) to stop (?:her|him|them)
a third of what
at risk
at the expense of
behind closed doors
big game
blank che(?:ck|que)
broken promises?
cares? only about
cash(?:ed|es|ing)? in
could(?:n't| not) care less
cover(?:ed|s|ing)?[- ]up
deserves? better
did (?:nothing|little)
do(?:es|ing)? nothing
dogged by
double standard
drag(?:ged|s|ging)? (?:his|her|their|its) feet
empty promises?
fac(?:es?|ed|ing) (?:\w+ ){0,2}(?:lawsuits?|questions?|charges?|criticism)
fac(?:es?|ed|ing) (?:\w+ ){0,2}(backlash|calls|pressure|anger|investigation)
fail(?:s|ed|ing|ure)? to
few of
flip[- ]flop\w*
gave (?:up|away)
giv(?:es?|ing) (?:up|away)
had (?:\w+ ){1,2}years?
half[- ]measures?
in bed with
in ruins
in the pocket of
kick(?:ed|s|ing)? the can
laid off
lay(?:s|ing)? off
le(?:ft|aves?|aving) (?:\w+ ){1,3}(?:behind|out|stranded|hole|open|in the cold)
let(?:s|ting)? (?:\w+ ){1,3}down
lin(?:ed|es|ing) \w+ (?:own )?pockets
look(?:ed|s|ing)? the other way
lost (?:touch|control|trust|the)
missed (?:\w+ ){0,3}(?:votes?|deadlines?)
never (?:costed|finished|built|came|met|held|passed|voted|visited|released|paid|once)
no (?:clue|plan|idea|answers?|excuse|experience|list|limit|oversight|shame)
not (?:one|a single) of
not a plan
nothing to (?:show|say)
on (?:his|her|their|your|its) watch
only \w+ of the
only cares? about
open to (?:charges|attack|criticism)
out of (?:touch|control|step|his depth|her depth)
pa(?:y|id|ys) (?:no|nothing|zero)
pass(?:ed|es|ing)? (?:the bill|the cost|it) (?:on )?to
r[au]n out of
record (?:high|number of (?:deaths|complaints))
refus(?:es?|ed|ing) to
revers(?:ed|es|ing) (?:(?:him|her|it|them)sel(?:f|ves)|course)
rubber[- ]stamp\w*
s(?:hut|tood) (?:by|idle)(?: while)?
s[ai]t(?:s|ting)? on
sell(?:s|ing)? out
shut(?:s|ting)? (?:down|out|the)
soft on
sold (?:\w+ )?out
sweetheart deals?
t(?:ook|akes|aking|ake) [$€£]\S+(?: \w+)? from
to little effect
too (?:little|late|slow(?:ly)?|long|expensive|far|close|risky|weak|much|high|often)
took (?:\w+ ){0,2}(?:money|cash|contributions?|donations?) from
took \w+ (?:days|weeks|months|years) to
tr(?:ies|ied|ying) to (?:stop|block|kill|cut|hide)
turn(?:ed|s|ing)? (?:his|her|their|its) backs?
twice (?:what|as|the)
under (?:investigation|fire|indictment|water)
vot(?:ed?|es|ing) (?:\w+ )?against
voted no
walk(?:ed|s|ing)? away from
weak on
what (?:is|has|does) \w+ (?:got to )?hid(?:e|ing)
where (?:is|are|was|were|did)
wrong direction
"""

# Done by its subject, it speaks for the subject.
GOOD_DEEDS = r"""
(?:reject|dismiss|disput|rebut|refut)\w* (?:\w+ ){1,2}(?:accusation|allegation|charge|claim)s?
(?:reject|dismiss|disput|rebut|refut)\w* (?:\w+ ){1,2}(?:attack|criticism|figure|idea|number)s?
(?:reject|dismiss|disput|rebut|refut)\w* (?:\w+ ){1,2}(?:report|suggestion)s?
(?:at|in) no cost
(?:does|did|do|will|would)(?:n't| not) (?:touch|tax|affect|apply|cost|raise)
(?:in the|by a) first
(?:is|are|was|were) open again
(?:on|ahead of) (?:time|schedule)
(?:up|rose|grew|risen|grown) from \w+
bring(?:s|ing)? back
brought back
call(?:s|ed|ing)? for
cl?eaned? up
clear(?:ed|s) (?:\w+ )?of
common[- ]sense
cut(?:s|ting)? (?:\w+ ){1,3}(?:in half|by half)
debt[- ]free
den(?:y|ied|ies|ying) (?:that|any|it|having|knowing|wrongdoing)
den(?:y|ied|ies|ying) the (?:charge|claim|accusation|allegation|report)s?
first in (?:her|his|their)
for free
free of charge
g[eo]t(?:s|ting)? (?:the|this|it|things) (?:\w+ )?done
held (?:\w+ ){1,4}accountable
highest (?:marks?|rating|turnout|share)
hold(?:s|ing)? (?:\w+ ){1,4}accountable
keep(?:s|ing)? (?:\w+ ){1,3}(?:safe|open|together)
lowest (?:\w+ ){0,3}(?:since|in|on record)
made sure
mak(?:es?|ing) sure
never (?:raised|missed|took|said|voted to|accepted|wavered|stopped)
no evidence that
paid (?:back|off|down|for)
pay(?:s|ing)? (?:back|off|down)
put(?:s|ting)? (?:\w+ ){1,3}(?:first|in writing)
record (?:low|investment|funding|year)
right direction
rose to
set(?:s|ting)? up
st(?:ood|and|ands|anding) (?:up|with)
tak(?:es?|ing) (?:on|steps|action|responsibility)
took (?:on|steps|action|responsibility)
turn(?:ed|s|ing)? (?:\w+ )?around
under budget
vot(?:ed?|es|ing) (?:\w+ )?for
walk(?:s|ed)? the walk
worked with
working with
works? with
"""

CORRECTIONS = r"""
(?:is|are|was|were|that's|simply|it's|but) (?:\w+ )?(?:false|wrong|not true)
(?:is|are|was|were|that's|simply|it's|but) (?:\w+ )?(not so|incorrect|a lie)
(?:missing|some|more) (?:some )?context
baseless
contrary to
debunk\w*
did not say
distort\w*
exaggerat\w+
fact[- ]check\w*
falsely
half[- ](?:right|true|truth)
in (?:fact|reality|truth)
inaccurate(?:ly)?
lacks? context
leaves? out
left out
mischaracteri[sz]\w*
misleading(?:ly)?
misquot\w+
misstat\w+
myth
never said
no (?:evidence|proof|basis|truth)
not true
out of context
rate[sd]? (?:this|the|that|it)\b(?: \w+)? \W*(?:false|half|mostly false|misleading)
records? shows?
the facts? are
the truth is
twist(?:s|ed|ing)
unfounded
untrue
"""

CONFIRMATIONS = r"""
(?:has|have) a point
(?:is|are|was|were) (?:\w+ )?(?:true|accurate|correct|real|right)
checks? out
confirm(?:s|ed)?
did (?:in fact )?(?:sign|vote|say|close|happen)
mostly true
rate[sd]? (?:this|the|that|it)\b(?: \w+)? \W*(?:true|mostly true|correct)
stands? up
"""


def _any_of(patterns: str) -> str:
    lines = "|".join(patterns.strip().splitlines())
    return lines.replace(" ", r"\s").replace("'", "['’]")


_PHRASE = re.compile(
    rf"\b(?:(?P<bad>{_any_of(BAD_DEEDS)})|(?P<good>{_any_of(GOOD_DEEDS)}))(?!\w)", re.IGNORECASE
)
_CORRECTION = re.compile(rf"\b(?:{_any_of(CORRECTIONS)})(?!\w)", re.IGNORECASE)
_CONFIRMATION = re.compile(rf"\b(?:{_any_of(CONFIRMATIONS)})(?!\w)", re.IGNORECASE)


def phrases(text: str, start: int, end: int) -> dict[int, tuple[int, Sense]]:
    """Return where such runs stand in a stretch of a text, with their ends."""
    return {
        match.start(): (match.end(), "bad deed" if match["bad"] else "good deed")
        for match in _PHRASE.finditer(text, start, end)
    }


def corrects(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text says that something said is not so."""
    return bool(_CORRECTION.search(text, start, end))


def confirms(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text says that something said is so."""
    return bool(_CONFIRMATION.search(text, start, end))
