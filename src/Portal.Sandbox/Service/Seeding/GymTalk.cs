namespace Portal.Sandbox.Service.Seeding;

internal static class GymTalk
{
    public static Talk Talk { get; } = new(
        Episode.Parse(
            """
            w: Hi {first}, your free trial at Northside Fitness begins on {day}. Bring water, a towel and your best playlist!
            i: Can't wait 💪
            w: See you at {time}. Jess will show you around.

            i: Is the spin class on {day} full?
            a: Two bikes left, {first}. Shall I save one for you?
            i: Yes please!!
            a: Done. Bike 14, by the window.

            i: Hi, I'd like to pause my membership for a month, I hurt my knee.
            a: Sorry to hear that, {first}. I've paused it from today, nothing will be charged. Get well soon!
            i: That was easy, thank you.

            w: Hi {first}, we haven't seen you for two weeks. Everything all right? A short workout counts too.
            i: Work has been crazy. I'll be back on {day}!
            a: Looking forward to it.

            i: Did anyone find a black water bottle in the changing room yesterday?
            a: With a sticker of a cat lifting a dumbbell?
            i: YES that's the one 😂
            a: It's waiting for you at the desk.

            a: Hi {first}, this is Jess. Your new training plan is ready, three sessions of 45 minutes a week. Want to go through it on {day} at {time}?
            i: Works for me. My shoulder is still a bit stiff.
            a: Good that you say so, I'll adjust the presses.

            p: Hi {first}, your payment of $49.00 for this month did not go through. Please update your card: https://northside-fitness.example/pay
            i: New card, sorry! Updated.
            p: Got it, thank you, {first}.

            i: What time do you close on Sundays?
            a: At 6 pm, last entry at 5. The sauna closes half an hour earlier.

            w: Congratulations, {first}! 100 visits 🎉 There is a T-shirt with your name on it at the desk.
            i: Haha no way! Size M please
            a: Already packed.

            i: Can I bring a friend on {day}?
            a: Of course, guests are free on weekends. They only need to sign the waiver at the desk.
            i: Great, thanks
            """),
        [
            new("Welcome to Northside Fitness", ["We are glad you are here. Your card works from today, seven days a week from 6 to 22.", "Your first session with a coach is free: it takes an hour, and you leave with a plan that fits your week."], "Book my first session", "Thank you! I've booked for Tuesday evening."),
            new("Your plan for the next six weeks", ["Here is the plan we talked about: two days of strength, one of intervals, one long and easy.", "If a set feels too light three times in a row, add the smallest plate. If it hurts, stop and tell us."], "Open the plan", "Looks tough but doable. Question: may I swap Thursday and Friday?"),
            new("Your receipt", ["Your membership for this month is paid: <strong>$49.00</strong>. Thank you!"], null, null),
            new("New classes in December", ["Mobility on Mondays, boxing on Wednesdays, and a gentle back class every morning at seven.", "Places are limited, and members can book from today."], "See the timetable", "Finally boxing! Count me in."),
        ],
        ["member", "trial", "personal training", "spin", "paused", "student", "100 visits"],
        "#b3361b",
        "Coach Jess");
}
