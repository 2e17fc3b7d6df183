namespace Portal.Sandbox.Service.Seeding;

internal static class DentalTalk
{
    public static Talk Talk { get; } = new(
        Episode.Parse(
            """
            w: Hi {first}, a friendly reminder of your check-up at Harbour Dental on {day} at {time}. Reply C to confirm or R to reschedule.
            i: C
            w: Thank you, {first}. See you on {day}!

            w: Hi {first}, it has been six months since your last cleaning. Shall we book you in? Just reply here and we'll find a time.
            i: Oh, already? Yes please, mornings are best.
            a: We have {day} at {time} with Dr. Lindholm. Does that suit you?
            i: Perfect
            a: Booked! You'll get a reminder the day before.

            i: Hello, I think my filling came out last night 😬 Is there anything today?
            a: Oh no! Are you in pain right now?
            i: A little when I drink something cold, otherwise OK.
            a: Dr. Amari can see you at {time} today. Please avoid chewing on that side until then.
            i: You're a lifesaver, thanks. See you later.

            i: Do you take Delta insurance?
            a: We do, {first}. If you send us a photo of the card we'll check what is covered before your visit.
            i: Great, will do tonight.

            a: Hi {first}, your crown has come back from the lab. When would you like to have it fitted?
            i: That was quick! Anything on {day}?
            a: {time} is free, it takes about 45 minutes.
            i: I'll take it.

            i: Running about 10 minutes late, traffic on the bridge. Sorry!
            a: No worries, {first}, we'll wait for you. Drive safely.

            w: Hi {first}, thank you for visiting Harbour Dental. How did we do? Your two-minute review helps us a lot: https://harbour-dental.example/review
            i: Done! The new hygienist was super gentle, please tell her.
            a: That made her day 😊 Thank you, {first}!

            i: Hi, can I move my appointment on {day}? Something came up at work.
            a: Of course. I can offer the same day a week later at {time}. Would that work?
            i: Yes, that's fine.
            a: Moved. We'll send you a reminder.

            i: Is it normal that my gum is still sore two days after the extraction?
            a: Some soreness is normal for three to four days. Rinse gently with warm salt water. If it swells or you get a fever, call us at once.
            i: OK good to know. No fever. Thank you!
            a: Feel better soon, {first}!

            p: Hi {first}, your statement for last month is ready. The balance after insurance is $86.40. You can pay at the desk or reply PAY for a link.
            i: PAY
            p: Here you are: https://harbour-dental.example/pay – the link is good for 48 hours.
            i: Paid, thanks

            i: My son is scared of the dentist. Do you have anything for kids?
            a: We do! Dr. Amari sees children on Wednesdays, and he may choose a cartoon and count the teeth himself. Would you like a first visit just to look around?
            i: That sounds lovely. He is 5.
            a: Then let's make it {day} at {time}. No drilling, promised.

            w: Hi {first}, we missed you today at {time}. Life happens! Reply here and we'll find another time.
            i: I'm so sorry, I completely forgot!!
            a: It happens to all of us. Would {day} work?
            i: Yes, and I've set two alarms now 😅

            a: Hi {first}, the dentist looked at your X-ray: nothing to worry about. We'll check the spot again at your next visit.
            i: Phew. Thank you for letting me know so fast.

            i: How much is whitening?
            a: In the chair it is $390 and takes 90 minutes; the kit for home is $180. Most people are happy with the kit.
            i: I'll think about it
            a: Take your time, {first}. The offer stands.
            """),
        [
            new("Your appointment on {day} is confirmed", ["We look forward to seeing you on <strong>{day} at {time}</strong>.", "Please bring your insurance card, and tell us if your medication has changed since your last visit.", "If you need to change the time, simply answer this e-mail."], "Add to calendar", "Thank you! Could you tell me whether I may eat before the appointment?"),
            new("Your treatment plan", ["Thank you for coming in. As discussed, here is what Dr. Lindholm recommends, in the order of urgency:", "1. Replace the old filling, upper left (about 40 minutes).<br>2. Night guard against grinding.<br>3. Regular cleaning every six months.", "Your insurance covers most of it; the estimate is attached to your file and we are happy to go through it with you."], "See the estimate", "Thanks for the clear explanation. Let's start with the filling in the new year."),
            new("Receipt for your payment", ["We have received your payment of <strong>$86.40</strong>. Thank you!", "You don't have to do anything else. Keep this e-mail for your records."], null, null),
            new("Six small habits for strong teeth", ["Winter is tea and biscuit season, so here is our hygienists' list of six habits that take less than a minute each.", "Wait half an hour after coffee before you brush. Floss before, not after. And yes: the tongue, too."], "Read the list", "Loved this one. I've stuck the list on our bathroom mirror."),
            new("After your extraction", ["You did great today. For the next 24 hours: no hot drinks, no straws, no smoking.", "A little bleeding is normal. If it does not stop after two hours of pressure, call us, also at night."], "Call us", "All good so far, thank you for checking in."),
            new("New opening hours", ["From next month we are open on Saturdays from 9 to 1, and on Thursdays until 8 in the evening.", "Same team, same coffee, more parking."], "Book a Saturday", null),
        ],
        ["cleaning", "new patient", "whitening", "insurance: Delta", "kids", "VIP", "recall 6 months", "payment plan"],
        "#0f6a78",
        "Dr. Lindholm");
}
