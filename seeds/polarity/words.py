"""Words of public argument, by what they do to whom. English, of any country and office.

Stems: `seeds.polarity.sense` takes endings off. Forms are given where a stem would mislead.
"""

from typing import Literal

from seeds.polarity.deeds import BAD_DEEDS, GOOD_DEEDS
from seeds.polarity.qualities import BADS, GOODS

Sense = Literal[
    "bad deed", "good deed", "up", "down", "burden", "remedy", "bad", "good",
    "charge", "praise", "portray", "speech", "negation", "plan", "record", "process",
]  # fmt: skip

# Bad of a burden, good of anything else.
UPS = """
add climb double grew grow grown hike increase jump quadruple raise rise risen rose skyrocket soar
surge triple
"""

# Good of a burden, bad of anything else.
DOWNS = """
abolish close curtail cut decrease drop eliminate fall fallen fell fewer halve less limit lower
reduce repeal rollback shed shorten shrank shrink slash trim
"""

# What people want less of.
BURDENS = """
absence absenteeism accident addiction arrears assault backlog bills blackout burden bureaucracy
burglary carjacking co-pay complaint congestion contaminant contamination copay copayment copayments
corruption crime death debt deductible deficit delay deportation discharge dropout emission eviction
fare fee fine foreclosure fraud graffiti homeless homelessness homicide hunger illiteracy infection
infestation inflation injury joblessness leak litter loophole loss losses murder opioid outage
outbreak overdose paperwork pollution pothole poverty premium price queue rate recidivism rent
repossession robbery runoff shooting shoplifting shortage smog smuggling spill surcharge tariff tax
taxation theft toll traffic trafficking trespass truancy unemployment vacancies vacancy vandalism
violence wait waste wildfire
"""

# What its subject sets right: the bad words that follow are then no blame.
REMEDIES = """
address against alleviate ban clamp combat correct counteract crack curb defuse detect deter disarm
ease eradicate fight fix fought intercept mitigate neutralize outlaw overcame overcome prevent purge
redress relieve remedy remove reversed rid solve stop subdue tackle thwart undid undo uproot
"""

# Somebody says or does something against its object.
CHARGES = """
accusation accuse allegation allege assail attack attacked barrage bash berate blame blast boo
booed broadside charge chastise chide condemn confronted convict convicted critic criticise
criticism criticize decry denounce denunciation deride ding disparage distrust excoriate fault
fined grill hammer hit impugn indict indicted investigate jab knock lambast lambaste lampoon malign
needle onslaught oust ousted pillory pounce press pressed pressure probe pummel question rail rap
rebuff rebuke reprimand ridicule rip roast scold scorch scrutiny skewer slam slammed sue sued swipe
targeted targeting targets taunt trash upbraid vilify
"""

# Somebody says something for its object.
PRAISES = """
acclaim admire applaud back celebrate cheer commend compliment credit endorse endorsement hail
highlight laud praise recommend salute showcase thank tout trumpet trust
"""

# Somebody is made out to be something.
PORTRAYALS = """
branded calling casting characterize depict described describes describing dub framed framing label
paint portray slapping tagged
"""

# Somebody says something.
SPEECH = """
according acknowledge announce argue ask assert believe claim complain concede conclude contend
continue declare explain feel insist note observe quip remark repeat reply report retort said say
state suggest tell testified testify think told write wrote
"""

# What turns the words that follow around.
NEGATIONS = """
ain't aren't barely can't cannot couldn't didn't doesn't don't hadn't hardly hasn't haven't instead
isn't neither never no nobody none nor not rather scarcely shouldn't unable wasn't weren't without
won't wouldn't
"""

# What one means to do, and says so.
PLANS = """
agenda aim approach aspire blueprint commit cornerstone emphasise emphasize favors favour framework
goal hopes i'll initiative intend intends pathway plan platform pledge policy prefers prepare
priority promise proposal roadmap seek shall sought strategy strive vision vow want wants we'll
will would
"""

# What one has done so far.
RECORDS = """
accomplishment background career experience history oversaw oversee record resume role tenure
track-record work
"""

# The contest itself: who advertises and rallies proves nothing about the matter.
PROCESS = """
ad advert advertisement airwaves audience billboard campaign candidacy candidate canvass convention
crowd debate donor forum fundraiser headline interview message messaging news poll polling pollster
primary rally rival slogan social-media spot strategist supporter surrogate swing turnout video
viewer voter
"""

LISTS: dict[Sense, str] = {
    "bad deed": BAD_DEEDS,
    "good deed": GOOD_DEEDS,
    "up": UPS,
    "down": DOWNS,
    "burden": BURDENS,
    "remedy": REMEDIES,
    "bad": BADS,
    "good": GOODS,
    "charge": CHARGES,
    "praise": PRAISES,
    "portray": PORTRAYALS,
    "speech": SPEECH,
    "negation": NEGATIONS,
    "plan": PLANS,
    "record": RECORDS,
    "process": PROCESS,
}
