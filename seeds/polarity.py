"""Words of public argument: what is held against somebody, and what speaks for them.

English, of any country and office. `sense` looks a word up by its stem; what a word does to
whom is for `seeds.roles`.
"""

import re
from functools import lru_cache
from typing import Literal

Sense = Literal[
    "bad deed", "good deed", "up", "down", "remedy", "bad", "good", "burden",
    "charge", "praise", "portray", "speech", "negation", "plan", "record", "process",
]  # fmt: skip

# Done by its subject, it is held against the subject.
BAD_DEEDS = """
abandon alienate axe backtrack balk betray block blow blew blown botch break 
breach bribe bully bungle burn buried bury bust cave choke conceal condone 
cripple crash damage deceive decimate defund defy defraud demolish deprive derail desert
destroy devastate dismantle disregard displace disrespect ditch divert dodge doom drain duck dump embezzle
endanger enrich erase erode evade evict exaggerate exclude exploit fabricate falsify 
flee fled flop forget forgot forgotten freeze froze fumble furlough gamble gut harass harm hid hide 
hobble hollow hurt ignore imperil injure invade jeopardize kill languish lied lying
liquidate lock loot meddle miscalculate misinform mislead misled mismanage misrepresent misspend misspent miss
misuse mock mortgage obstruct offshore oppose outsource overbill overcharge overlook overpay overpaid overrun
overspend overspent overstate pander plunder pocket poison pollute pretend privatize profit
profiteer punish quash raid rationed ransack refuse renege resist retaliate retreat rob
rubber-stamp sabotage sack sacrifice scapegoat scare scheme scrap screw scuttle separate shelve shirk shortchange
shutter sideline silence smear sneak spike spit squander squash stall starve steal stole stolen stifle stonewall
stumble strangle strand strip subvert surrender suppress suspend swindle tank taint tear terminate terrorize
threaten threw torpedo trample trap undercut undermine underfund underpay understaff unleash upend vandalize veto
victimize violate weaken whitewash withhold withheld worsen wreck
 wasted wasting neglected neglects lied lying lies ruined ruins cheated abused abusing corrupted hiked hiking denied denies spilled leaked lost loses losing lose trail trails trailed trailing withdraw withdrew withdrawn decline declined declines apologize apologized struggle struggled stuck delayed risked risking cost costing failed fails failing fail stumble overran axed poach hoard dither waffle waver rob renege reneged """

# Done by its subject, it speaks for the subject: what was achieved, or is meant to be.
GOOD_DEEDS = """
accelerate accomplish achieve advance advocate aid allocate assist assure author authorize award 
balance bolster boost broker build built care champion clean clarify co-sponsor
collaborate complete comply conserve construct convene cooperate coordinate create cultivate defend deliver
deploy digitize disclose distribute diversify donate earn educate elevate embrace empower enable enact encourage 
energize enforce enhance ensure equip establish exempt expand expedite extend facilitate finance focus foster
fulfil fulfill fund generate grant guarantee guard heal help hire honor implement improve
include inspect install instal insure introduce invest invite launch legalize lessen listen
mandate mentor mobilize modernize modernise monitor negotiate notify nurture open organize overhaul
partner pass pioneer preserve prioritize prioritise procure promote propose prosecute protect provide
publish pursue ratify rebuild rebuilt recover recruit recycle redesign reform refund refurbish rehire reinforce reinstate
reinvest renew renovate reopen repair replace replant repay repaid rescue resolve restore restock
retain retrain revitalize revive safeguard save scrutinize secure serve simplify speed sponsor
spearhead stabilize standardize stood strengthen streamline subsidize succeed supervise supply sustain 
unify unite uphold upheld unveil upgrade vaccinate volunteer 
modernised prioritised
 returned worked working works support supported supports supporting signed signs sign win won wins led leads leading lead train trained settled maintain maintains maintaining planted hires cap save saved"""

# Good of a burden's fall, bad of its rise; and the other way round of anything else.
UPS = "raise increase hike double triple quadruple grow grew grown add rise rose risen jump soar surge climb skyrocket"
DOWNS = """cut reduce lower slash eliminate limit halve trim shrink shrank drop fall fell fallen decrease decline curtail
shorten close abolish repeal rollback fewer less shed"""
BURDENS = """tax taxation fare fee price rent cost premium debt deficit crime murder homicide shooting burglary theft
violence wait backlog pollution emission waste unemployment poverty homelessness hunger inflation rate toll fine
delay queue paperwork bureaucracy loophole accident death injury outage leak overdose addiction trafficking
smuggling burden tariff vacancy complaint spill discharge contamination congestion traffic shortage
dropout absenteeism eviction corruption fraud recidivism deportation  homeless homelessness dropout vacancies absence bills"""

# What its subject sets right: the bad words that follow are then no blame.
REMEDIES = """fix tackle address solve combat fight fought prevent curb stop undo undid remedy
correct mitigate alleviate relieve ease eradicate overcome overcame remove ban outlaw crack
clamp purge detect intercept deter against rid reversed resolve"""

# Bad or good of whatever it is said of.
BADS = """
abysmal absent abusive aloof alarming anemic angry appalling arrogant atrocious awful bad bailout 
betrayal bigot bigoted bloated blunder boondoggle bribery brutal bumbling bureaucratic callous careless
catastrophe catastrophic chaos chaotic chilling clueless coercion complacent condemnation contempt
controversial controversy corrupt costly cover-up coverup cowardly cowardice crisis crony
crook crooked crumbling cruel cruelty damaging dangerous deadly debacle deceit deceitful deception deceptive defective
deficient delinquent demagogue desperate destruction destructive devastating dilapidated dire disarray disaster
disastrous discredited disgrace disgraceful dishonest dishonesty dishonorable disloyal disorder disorderly disqualifying
disruption disrespectful divisive double-talk draconian dysfunction dysfunctional egregious embarrassment embarrassing
empty entrenched erratic evasive evil excessive exorbitant expensive extravagant extreme extremist failure faulty
fiasco flawed flip-flop flip-flopper foolish fraudulent futile giveaway gimmick greed greedy grievous
gridlock harmful harsh haphazard hapless heartless horrible horrific hostile hypocrisy hypocrite hypocritical
ignorance ignorant illegal illegitimate immoral impunity inability inaction inadequate incompetence incompetent
inconsistent indecisive indefensible indictment ineffective inept inequity inexcusable inexperienced inferior inhumane
injustice insensitive insolvent instability insult insulting irresponsible lackluster lavish lawless lax
lazy liability liar lie ludicrous meager mediocre mess messy misguided misconduct misery mishandling misleading
mismanagement mistake murky mudslinging naive negligence negligent nightmare notorious obscene obscure opaque out-of-touch outrage outrageous overdue overreach painful partisan patronage pathetic peril pitiful pork
predatory problem profligate punitive questionable racist radical reckless regressive regret repressive restrictive
rigged ruinous ruthless savage scandal scandalous scathing secretive self-dealing selfish senseless shady
shambles shameful shame shameless shoddy shortfall shortcoming sham sloppy slush squalid stagnant
stalemate stale stubborn stupid substandard suspicious tainted terrible threat thuggish timid toxic tragedy tragic
traitor treason troubling tyrannical ugly unaccountable unacceptable unaffordable unanswered uncaring unclean unclear
undemocratic underfunded understaffed unethical unfair unfinished unfit unforgivable unfunded unhinged unjust unkept
unlawful unpopular unprepared unqualified unreasonable unsafe unscrupulous unserious unstable unsustainable untested
untreated untrustworthy unwilling unworkable unworthy upheaval vague vicious violation volatile vulnerability vulnerable
wasteful weak weakest weakness woeful worse worst worthless wrong wrongdoing neglectful cronyism nepotism
bloodbath betrayed confusion ashamed broke locked stranded vacant 
 overrun hole unlawful unpaid deficit lawsuit penalty penalties doubts distrust deaths killed died dead victims injured unsolved worsening failing failed baseless late wrongly trouble troubled weaker poorer poor sick danger
arrogance bitter brutality casualty collapse conspiracy defeat despair dirty disadvantage disappointed disappointing
disappointment dismal dismay dissatisfied distress disturbing dreadful error fake fatal fatality felon felony fool
frustrated frustrating frustration furious gloomy grim guilty hate hated harassment helpless hopeless humiliating
hysteria illness indifference indifferent insincere intimidation lame loss menace misery needless nasty negative
outcry pain panic perjury persecution powerless problematic racism rage regrettable resentment rotten
rude sad scam severe shattered shocking sick sickening slander smear suffering terror tired torture tragic traumatic
travesty stranded unbearable unconvinced unhappy unhealthy unpleasant unprofessional useless villain violent wicked
worried worry alarmed alarming alone absence absent misread clueless unmet unheard unrepaired untreated unwanted"""
GOODS = """
accessible accomplished accountable accountability achievement adept affordable amazing ambitious approachable balanced
benefit best better brave breakthrough bright calm capable caring champion clean commitment committed
common-sense commonsense compassion compassionate competent comprehensive confident consistent courage courageous
credible decent dedicated dedication dependable determined devoted diligent dignity effective efficient effort excellent
exceptional expert expertise fair faithful finest fiscally-responsible fresh generous genuine good great growth
hardworking hero historic honest honesty honorable hopeful humane impressive improvement inclusive innovative inspiring
integrity investment leader leadership legacy low-cost milestone modern opportunity orderly outstanding passion patient
pioneer pillar popular positive practical pragmatic prepared principled proactive progress prosperity protection proud
proven prudent qualified ready reasonable record-low relief reliable remarkable renewal resilient responsible result
robust safe safer safest safety savings secure security sensible serious service smart sober solid solution sound stable
stability steady steadfast strength strong stronger success successful support sustainable tireless tough tougher
transparency transparent trailblazer trustworthy unbroken unity victory visionary vital well-run well-prepared wise
uniquely thriving vibrant welcoming faster cleaner cheaper
 surplus trusted cleared lowest cheapest fewest vindicated greatest powerful respect respected respectful caring kindness kind comfort wisdom wise inspiring inspired favorite trusted friend grateful compassionate applause delighted truthful true truth accurate"""

# Somebody says something against its object; or for its object.
CHARGES = """accuse allege assail attack blame blast berate bash charge chastise chide condemn criticize criticise
criticism critic decry denounce deride ding disparage excoriate fault grill hammer hit impugn indict knock lambast lambaste
lampoon malign needle pillory pummel question rail rap rebuke reprimand ridicule rip roast scold
scorch skewer taunt trash upbraid vilify denunciation accusation allegation jab swipe broadside
rebuff scrutiny pressure pounce onslaught barrage slam slammed attacked confronted press pressed targets targeting targeted distrust boo booed sue sued fined indict indicted convict convicted oust ousted rebuff probe investigate"""
PRAISES = """acclaim admire applaud back celebrate cheer commend compliment credit endorse endorsement hail laud praise
salute thank tout trumpet trust recommend highlight showcase"""
PORTRAYALS = (
    """characterize depict dub label paint portray  casting calling described describing describes framing framed slapping branded tagged"""
)

SPEECH = """say said tell told argue claim contend insist state note remark reply retort ask assert
declare explain concede acknowledge believe think feel report write wrote according testify testified suggest
announce complain continue conclude repeat observe quip"""

NEGATIONS = """not never no neither nor none cannot can't won't don't doesn't didn't isn't wasn't weren't aren't hasn't
haven't hadn't wouldn't couldn't shouldn't ain't without nobody hardly scarcely barely unable instead rather """

# What one means to do, and says so.
PLANS = """plan propose pledge promise vow commit aim seek would prepare aspire
strive strategy proposal goal platform initiative agenda blueprint framework approach priority policy
vision commitment roadmap pathway cornerstone solution emphasize emphasise strive favour will shall we'll i'll wants want intends intend sought seek hopes favors prefers"""
RECORDS = """record tenure track-record accomplishment achievement career experience background work role history
legacy resume result oversaw oversee"""

# The contest itself: who advertises, leads and rallies proves nothing about the matter.
PROCESS = """ad advert advertisement airwaves billboard campaign candidacy candidate canvass convention
debate donor endorsement forum fundraiser headline interview message messaging news poll polling pollster primary rally
rival slogan social-media spot strategist supporter surrogate swing turnout video voter viewer audience crowd"""

_LISTS: tuple[tuple[Sense, str], ...] = (
    ("process", PROCESS),
    ("record", RECORDS),
    ("plan", PLANS),
    ("good", GOODS),
    ("bad", BADS),
    ("burden", BURDENS),
    ("speech", SPEECH),
    ("portray", PORTRAYALS),
    ("praise", PRAISES),
    ("charge", CHARGES),
    ("remedy", REMEDIES),
    ("down", DOWNS),
    ("up", UPS),
    ("good deed", GOOD_DEEDS),
    ("bad deed", BAD_DEEDS),
    ("negation", NEGATIONS),
)

_NOUN_ENDINGS = (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ly", ""))
_VERB_ENDINGS = (
    *_NOUN_ENDINGS, ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("er", "e"), ("ers", ""), ("ers", "e"), ("ment", ""), ("ure", "e"), ("ion", ""), ("ion", "e"),
)  # fmt: skip
_NOUNS = {"bad", "good", "burden", "record", "process", "plan", "negation"}
_DOUBLED = re.compile(r"(.*([bdglmnprt])\2)(?:ed|ing|er|ers)$")
_SENSES: dict[str, Sense] = {word: sense for sense, words in _LISTS for word in words.split()}


@lru_cache(maxsize=1 << 14)
def sense(word: str) -> Sense | None:
    """Return what a word in small letters stands for, by its stem."""
    for ending, instead in _VERB_ENDINGS:
        if word.endswith(ending):
            found = _SENSES.get(word[: len(word) - len(ending)] + instead)
            if found and (found not in _NOUNS or (ending, instead) in _NOUN_ENDINGS):
                return found
    if doubled := _DOUBLED.match(word):
        return _SENSES.get(doubled[1][:-1])
    return None


_BAD_PHRASES = r"""
vot(?:ed?|es|ing)\s(?:\w+\s)?against | voted\sno | out\sof\s(?:touch|control|step|his\sdepth|her\sdepth)
| (?:does|did|do)(?:n['’]t|\snot)\s(?:even\s)?(?:care|understand|know|have\sa\splan) | could(?:n['’]t|\snot)\scare\sless
| only\scares?\sabout | cares?\sonly\sabout | no\s(?:clue|plan|idea|answers?|excuse|experience|list|limit|oversight|shame)
| soft\son | weak\son | in\sbed\swith | under\s(?:investigation|fire|indictment|water) | in\sthe\spocket\sof
| walk(?:ed|s|ing)?\saway\sfrom | turn(?:ed|s|ing)?\s(?:his|her|their|its)\sbacks? | look(?:ed|s|ing)?\sthe\sother\sway
| blank\sche(?:ck|que) | big\sgame | too\s(?:little|late|slow(?:ly)?|long|expensive|far|close|risky|weak|much|high|often)
| at\sthe\sexpense\sof | behind\sclosed\sdoors | on\s(?:his|her|their|your|its)\swatch | sweetheart\sdeals?
| lin(?:ed|es|ing)\s\w+\s(?:own\s)?pockets | drag(?:ged|s|ging)?\s(?:his|her|their|its)\sfeet | s[ai]t(?:s|ting)?\son
| cover(?:ed|s|ing)?[\s-]up | laid\soff | lay(?:s|ing)?\soff | let(?:s|ting)?\s(?:\w+\s){1,3}down | gave\s(?:up|away)
| giv(?:es?|ing)\s(?:up|away) | r[au]n\sout\sof | sold\s(?:\w+\s)?out | sell(?:s|ing)?\sout | shut(?:s|ting)?\s(?:down|out|the)
| s(?:hut|tood)\s(?:by|idle)(?:\swhile)? | cash(?:ed|es|ing)?\sin | kick(?:ed|s|ing)?\sthe\scan | flip[-\s]flop\w*
| pass(?:ed|es|ing)?\s(?:the\sbill|the\scost|it)\s(?:on\s)?to | (?:he|she|they|it)\swaited | to\slittle\seffect
| took\s(?:\w+\s){0,2}(?:money|cash|contributions?|donations?)\sfrom | t(?:ook|akes|aking|ake)\s[$€£]\S+(?:\s\w+)?\sfrom
| wrong\sdirection | half[\s-]measures? | broken\spromises? | empty\spromises? | missed\s(?:\w+\s){0,3}(?:votes?|deadlines?)
| pa(?:y|id|ys)\s(?:no|nothing|zero) | record\s(?:high|number\sof\s(?:deaths|complaints)) | at\srisk | in\sruins | rubber[-\s]stamp\w*
| (?:before|over|ahead\sof)\s(?:people|safety|families|patients|workers) | lost\s(?:touch|control|trust|the) | nothing\sto\s(?:show|say)
| (?:wants?|wanted|plans?|tr(?:y|ies|ied|ying)|going)\sto\s(?:avoid|stop\s(?:her|him|them|us)|take\saway|get\srid) | double\sstandard
| dogged\sby | (?:came|come|comes|coming)\sunder\s(?:fire|attack|scrutiny|pressure) | fac(?:es?|ed|ing)\s(?:\w+\s){0,2}(?:lawsuits?|questions?|charges?|criticism|backlash|calls|pressure|anger|investigation)
| (?:could|can)(?:\snot|not|n['’]t)\s(?:say|account|explain|answer|name|find|even|do|be\strusted) | took\s\w+\s(?:days|weeks|months|years)\sto | open\sto\s(?:charges|attack|criticism)
| revers(?:ed|es|ing)\s(?:(?:him|her|it|them)sel(?:f|ves)|course) | did\s(?:nothing|little) | do(?:es|ing)?\snothing | never\s(?:costed|finished|built|came|met|held|passed|voted|visited|released|paid|once)
| few\sof | only\s\w+\sof\sthe | a\sthird\sof\swhat | le(?:ft|aves?|aving)\s(?:\w+\s){1,3}(?:behind|out|stranded|hole|open|in\sthe\scold) | tr(?:ies|ied|ying)\sto\s(?:stop|block|kill|cut|hide)
| (?:does|do|did)(?:n['’]t|\snot)\s(?:add\sup|work|know|tell|explain|answer|say|show\sup|even) | (?:less|worse)\sthan | twice\s(?:what|as|the) | (?:lost|loss\sof)\s(?:\S+\s){0,2}jobs
| (?:have|has|had)\snot\s(?:been\s)?(?:kept|built|paid|published|released|delivered|explained|said) | where\s(?:is|are|was|were|did) | what\s(?:is|has|does)\s\w+\s(?:got\sto\s)?hid(?:e|ing)
| not\s(?:one|a\ssingle)\sof | deserves?\sbetter | had\s(?:\w+\s){1,2}years?
| not\sa\splan | refus(?:es?|ed|ing)\sto | fail(?:s|ed|ing|ure)?\sto | (?:never|not)\s(?:once\s)?(?:bothered|showed\sup|shown\sup|interested)
"""
_GOOD_PHRASES = r"""
vot(?:ed?|es|ing)\s(?:\w+\s)?for | st(?:ood|and|ands|anding)\s(?:up|with) | walk(?:s|ed)?\sthe\swalk | (?:on|ahead\sof)\s(?:time|schedule)
| under\sbudget | paid\s(?:back|off|down|for) | pay(?:s|ing)?\s(?:back|off|down) | brought\sback | bring(?:s|ing)?\sback
| common[-\s]sense | right\sdirection | g[eo]t(?:s|ting)?\s(?:the|this|it|things)\s(?:\w+\s)?done | works?\swith | worked\swith
| working\swith | set(?:s|ting)?\sup | turn(?:ed|s|ing)?\s(?:\w+\s)?around | keep(?:s|ing)?\s(?:\w+\s){1,3}(?:safe|open|together)
| (?:at|in)\sno\scost | free\sof\scharge | for\sfree | debt[-\s]free | (?:does|did|do|will|would)(?:n['’]t|\snot)\s(?:touch|tax|affect|apply|cost|raise)
| (?:up|rose|grew|risen|grown)\sfrom\s\w+ | lowest\s(?:\w+\s){0,3}(?:since|in|on\srecord) | highest\s(?:marks?|rating|turnout|share)
| record\s(?:low|investment|funding|year) | mak(?:es?|ing)\ssure | made\ssure | took\s(?:on|steps|action|responsibility)
| tak(?:es?|ing)\s(?:on|steps|action|responsibility) | rose\sto | call(?:s|ed|ing)?\sfor | put(?:s|ting)?\s(?:\w+\s){1,3}(?:first|in\swriting)
| den(?:y|ied|ies|ying)\s(?:that|any|it|having|knowing|wrongdoing|the\s(?:charge|claim|accusation|allegation|report)s?) | clear(?:ed|s)\s(?:\w+\s)?of
| (?:reject|dismiss|disput|rebut|refut|deni)\w*\s(?:the|that|those|this|such|his|her)\s(?:\w+\s)?(?:accusation|charge|claim|figure|criticism|allegation|suggestion|idea|attack|number|report|characterization)s?
| no\sevidence\sthat | (?:in\sthe|by\sa)\sfirst | first\sin\s(?:her|his|their) | cut(?:s|ting)?\s(?:\w+\s){1,3}(?:in\shalf|by\shalf) | never\s(?:raised|missed|took|said|voted\sto|accepted|wavered|stopped)
| hold(?:s|ing)?\s(?:\w+\s){1,4}accountable | held\s(?:\w+\s){1,4}accountable | (?:is|are|was|were)\sopen\sagain | cl?eaned?\sup
"""
_PHRASE = re.compile(
    rf"\b(?:(?P<bad>{_BAD_PHRASES.strip()})|(?P<good>{_GOOD_PHRASES.strip()}))(?!\w)",
    re.IGNORECASE | re.VERBOSE,
)

_CORRECTION = re.compile(
    r"""\b(?:falsely | misleading(?:ly)? | exaggerat\w+ | debunk\w* | untrue | inaccurate(?:ly)? | baseless | unfounded
    | (?:is|are|was|were|that['’]s|simply|it['’]s|but)\s(?:\w+\s)?(?:false|wrong|not\strue|not\sso|incorrect|a\slie)
    | not\strue | no\s(?:evidence|proof|basis|truth) | out\sof\scontext | half[\s-](?:right|true|truth) | leaves?\sout | left\sout | lacks?\scontext
    | (?:missing|some|more)\s(?:some\s)?context | in\s(?:fact|reality|truth) | fact[-\s]check\w* | contrary\sto | did\snot\ssay | never\ssaid
    | misstat\w+ | misquot\w+ | twist(?:s|ed|ing)?\s | distort\w* | mischaracteri[sz]\w* | myth | the\struth\sis | the\sfacts?\sare | records?\sshows?)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


def corrects(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text says that something said is not so."""
    return bool(_CORRECTION.search(text, start, end))


def phrases(text: str, start: int, end: int) -> dict[int, tuple[int, Sense]]:
    """Return where runs of words stand that mean more than their words, with their ends."""
    return {
        match.start(): (match.end(), "bad deed" if match["bad"] else "good deed")
        for match in _PHRASE.finditer(text, start, end)
    }
