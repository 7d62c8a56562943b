"""Words that are bad or good of whatever they are said of. Stems, as in `seeds.polarity.words`."""

# Bad of whatever it is said of.
BADS = """
absence absent absurd abusive abysmal adrift afraid aggressor ailing aimless alarmed alarming alone
aloof amateur amateurish anemic anger angry anguish apathy apologist appalling arrogance arrogant
ashamed atrocious autocrat autocratic awful bad baffling bailout bankruptcy barbaric bare bare-bones
baseless begged betrayal betrayed bias biased bigot bigoted bitter bleak blight blighted blind
bloated blockade bloodbath blunder bogus boondoggle bottleneck breakdown bribery broke broken brutal
brutality bumbling bureaucrat bureaucratic burned-out burnout callous careless casualty catastrophe
catastrophic chaos chaotic chicanery chilling clueless clumsy coercion collapse complacency
complacent complicit condemnation confusion conspiracy contaminated contempt contradictory
controversial controversy corrupt costly counterproductive cover-up coverup cowardice cowardly
crackdown cracked crisis crony cronyism crook crooked cruel cruelty crumbling cutback cynical
cynicism damaging danger dangerous dead dead-end deadly deafening deaths debacle deceit deceitful
deception deceptive defeat defective deferred deficient delayed delinquent demagogue despair
desperate despicable destruction destructive deterioration devastating devious dictator dictatorial
died dilapidated dimwitted dire dirty disadvantage disappointed disappointing disappointment
disarray disaster disastrous discontent discord discredited discrimination disgrace disgraceful
dishonest dishonesty dishonorable disillusioned disloyal dismal dismay disorder disorderly
disqualifying disrepair disrespectful disruption dissatisfied distortion distraction distress
disturbing divisive dodgy double-dealing double-talk doubts downturn draconian dreadful dubious dud
dumb duplicitous dysfunction dysfunctional egregious embarrassing embarrassment empty entrenched
erratic error evasive evil excessive exodus exorbitant expensive exposé extravagant extreme
extremist eyesore facade failure fake falsehood farce fatal fatality fatigue faulty favoritism
fearmongering feckless felon felony fiasco filthy flawed flimsy flip-flop flip-flopper fool foolish
foot-dragging fraudster fraudulent frivolous fruitless frustrated frustrating frustration furious
futile gaffe gimmick gimmicky giveaway glacial gloom gloomy gouging greed greedy gridlock grievous
grim guesswork guilty half-baked half-hearted handout haphazard hapless harassment hardship harmful
harsh hate hated hazardous headache heartless heavy-handed hefty helpless hoax hogwash hole hopeless
horrible horrific hostile hubris humiliating hypocrisy hypocrite hypocritical hysteria ignorance
ignorant ill-advised ill-conceived ill-prepared illegal illegitimate illness imbalance immoral
impasse impotent impractical imprudent impunity inability inaction inadequate incoherent
incompetence incompetent incomplete inconsiderate inconsistent inconvenient indecisive indefensible
indictment indifference indifferent ineffective inefficiency inefficient inept inequity inertia
inexcusable inexperienced inferior inflammatory inhospitable inhumane injured injustice insecure
insensitive insincere insolvency insolvent instability insufficient insult insulting interference
intimidation intolerable intransigent invisible irrational irregular irregularity irrelevant
irresponsible jeopardy joke junket kickback killed lackluster lame late lavish lawless lawsuit lax
layoff lazy leaking leaky leniency lenient lethargic liability liar lie lightweight locked lopsided
low-paying ludicrous mad malfeasance malicious malpractice meager mediocre meltdown menace mess
messy middling mirage misconduct misery misfortune misguided mishandling mishap misinformation
misleading mismanagement misread misstep mistake mistrust misunderstanding mockery monopoly moribund
muddle mudslinging murky myopic naive nasty needless negative neglectful negligence negligent
nepotism nightmare nonsense notorious obscene obscure obsolete obstacle offensive opaque opportunist
opportunistic out-of-date out-of-touch outcast outcry outdated outlandish outrage outrageous
overblown overcrowded overcrowding overdue overreach overrun overworked padlocked pain painful
paltry panic paralysis pariah partisan patchwork pathetic patronage penalties penalty peril perilous
perjury persecution pitfall pitiful pittance plight poor poorer pork posturing powerless precarious
predatory prejudice pretense problem problematic profligate propaganda punitive puppet quagmire
quandary questionable racism racist radical rage recession reckless red-tape regressive regret
regrettable reluctance reluctant repressive resentment restrictive rift rigged rip-off ripoff risky
rot rotten rout rude ruin ruinous runaround rusted rusty ruthless sad savage scam scandal
scandal-plagued scandalous scarce scarcity scathing schism secretive self-dealing self-inflicted
self-serving selfish senseless setback severe shady shaky sham shambles shambolic shame shameful
shameless shattered shell-game shocking shoddy short-sighted shortcoming shortfall shortsighted sick
sickening sinister skepticism slander slapdash sloppy sluggish slump slush smokescreen sneaky
spineless squalid stagnant stale stalemate stench stigma stopgap stranded strife stubborn stupid
subpar substandard suffering suspicion suspicious sweetheart tactless tainted talking-point tardy
tepid terrible terror threadbare threat thuggish timebomb timid tired tone-deaf toothless torture
toxic tragedy tragic traitor traumatic travesty treason trickery trouble troubled troubling turmoil
two-faced tyrannical ugly unacceptable unaccountable unaddressed unaffordable unanswerable
unanswered unaware unbalanced unbearable uncaring uncertainty unclean unclear unconvinced
uncooperative undemocratic underfunded underperforming understaffed undeserved undisclosed
undrinkable unease uneasy unequal unethical uneven unexplained unfair unfinished unfit unforgivable
unfriendly unfunded unhappy unhealthy unheard unhinged uninformed uninspiring uninsured unjust
unjustified unkept unlawful unlicensed unlivable unmaintained unmet unnecessary unpaid unpaved
unpleasant unpopular unprepared unproductive unprofessional unproven unqualified unrealistic
unreasonable unreliable unrepaired unresponsive unrest unsafe unscrupulous unserious unsolved
unstable unstaffed unsuitable unsure unsustainable untenable untested untimely untold untreated
untrustworthy unusable unwanted unwelcome unwilling unwise unworkable unworthy upheaval uproar upset
useless usurper vacant vague vanity vendetta vicious victims villain violation violent vitriol
volatile vulgar vulnerability vulnerable washed-out wasteful weak weaker weakest weakness weary
wicked windfall woe woeful worn worried worry worse worsening worst worthless wrangling wreckage
wrong wrongdoing wrongly yes-man
"""

# Good of whatever it is said of.
GOODS = """
abundant accessible accomplished accountability accountable accurate achievement adept adequate
admirable affordable agile amazing ambitious applause approachable apt ardent authentic backbone
balanced beacon beloved beneficial benefit best better bipartisan blessed blessing bold boon brave
breakthrough bright broad-based calm capable caring cheaper cheapest cleaner clear-eyed cleared
cohesive collaborative comfort comfortable commitment committed common-sense commonsense
community-minded compassion compassionate competent comprehensive confident consistent cooperative
cost-effective courage courageous courteous creative credible decent decisive dedicated dedication
delighted dependable determined devoted dignity diligent diplomatic disciplined durable dynamic
eager earnest effective efficient effort empathetic enduring energetic enthusiasm equitable equity
even-handed excellent exceptional exemplary experienced expert expertise fair fairness faithful
family-friendly far-sighted faster favorite feasible fewest finest first-class fiscally-responsible
flourishing forthright forward-looking fresh friend frugal fruitful generosity generous gentle
genuine gifted good grateful gratitude great greatest growth guardian guidance hard-working
hardworking harmony heartfelt helpful hero heroic high-quality historic home-grown honest honesty
honorable hopeful humane humility impartial impressive improvement inclusive incorruptible
industrious informed ingenious innovation innovative inspiration inspired inspiring instrumental
integrity intelligent invaluable investment judicious kind kindness knowledgeable lasting leader
leadership legacy lifeline lifesaving low-cost lower-cost lowest loyal loyalty meaningful meticulous
milestone modern moral neighborly nimble nonpartisan on-time open-minded opportunity optimism
optimistic orderly outstanding partnership passion patient patriot patriotic peace peaceful
perseverance persistent pillar plentiful polite popular positive powerful practical pragmatic
prepared prestigious principled proactive progress promising prompt prosperity protection proud
proven prudent punctual qualified rational ready reasonable reassurance reassuring rebirth
record-low reliable relief remarkable renewal resilience resilient resolute resourceful respect
respectable respected respectful responsible responsive restoration result revolutionary rewarding
rigor rigorous robust safe safer safest safety sanctuary savings savvy scrupulous seasoned security
selfless sensible serious service shining sincere sincerity skilled skillful smart sober solid
solution sound spotless stability stable statesman steadfast steady straight-talking straightforward
strength strong stronger substantive success successful superb superior sure-footed surplus
sustainable talented tenacious thorough thoughtful thrifty thriving time-tested tireless top-rated
tough tougher trailblazer trailblazing tranquil transparency transparent treasured true trusted
trustworthy trusty truth truthful unbroken uniquely unity unwavering upright valiant valuable
versatile viable vibrant victory vigilant vigorous vindicated virtue visionary vital warmth
welcoming well-funded well-managed well-prepared well-respected well-run well-trained win-win wisdom
wise workable world-class worthwhile worthy
"""
