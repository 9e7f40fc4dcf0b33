"""The plain verbs that open a loop, as one table of patterns: the kind of the loop, who says it, and the words.

A pattern begins with its verb. ``a|b`` is one word of several, ``[a|b]`` one that may be left out; ``A`` and ``B`` are
people (named, or "him"), ``A?`` people who may be left out, ``A's`` somebody whose thing follows; ``...`` is where the
text begins and something must be said, ``.`` where it begins and may be empty; ``*`` stands for up to three words,
``!a|b`` for none of these words, ``=a|b`` for one of them, which the text begins with. ``>`` is where the loop begins
when the words before it stay in the sentence, ``<`` takes the verb into the text. ``WANTED`` looks ahead for something
that people ask each other for, ``WHOM`` at somebody, ``DAY`` for a day that ends the phrase, ``DEADLINE`` for one
behind it, ``RETURN`` behind it for when a thing comes back; ``!BACK`` stands before no thing that came back,
``LENDABLE`` before one that may be lent. ``WORK`` is a word for work that one passes on to another, ``SERVICE``
for what is lent and never comes back: a hand, an ear; ``SUM`` before a sum that
somebody "is owed".

The subject is ``me`` (the writer, written or not), ``i`` (written), ``they`` (anybody else, who is whom the loop stands
on), or ``do``: the writer where a phrase begins, a note to oneself. ``kind!`` is an introduction that was made,
``kind*`` what was lent or borrowed.
"""

from __future__ import annotations

_ROWS = """
follow   me   took|take|taking a rain check with A [on] .
follow   me   took|take|taking a rain check [on] .
follow   me   gave|give A a rain check [on] .
follow   they took|takes|taking|wants|needs a rain check [on] .
follow   they asked|asks [me|us] for a rain check [on] .
promise  me   promised to A =a|an|the|my|our|his|her|their|some ...
promise  me   promised to A [to|that] [i] ['d|'ll|would|will] !a|an|the|my|our|his|her|their|some ...
promise  me   promised|swore|guaranteed A? [that|to] [i|we] ['d|'ll|would|will] !not|never|nothing ...
promise  i    promise A? [that|to] [i|we] ['d|'ll|would|will] !not|never|nothing ...
promise  do   promise to ...
promise  me   told|assured|texted|emailed A [that] i|we 'd|'ll|would|will|can|could !not|never ...
promise  me   told|assured A !A will|'ll !not|never|be ...
promise  me   told|assured A [that] i|we =let|send|bring|call|ring|check|write|forward|share|confirm|decide .
promise  me   told A !A !ok|yes|a|an|about|he|how|i|it|she|so|that|the|they|to|we|what|why|his|her|their|no ... by|till
owed     they promised|promises !A [me|us] [that|to] [i|he|she|they|we] ['d|'ll|would|will] !not|never|nothing ...

thanks   me   owe A * thanks|thank|thank-you .
intro    me   owe A * intro|introduction to|with . B
thanks   me   owe A big time [for] .
thanks   me   owe A so|loads|everything|massively|hugely [much] [for] .
promise  me   owe A [for] !nothing|one|1|big|so|loads|everything|massively|hugely ...
promise  me   owe !it|my|our|this|that|everything|all|much|nothing ... to A
promise* me   borrowed LENDABLE ... from A
promise* me   borrowed A's LENDABLE ...
owed     they owes|owe me|us [for] !one|1|nothing ...
promise  they owed SUM ...
owed     they owes SUM ...
promise  i    owe SUM ...
owed     they gets|comes < back to me|us
promise  they gets !a|an|the|my|our|his|her|it|this|that|up|back|to ... from me|us
owed     i    get from A =the|a|an|some|still ...
owed     i    get !a|an|the|my|our|his|her|it|this|that|up|back|to ... from A
owed     they lets < me|us =know
owed     me   waiting|wait|awaiting on|for|4 A's ...
owed     me   waiting|wait on|for|4 A [for|to|on] !at|in|outside .
owed     me   waiting|wait on|for|4 ... from A
owed     me   waiting|wait|expecting to hear [back] from A .
owed     me   expecting|awaiting ... from A
owed     me   chased A [again] for ...
ask      me   need [some] =advice|help|feedback|input|tips ... from A
owed     me   need !to ... from A
promise  me   need !to|access|time|help|directions ... to A DAY
owed     me   need =his|her|their ...
owed     me   need it|them|this back < by|before|til|till|until
owed     they sending|sharing|forwarding|introducing|connecting|donating|sponsoring|supplying|providing|printing < !A
received they lending|lends|lent me|us . [a|an|his|her|their|some] SERVICE
promise* they lending|lends me|us ... until|till|til
owed     they lending|baking < !A
owed     they introduces|intros|connects < me|us
owed     they wants|want to < introduce|intro|connect me|us
owed     me   waiting|awaiting on|for|4 =his|her|their .
owed     they sends|brings|forwards|pays !me|us ... by|before|til|till|until <
owed     they sends|brings|forwards|signs the|a|an . <
owed     they sends|forwards|shares|mails =minutes|notes|pics|photos|slides|docs|files|details|numbers|plans|samples . <
owed     they sends|brings|forwards|shares|mails|signs|pays|delivers !A|me|us|love|regards DAY . <
owed     they finishes =the|a|an|my|our|his|her|their|it|them ... by|before|on|til|till|until <
owed     they redoes|revises|corrects|prepares|repairs|replaces !A|me|us ... by|before|til|till|until <
owed     they calls|rings|phones|texts =me|us|back DAY . <
owed     they calls|rings|phones|decides|answers|replies DAY <
owed     they checks|fixes|prepares|repairs|reviews !A|me|us|in DAY . <
owed     they hook|link|set < me|us up
owed     they buying|treating|getting|making|finding < me|us ...
owed     they giving|bringing < !A|a|an|up|birth|notice|in|back|it
owed     they giving|gives|lends|brings us|me !the|a|call|ring|shout|lift|hope|grief|energy|feedback ...
owed     they sends|forwards|mails|emails|brings us|me !regards|love|greetings|memes ...
owed     they giving us|me a|an|the !call|ring|shout|lift|hard|break|headache ...
promise  do   sending|forwarding|mailing A <
promise  me   offered A [to] !coffee|lunch|dinner|drinks|tea ...
promise  i    offered|offer to ...
promise  i    lend|send|bring|mail|forward A . <
promise  do   let A =know . <
promise  do   get|buy|make < her|him|them a|an|some
promise  i    book|reserve|organise|organize < a|an|the|him|her|them|us

promise  me   asked|asking A for * day|days|week|weeks|month|time to =think|decide|consider|answer|look .
ask      me   asked|asking|ask A [again] for ...
ask      me   asked|asking A re|abt ...
ask      me   asked|asking|ask A . about|to|if|whether|how|what|when|which|who|where|why
ask      me   told A [to] . send|give|forward|email|mail|bring|call|ring me|us
ask      me   asked|asking for ... from A
ask      me   asked|requested ... from A
ask      me   asked|ask if|whether A can|could|would|will ...
ask      me   emailed|texted|messaged|pinged|dmed|called A > asking [for] ...
ask      me   emailed|mailed|wrote|texted|messaged|pinged|dmed|called|rang|phoned A > asked for|about !him|me|us ...
ask      me   emailed|mailed|wrote|texted|messaged|pinged|dmed|called|rang|phoned A > asked . if|whether
ask      me   asked [again] for !me|us|him|them ...
ask      me   emailed|texted|messaged|pinged|dmed A > for WANTED ...
ask      me   emailed|texted|messaged|pinged|dmed A > to ask [for|about|if] ...
request  they asked|asks|begged me|us !out [for] ...
request  they asked|asks for ...
request  they asked|asks =the|de|het|le|la|el|il|o ... by|before|til|till|until
request  they asked|asks =a|an !lot|few|question|bit|couple ...
request  they asked|asks|wonders|wondered . if|whether i|we
request  they asked|asks . if|whether his|her|their|my|our
request  they asked|asks . can|could i|we
request  they asked|asks . if|whether !he|she|they|it|there|everything * can|could|would|may
request  they asked|asks . what|when|where|which|how|who * i|we|my|our !am|'m|are|'re|was|were|met|liked|feel|felt
ask      me   asked|asking . if|whether he|she|they
ask      me   asked A? . can|could i|we|he|she|they
request  they asked|asks . to be|join|meet|see|get
request  they requested|requests ...
request  they says|said . send|email|mail|forward it|them|that over|on|across
request  they emailed|texted|messaged|pinged|dmed|called|reached me|us > for WANTED ...
request  they emailed|texted|messaged|pinged|dmed|called [me|us] > asking [for|about|me] ...
request  they emailed|texted|messaged|pinged|dmed|called [me|us] > to ask [for|about|me] ...
request  they wants|want|wanted . me|us|my|our
request  they wants|want|wanted A and me|us to ...
request  they wants|want|wanted|needs|need the ... by|til|till|until|before|bis|até
request  they wants|want|wanted|needs|need the ... DEADLINE
request  they wants|want|wanted the|his|her|their|our !day|best|weekend|morning|afternoon|evening DAY .
request  they wants|want|wanted !to|out|in|more|me|us|my|our|no|nothing|it ... by|til|till|until|before
request  they needs|need !to|a|an|me|us|my|our|em|'em|till|until ... by|til|till|until|before
request  they wants|want|wanted !to|a|an|out|in|more|me|us|my|our|no|nothing|it ... on|for our|my|the
request  they wants|want|wanted her|his|their|the|my ... back
request  they wants|want|wanted|needs|need !to ... emailed|mailed|sent|forwarded|posted|delivered|printed
request  they wants|want|wanted !to|out|in|more|no|better|lower|higher|cheaper|fair ... prices|quotes|estimates
request  they wants|want|wanted WANTED ...
request  they would|'d [really] love|like|appreciate|welcome WANTED ...
request  they would|'d [really] love|like|appreciate THING
request  they would|'d [really] love|like|prefer|need . me|us to
request  they wants|want|wanted . to pick my brain|brains
request  they wants|want|wanted . to borrow|use|rent|read|try my|our
request  they wants|want|wanted . to be introduced|connected
request  they wants|want|wanted . to know
request  they wants|want|wanted . to meet WHOM
request  they would|'d [really] like|love . to [get] [to] know|meet WHOM
request  they wants|want A's ...
request  they waiting|waits on|for|4 =my|our ...
request  they waiting|waits on|for|4 ... from me|us
request  they needs|need . my|our
request  they needs|need . me|us to
complaint they complained|complains|complaining|moaned ...

thanks   do   thanks|thank|thank-you to send|convey [to] A? .
thanks   do   thanks|thank|thank-you|ta [you] owed|due [to] !everyone|everybody A? .
thanks   me   thanks|thank|ta|cheers|kudos [again|so|also|you] [much] [to|2] A [also|again|too] .
thanks   me   grateful|shoutout|kudos to A .
thanks   do   write|ring|call to thank A? .
thanks   they saved < me|us|my|our
thanks   they wouldn't|wouldnt|didn't|didnt < take|accept|want [any|a] money|payment|penny|cent
thanks   they huge|super favour|favor|help|useful|helpful|kind .
thanks   they did me|us < a [huge|big|massive|real] favour|favor
thanks   do   say thanks|thank|ta [you] [to] A? .
thanks   do   tell A thanks|thank [you] .
thanks   me   send|write|drop * thank|thanks|thank-you [you] [note|card|email] to A .
thanks   me   send|write|drop A * thank|thanks|thank-you [you] [note|card|email] .

intro!   me   intro A [to|with] B? done|sent|made .
intro    me   intro|introduce|connect|introducing|connecting A to|with|and|& . B
intro    me   intro|introduce|connect|introducing|connecting A to each|one other|another .
intro    me   intro|introduce|connect|introducing|connecting A .
intro    me   could|can|might > intro|introduce|connect A to|with|and . B
intro    me   want|like|love A to meet . B
intro    me   offered|agreed|promised A? to intro|introduce|connect A to|with|and . B
intro    me   put|putting|get|getting A in touch with . B
intro    me   put|putting|get|getting A in touch .
intro    me   link|hook|loop|linking A up with|and|& . B
intro!   me   introduced|connected A to|with|and|& . B
intro!   me   introduced|connected A to each|one other|another .
intro!   me   introduced A einander|elkaar .
intro!   me   introduced|connected A .
intro!   me   made|did|sent * intro|introduction|intros [email] between|for|to A [and|to|with|&] . B?
received they introduced|connected me|us . to|with
received they introduced me|us !to|with|by|at ...
received they made|did * intro|introduction|intros ...
received they put me|us in touch with ...
received they hooked|set me|us up with ...
received they put < A on|onto [to] me|us

gave     me   gave A . a|an !call|ring|shout|lift
gave     me   gave A !BACK !up|until|till|call|ring|shout|a|an ...
gave     me   helped [out] A [out] [with|to] .
gave     me   sent|wrote|gave A a|an|the|his|her|their referral|recommendation|reference .
gave     me   sent|wrote|gave a|an|the|his|her|their referral|recommendation|reference for A .
gave     me   recommended|referred A to|for|at ...
gave     me   lent A . [a|an|my|some] SERVICE
gave     me   lent . [a|an|my|some] SERVICE to A
owed*    me   lent A !to|out [my|our] ...
owed*    me   lent [my|our] ... to A
owed*    they still has|have|got [got] my|our LENDABLE ...
owed*    they got|has|have my|our !email|message|mail|text|note|voicemail|vm ... RETURN
owed*    do   get my|our ... back off|from A
owed*    they borrowed my|our ...
owed*    they borrowed ... from me|us
gave     me   shared|forwarded . * article|articles|post|piece|essay|column|link|newsletter|report with|to A
gave     me   advised|coached|mentored|taught|trained A [on|about] .
received they helped me|us [out] [with|to] .
received they gave me|us !BACK !call|ring|back|hell|grief ...
received they recommended|referred me|us to <
received they drove|carried|lifted|accompanied|picked|dropped < me|us =home|back|up|off|to
received they fixed|repaired|mended|cleaned|watered|proofread|corrected|translated|edited|installed|fed < my|our
received they brought|cooked|baked < !BACK me|us|soup|cake|dinner|food|flowers
received they lets|let me|us have|use|borrow|stay|keep|take ...
promise* they lent me|us ...
received they lends|bought|got|taught|recommended|referred|did me|us ...
received they showed < me|us =around|round
received they showed me|us . * how|ropes|tricks|process|method|workflow|way|ways|technique|system
received me   got WANTED ... from A
received me   got . [a|an|the|some|another|one|two|2|3] [first|new|big|small] WORK from A
received me   got . one|another back|too from A
received they sent|passed me|us . some|two|three [new] WORK !back
received they sent|passed me|us . [a|the|another|2|3] [first|new] WORK !description|ad|advert|list|offer|title|to|back
received they sent < . [a|the|some|two|three|2|3] [first|new|another] WORK my|our way
received they sent . [a|the] [another|2|3] first|new|another|2|3 WORK !to|for|back
received they sent|passed [on] . [a|another] referral|referrals|lead|leads !to|for|back
received they passed|gave [on|out] < my name|number|details|card !away|back

request  they needs|need|wants|want [a|an|my|our|the] =answer|reply|response|decision ...
request  they needs|need [a|an|one|two|some|the] =photo|photos|picture|pictures|bio|headcount|count|page|receipts ...
request  they needs|need [a|an|one|two|some|the] =confirmation|signature|figures|numbers|dates|copy|scan|summary ...
request  they needs|need [a|an|the] =head|final|exact|rough|short ... count|numbers|figures|list|bio|summary|version
need     they needs|need !to|my|our|me|us|em|'em|till|until ...
need     they looking|looks|look|searching|hunting|scouting for ...
need     they hiring [for] !mgr|manager|team|panel|committee|process|freeze|round ...
need     they recruiting|seeking|raising [for] ...
need     they looking|wants|want|wanted|needs|need|trying|hoping|plans|planning to hire|find|recruit|raise ...
need     they wants|want =2|3|4|5|6|8|10|20|two|three|four|five|six|some|more ... ppl|people|devs|hires|temps
need     they after a|an ...
need     they in need of ...
need     they on|in the hunt|lookout|market for ...
need     they could use ...

offer    they can|could|'d|would|happy|glad|willing [be] [happy|glad|able] [to] help [me|us] [out] [with] .
offer    they can|could|happy|glad|willing [be] [happy|glad|able] [to] . intro|introduce|connect|put|refer
offer    they can|could . get|find|send|lend|give|show|make me|us
offer    they can|could . do|translate|host|cover|supply|design|print|bake|bring|provide|cater the|our|my
offer    they happy|glad|willing|volunteered to ...
offer    they offered|offers !me|us|till|til|until|by|before|for|from|on|in|and|or [to] ...
offer    they offered|offers me|us to ...
offer    they offered|offers me|us =tickets|places|seats|space|room|stock|some .
offer    they offered|offers me|us =his|her|their .
offer    they knows < a|an|somebody|someone|people|others !lot|few|bit|ton|thing * who|that !is|was|also|said|told
offer    they wants|want to . host|sponsor|donate|volunteer|help|support|fund !me
offer    they wants|want to do a|an . volunteer|volunteering|charity
request  they wants|want|wanted THING

follow   me   follow|following up [with] A .
follow   do   follow up !email|emails|call|mail|meeting|note|text|on|from .
follow   do   following up !email|call|mail|meeting|note|text|on|from .
follow   do   follow up on DAY .
follow   me   followup|follow-up [with] A .
follow   do   followup|follow-up =on|next|tomorrow|tmrw|mon|tue|tues|wed|thu|thurs|fri DAY .
follow   do   followup|follow-up =monday|tuesday|wednesday|thursday|friday DAY .
follow   me   check|checking in|back [with|on] A .
follow   me   check|checking [up] on A .
follow   do   check in !at|to|on|the|here|for|is|was .
follow   me   circle|circling back [with|to|2] A .
follow   do   circle back .
follow   me   reconnect [with] A .
follow   do   come back|again . =in|next|after
follow   do   check|go|try|ask < back|again =in|next|after
follow   they said|says [to|i] [should] . call|ring|phone|email|text|ping|try|contact me|us again|back|in|after|next
follow   they said|says to|i [should] . call|ring|phone|email|text|ping|try [him|her|them] again|back|in|after|next
follow   they said|says . try him|her|them again
follow   do   retry .
follow   do   wish < A luck|well|happy
follow   me   touch base [with] A .
follow   me   reach|reaching out [to|2] A .
follow   me   get|go|come back in touch with A .
follow   me   chase|chasing A [up] [for|about|on|re] .
follow   do   nudge|ping|poke|bug|prod|remind A [for|about|on|re|of] .
follow   do   call|email|ping|text|tell|phone|message|ring|invoice|visit < him|her|them
follow   me   call|email|ping|text|phone|message|ring < him|her|them again
follow   do   congratulate < A?
promise  do   quote < him|her|them
owed     do   quote|quotes|prices|estimate =for ... from A <
promise  do   quote|price [up] =for|the|his|her|their|it|all|both ... by|before|til|till|until DAY <
promise  do   call|ring|phone < back A?
promise  do   call|ring|phone < A back|by|before|til|till|until
follow   me   try|trying again .
follow   do   rain check [with] A .
follow   do   rain check on . !me
follow   do   raincheck [with] A .
follow   do   raincheck on . !me
promise  do   beer|beers|drink|drinks|lunch|dinner|coffee|cake < on me|us !with|for|and
promise  do   ask < A !for|about|to|if

knows    they knows|know . B
knows    they worked|works|work|studied|lived [together] with . B
knows    they went to school|uni|college with . B
knows    they friends with . B
"""


def _rows() -> dict[str, list[str]]:
    """The rows of the table by the words that they begin with."""
    table: dict[str, list[str]] = {}
    for row in _ROWS.splitlines():
        if row:
            for verb in row.split(None, 3)[2].split("|"):
                table.setdefault(verb, []).append(row)
    return table


PATTERNS = _rows()
"""The first word of a pattern -> its rows, in the order in which they are tried."""
