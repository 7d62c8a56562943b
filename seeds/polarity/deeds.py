"""Verbs of public argument: what is held against whoever does it, and what speaks for them.

Stems, as in `seeds.polarity.words`.
"""

# Done by its subject, it is held against the subject.
BAD_DEEDS = """
abandon abdicate abused abusing acquiesce aggravate alienate antagonize apologize apologized appease
axe axed backtrack bail balk bankrupt belittle betray billed blackmail blew blindside block blow
blown bludgeon blur botch boycott breach break bribe bulldoze bully bungle burn bust bypass
capitulate cave censor cheated choke circumvent coddle collude conceal condescend condone confiscate
contradict corrupted cost costing cower crash cripple crush damage deadlock debase deceive decimate
decline declined declines defer deferred defraud defund defy degrade delayed delete demolish
demonize demoralize demote denied denies deny deprive derail desert destroy deteriorate devastate
diminish disable discard discourage discriminate disenfranchise dismantle dismiss disown displace
disregard disrespect disrupt ditch dither dithered divert dodge doom downgrade downplay drain duck
dump elude embezzle embolden encroach endanger enrich entangle equivocate erase erode evade evict
exacerbate exaggerate exclude expel exploit fabricate fail failed failing fails falsify falter
filibuster fled flee flop flout foreclose forfeit forget forgot forgotten freeze froze fumble
furlough gag gamble gerrymander gloss gouge gut hamper hamstring harass harm hid hide hijack hiked
hiking hinder hoard hobble hollow hoodwink hurt ignore impede imperil inflame inflate infringe
injure instigate interfere intimidate invade invalidate jeopardize jettison jilt kill kowtow
languish lapse leaked lied lies liquidate lock loosen loot lose loses losing lost lying manipulate
mar meddle meter micromanage minimize misallocate miscalculate misdirect misinform misjudge mislabel
mislay mislead misled mismanage misplace misreport misrepresent miss misspell misspend misspent
misuse mock mortgage mothball muzzle neglected neglects nix nullify obfuscate obstruct offload
offshore oppose outsource outspend overbill overcharge overlook overpaid overpay overran override
overrun oversell oversold overspend overspent overstate overtax padlock padlocked pander paralyze
perpetuate placate plunder poach pocket poison polarize politicize pollute postpone preclude pretend
privatize procrastinate profit profiteer prolong provoke punish quash raid ransack ration rationed
recuse redact refuse relinquish renege reneged renounce resist retaliate retreat reverse revoke
risked risking rob rubber-stamp ruined ruins sabotage sack sacrifice scapegoat scare scheme scoff
scrap screw scrimp scuttle separate shelve shirk shortchange shrug shun shutter sideline sidestep
silence skimp slacken smear sneak snub spike spilled spit splurge spurn squabble squander squash
stall starve steal stifle stole stolen stonewall stonewalled strand strangle strip struggle
struggled stuck stumble stunt subvert suppress surrender suspend swamp swerve swindle taint tamper
tank tarnish tear terminate terrorize threaten threw tolerate topple torpedo trail trailed trailing
trails trample trap trivialize undercut underfund undermine underpay understaff unleash unravel
upend usurp vacillate vandalize vanish veto victimize violate waffle waive warehouse wasted wasting
waver weaken whitewash whittle withdraw withdrawn withdrew withheld withhold worsen wreck
"""

# Done by its subject, it speaks for the subject: what was achieved, or is meant to be.
GOOD_DEEDS = """
accelerate accommodate accomplish achieve adopt advance advocate aid allocate amend assist assure
attend attract author authorize avert avoid award balance beautify bolster boost broaden broker
build built cap care certify champion clarify clean co-sponsor codify collaborate compensate
complement complete comply conserve construct convene convince cooperate coordinate create cultivate
decontaminate dedicate defend deliver democratize demonstrate deploy digitize disclose distribute
diversify donate donated earn educate elevate embrace empower enable enact encourage endow energize
enforce enhance enlarge enroll enshrine ensure equip establish exempt expand expedite extend
facilitate finance focus forge fortify foster fulfil fulfill fund galvanize generate grant guarantee
guard heal heed help hire hires honor honour illuminate immunize implement improve incentivize
include inspect instal install insulate insure integrate introduce invest invite jumpstart launch
lead leading leads led legalize legislate lessen lighten listen maintain maintaining maintains
mandate mediate mend mentor mobilize modernise modernised modernize monitor negotiate nominate
notify nurture open organize outpace outperform outraise overhaul partner pass pave persuade pioneer
planted plow preserve prioritise prioritised prioritize procure promote propose prosecute protect
provide publish pursue quicken ratify rebuild rebuilt reconcile recover recruit rectify recycle
redesign redevelop refill refocus reform refuel refund refurbish regain rehire rehouse reimburse
reinforce reinstate reinvest remember remodel renew renovate reopen repaid repair repave repay
replace replant replenish repopulate reroute rescue resolve restock restore retain retool retrain
returned reunite revamp revise revitalize revive safeguard salvage save saved scrutinize secure
serve settled shelter shepherd shield sign signed signs simplify spare spearhead speed sponsor
stabilize standardise standardize steer stimulate stood streamline strengthen subsidise subsidize
succeed supervise supply support supported supporting supports surpass survive sustain tailor teach
tighten train trained transform triumph unblock unclog uncover unify unite unlock unveil upgrade
upheld uphold uplift upskill vaccinate vet visit volunteer volunteered weatherize welcome win wins
withstand won worked working works
"""
