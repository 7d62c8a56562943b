"""Words of public argument, by what they do to whom. English, of any country and office.

Stems: `seeds.polarity.sense` takes endings off. Forms are given where a stem would mislead.
"""

from typing import Literal

Sense = Literal[
    "bad deed", "good deed", "up", "down", "burden", "remedy", "bad", "good",
    "charge", "praise", "portray", "speech", "negation", "plan", "record", "process",
]  # fmt: skip

# Done by its subject, it is held against the subject.
BAD_DEEDS = """
abandon abused abusing alienate apologize apologized axe axed backtrack balk betray billed blew
block blow blown botch breach break bribe bully bungle burn bust cave cheated choke conceal condone
corrupted cost costing crash cripple damage deceive decimate decline declined declines defer
deferred defraud defund defy delayed demolish denied denies deprive derail desert destroy devastate
dismantle displace disregard disrespect ditch dither dithered divert dodge doom drain duck dump
embezzle endanger enrich erase erode evade evict exaggerate exclude exploit fabricate fail failed
failing fails falsify fled flee flop forget forgot forgotten freeze froze fumble furlough gamble
gut harass harm hid hide hiked hiking hoard hobble hollow hurt ignore imperil injure invade
jeopardize kill languish leaked lied lies liquidate lock loot lose loses losing lost lying meddle
meter miscalculate misinform mislead misled mismanage misplace misrepresent miss misspend misspent
misuse mock mortgage mothball neglected neglects obstruct offshore oppose outsource overbill
overcharge overlook overpaid overpay overran overrun oversell oversold overspend overspent
overstate padlock padlocked pander plunder poach pocket poison pollute pretend privatize profit
profiteer punish quash raid ransack ration rationed refuse renege reneged resist retaliate retreat
risked risking rob rubber-stamp ruined ruins sabotage sack sacrifice scapegoat scare scheme scrap
screw scuttle separate shelve shirk shortchange shutter sideline silence smear sneak spike spilled
spit squander squash stall starve steal stifle stole stolen stonewall stonewalled strand strangle
strip struggle struggled stuck stumble subvert suppress surrender suspend swindle taint tank tear
terminate terrorize threaten threw torpedo trail trailed trailing trails trample trap undercut
underfund undermine underpay understaff unleash upend vandalize veto victimize violate waffle
wasted wasting waver weaken whitewash withdraw withdrawn withdrew withheld withhold worsen wreck
"""

# Done by its subject, it speaks for the subject: what was achieved, or is meant to be.
GOOD_DEEDS = """
accelerate accomplish achieve advance advocate aid allocate assist assure attend author authorize
award balance bolster boost broker build built cap care champion clarify clean co-sponsor
collaborate complete comply conserve construct convene cooperate coordinate create cultivate defend
deliver deploy digitize disclose distribute diversify donate donated earn educate elevate embrace
empower enable enact encourage energize enforce enhance ensure equip establish exempt expand
expedite extend facilitate finance focus foster fulfil fulfill fund generate grant guarantee guard
heal help hire hires honor implement improve include inspect instal install insure introduce invest
invite launch lead leading leads led legalize lessen listen maintain maintaining maintains mandate
mentor mobilize modernise modernised modernize monitor negotiate notify nurture open organize
outpace outraise overhaul partner pass pioneer planted plow preserve prioritise prioritised
prioritize procure promote propose prosecute protect provide publish pursue ratify rebuild rebuilt
recover recruit recycle redesign reform refund refurbish rehire reinforce reinstate reinvest
remember renew renovate reopen repaid repair repay replace replant rescue resolve restock restore
retain retrain returned revitalize revive safeguard save saved scrutinize secure serve settled
shelter shield sign signed signs simplify spare spearhead speed sponsor stabilize standardize stood
streamline strengthen subsidize succeed supervise supply support supported supporting supports
survive sustain train trained unify unite unveil upgrade upheld uphold vaccinate visit volunteer
volunteered win wins won worked working works
"""

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
absence absenteeism accident addiction backlog bills burden bureaucracy burglary complaint
congestion contamination corruption crime death debt deficit delay deportation discharge dropout
emission eviction fare fee fine fraud homeless homelessness homicide hunger inflation injury leak
loophole loss losses murder outage overdose paperwork pollution poverty premium price queue rate
recidivism rent shooting shortage smuggling spill tariff tax taxation theft toll traffic
trafficking unemployment vacancies vacancy violence wait waste
"""

# What its subject sets right: the bad words that follow are then no blame.
REMEDIES = """
address against alleviate ban clamp combat correct crack curb detect deter ease eradicate fight fix
fought intercept mitigate outlaw overcame overcome prevent purge relieve remedy remove reversed rid
solve stop tackle undid undo
"""

# Bad of whatever it is said of.
BADS = """
absence absent abusive abysmal alarmed alarming alone aloof anemic angry appalling arrogance
arrogant ashamed atrocious awful bad bailout bare baseless begged betrayal betrayed bigot bigoted
bitter bloated bloodbath blunder boondoggle bribery broke brutal brutality bumbling bureaucratic
callous careless casualty catastrophe catastrophic chaos chaotic chilling clueless coercion
collapse complacent condemnation confusion conspiracy contempt controversial controversy corrupt
costly cover-up coverup cowardice cowardly cracked crisis crony cronyism crook crooked cruel
cruelty crumbling damaging danger dangerous dead deadly deaths debacle deceit deceitful deception
deceptive defeat defective deferred deficient delayed delinquent demagogue despair desperate
destruction destructive devastating died dilapidated dire dirty disadvantage disappointed
disappointing disappointment disarray disaster disastrous discredited disgrace disgraceful
dishonest dishonesty dishonorable disloyal dismal dismay disorder disorderly disqualifying
disrespectful disruption dissatisfied distress disturbing divisive double-talk doubts draconian
dreadful dysfunction dysfunctional egregious embarrassing embarrassment empty entrenched erratic
error evasive evil excessive exorbitant expensive extravagant extreme extremist failure fake fatal
fatality faulty felon felony fiasco flawed flip-flop flip-flopper fool foolish fraudulent
frustrated frustrating frustration furious futile gimmick giveaway gloomy greed greedy gridlock
grievous grim guilty haphazard hapless harassment harmful harsh hate hated heartless helpless hole
hopeless horrible horrific hostile humiliating hypocrisy hypocrite hypocritical hysteria ignorance
ignorant illegal illegitimate illness immoral impunity inability inaction inadequate incompetence
incompetent inconsistent indecisive indefensible indictment indifference indifferent ineffective
inept inequity inexcusable inexperienced inferior inhumane injured injustice insensitive insincere
insolvent instability insult insulting intimidation irresponsible killed lackluster lame late
lavish lawless lawsuit lax lazy leaking liability liar lie locked ludicrous meager mediocre menace
mess messy misconduct misery misguided mishandling misleading mismanagement misread mistake
mudslinging murky naive nasty needless negative neglectful negligence negligent nepotism nightmare
notorious obscene obscure opaque out-of-touch outcry outrage outrageous overdue overreach overrun
padlocked pain painful panic partisan pathetic patronage penalties penalty peril perjury
persecution pitiful poor poorer pork powerless predatory problem problematic profligate punitive
questionable racism racist radical rage reckless regressive regret regrettable repressive
resentment restrictive rigged rotten rude ruinous rusted ruthless sad savage scam scandal
scandalous scathing secretive self-dealing selfish senseless severe shady sham shambles shame
shameful shameless shattered shocking shoddy shortcoming shortfall sick sickening slander sloppy
slush squalid stagnant stale stalemate stranded stubborn stupid substandard suffering suspicious
tainted terrible terror threat thuggish timid tired torture toxic tragedy tragic traitor traumatic
travesty treason trouble troubled troubling tyrannical ugly unacceptable unaccountable unaffordable
unanswered unbearable uncaring unclean unclear unconvinced undemocratic underfunded understaffed
unethical unfair unfinished unfit unforgivable unfunded unhappy unhealthy unheard unhinged unjust
unkept unlawful unmet unpaid unpleasant unpopular unprepared unprofessional unqualified
unreasonable unrepaired unsafe unscrupulous unserious unsolved unstable unsustainable untested
untreated untrustworthy unwanted unwilling unworkable unworthy upheaval useless vacant vague
vicious victims villain violation violent volatile vulnerability vulnerable wasteful weak weaker
weakest weakness wicked woeful worn worried worry worse worsening worst worthless wrong wrongdoing
wrongly
"""

# Good of whatever it is said of.
GOODS = """
accessible accomplished accountability accountable accurate achievement adept affordable amazing
ambitious applause approachable balanced benefit best better brave breakthrough bright calm capable
caring cheaper cheapest cleaner cleared comfort commitment committed common-sense commonsense
compassion compassionate competent comprehensive confident consistent courage courageous credible
decent dedicated dedication delighted dependable determined devoted dignity diligent effective
efficient effort excellent exceptional expert expertise fair faithful faster favorite fewest finest
fiscally-responsible fresh friend generous genuine good grateful great greatest growth hardworking
hero historic honest honesty honorable hopeful humane impressive improvement inclusive innovative
inspired inspiring integrity investment kind kindness leader leadership legacy low-cost lowest
milestone modern opportunity orderly outstanding passion patient pillar popular positive powerful
practical pragmatic prepared principled proactive progress prosperity protection proud proven
prudent qualified ready reasonable record-low reliable relief remarkable renewal resilient respect
respected respectful responsible result robust safe safer safest safety savings security sensible
serious service smart sober solid solution sound stability stable steadfast steady strength strong
stronger success successful surplus sustainable thriving tireless tough tougher trailblazer
transparency transparent true trusted trustworthy truth truthful unbroken uniquely unity vibrant
victory vindicated visionary vital welcoming well-prepared well-run wisdom wise
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
