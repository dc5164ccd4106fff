"""What the imagined rep noted after calls and other contacts: short, as reps write.

By outcome of the call, by kind of activity, and by what the follow-up is about. `{date}` is a day, `{product}` what the
lead is interested in.
"""

from __future__ import annotations

CALLS: dict[str, tuple[str, ...]] = {
    "connected": (
        "Good talk. Wants to see {product} with their own addresses.",
        "Two planners, one leaves in spring. Problem is urgent.",
        "Interested, but the holidays come first.",
        "Asked for prices per vehicle, sent the sheet.",
        "Likes the idea, IT has to agree. Will ask and mail us.",
        "Has read the case study. Questions about driver hours.",
        "Not the right person for contracts, but uses it every day. Friendly.",
        "Wants a reference in the same trade.",
        "Short on time, promised to look at the offer this week.",
        "Compares three suppliers. We are the only one with {product}.",
        "Happy with the pilot idea: five vans, four weeks.",
        "Asked whether it runs on old phones. It does.",
        "Talked about {product}. Their data is in spreadsheets, import is a must.",
        "Second depot opens in autumn, wants to start there.",
        "Pleasant call, no hurry. Board meets {date}.",
    ),
    "meeting-booked": (
        "Demo agreed, brings the dispatcher along.",
        "Video call, 45 minutes. Wants {product} first.",
        "Meeting with the owner. Bring the price list.",
        "Visit at the depot, park behind the gate.",
    ),
    "callback": (
        "In a meeting, asked to ring back.",
        "On the road, better this afternoon.",
        "Wants the owner in the room, ring back.",
        "Just back from leave, asked for a few days.",
        "Line was bad, asked to try again later.",
    ),
    "left-message": (
        "Reception takes a message.",
        "Spoke to a colleague, passes it on.",
        "Assistant: mornings are best.",
        "Out at a customer's until late, message left.",
        "On leave until {date}, substitute took a note.",
    ),
    "voicemail": (
        "",
        "Left name and number.",
        "Mentioned the webinar on the tape.",
        "Second message, kept it short.",
        "Mailbox, referred to our mail.",
    ),
    "no-answer": ("", "", "", "Rang out.", "Rang twice.", "Nobody after 12."),
    "busy": ("", "Engaged.", "Engaged twice."),
    "wrong-number": ("A bakery. Number must be old.", "Number belongs to another firm now.", "Not in service."),
    "not-interested": (
        "Just signed elsewhere.",
        "Not now, not later, was polite.",
        "Outsourced transport last month.",
        "Sees no need with four vans.",
        "Please no more calls.",
    ),
}

EMAILS: tuple[tuple[str, str], ...] = (
    ("Offer for {product}", "Offer as talked about, valid for 30 days."),
    ("Material on {product}", "Case study and price sheet."),
    ("Nice to meet you", "Two lines and a link to the recording."),
    ("Our call", "Summary and the open questions."),
    ("Tried to reach you", "Short mail after the calls."),
)
REPLIES: tuple[tuple[str, str], ...] = (
    ("Re: Offer for {product}", "Thanks, will come back to you after {date}."),
    ("Re: Our call", "Two questions about the interface."),
    ("Question", "Does {product} work with tablets?"),
)
MEETINGS: tuple[tuple[str, str], ...] = (
    ("Demo", "Showed {product} with their addresses. The dispatcher was convinced first."),
    ("Visit at the depot", "Saw the whiteboard. Took a photo of it."),
    ("Video call with IT", "Interface to the accounts is the open point."),
    ("Second demo", "Owner joined for ten minutes, liked the map."),
)
NOTES: tuple[str, ...] = (
    "Pronounces the name differently than it is written.",
    "Prefers mail to phone.",
    "Always ask for the dispatcher first.",
    "Knows two of our customers.",
    "Trade paper says they bought a competitor.",
    "Their site lists a second depot now.",
    "Speaks English well; materials in her own language please.",
    "Fiscal year ends in March.",
)
EVENTS: dict[str, tuple[str, ...]] = {
    "opened": ("Newsletter: winter planning", "Offer", "Case study: 18 vans"),
    "visited": ("Price page", "Page on {product}", "Route calculator"),
    "downloaded": ("Guide: planning a fleet", "Data sheet {product}"),
    "attended": ("Webinar: empty miles", "Webinar: same-day delivery"),
}

SUBJECTS: dict[str, tuple[str, ...]] = {
    "call": ("", "", "callback", "ask about the offer", "after the board meeting", "next step", "check with IT"),
    "email": ("send the offer", "send references", "send price sheet", "mail the summary"),
    "meeting": ("demo", "visit at the depot", "video call with IT", "second demo"),
    "task": ("find a reference in the trade", "calculate savings", "ask partner about hardware"),
    "wake-up": ("", "new budget year", "after the season", "contract ends", "ask again"),
}

CLOSING: dict[str, tuple[str, ...]] = {
    "no-budget": ("No money before next year.", "Asked for a free version."),
    "no-authority": ("Group purchasing decides, no way in.", "Only collects offers."),
    "no-need": ("Three vans, a phone is enough.", "Transport outsourced."),
    "bad-timing": ("Moving house, merger, new software: too much at once.", "After the merger, maybe."),
    "competitor-chosen": ("Signed with Planovento last week.", "Went for the cheaper one."),
    "unresponsive": ("Six tries, two mails, nothing.", "Never reached anybody."),
    "bad-fit": ("One-person business.", "Needs air freight, not us."),
    "bad-data": ("Number and mail both dead.", "Company closed last year."),
    "duplicate": ("Same person as an older lead.", "Came in twice from the fair."),
    "do-not-contact": ("Asked to be taken off all lists.",),
    "other": ("Student, writes a thesis.", "Wanted a job."),
    "lost-before": ("",),
}
"""Why a lead was disqualified, in the rep's words, by the key of the reason."""
