using Portal.Services.Messages;
using Portal.Services.People;

namespace Portal.Tests.Simulation;

/// <summary>The people of a world: they write, plan, take back, and decide where the portal asks them.</summary>
internal sealed class SimPeople(World world)
{
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(45);

    private readonly Caller _maya = new(new Guid(7, 0, 0, new byte[8]), "Maya", "any", Role.Manager);

    public void Write(string locationId, string contactId, string body, TimeSpan dueIn, bool isPlanned, bool onlyIfUnanswered)
    {
        var now = world.Clock.Now;
        var id = world.NextId();
        var message = new Message
        {
            Id = id,
            LocationId = locationId,
            AuthorId = _maya.PersonId,
            AuthorName = _maya.Name,
            ContactId = contactId,
            ContactName = contactId,
            ChannelKey = "SMS",
            Content = new() { Body = body, AppointmentId = World.Name(id) },
            ClientToken = id,
            CreatedAt = now,
            DueAt = now + dueIn,
            StateAt = now,
            Plan = isPlanned ? new SendPlan(now + dueIn, "2026-03-02T09:00", "UTC", onlyIfUnanswered, HeldByService: false) : null,
        };
        world.Promised[id] = world.TrueNow + dueIn;
        world.Store(message, message.Write(_maya));
    }

    public async Task TakeBackAsync(Message message, TimeSpan after)
    {
        await Task.Delay(after, world.Clock);
        var now = World.Copy(world.Messages[message.Id]);
        if (now.State is MessageState.Scheduled)
        {
            world.Store(now, now.Cancel(_maya, world.Clock.Now));
        }
    }

    /// <summary>Every now and then looks at what needs attention, and deals with it.</summary>
    public async Task AttendAsync()
    {
        while (true)
        {
            await Task.Delay(Thinking, world.Clock);
            foreach (var held in world.Messages.Values.Where(m => m.State is MessageState.Held).Select(World.Copy).ToList())
            {
                Decide(held);
            }
        }
    }

    private void Decide(Message held)
    {
        var now = world.Clock.Now;
        if (held.HeldBecause is HoldKind.Answered or HoldKind.NotAllowed or HoldKind.ChannelClosed)
        {
            world.Store(held, held.Cancel(_maya, now));
        }
        else if (held.HeldBecause is not HoldKind.MayHaveBeenSent)
        {
            world.Store(held, held.Hurry(_maya, new UndoTime(Until: null, now), now));
        }
        else if (world.Happens(0.5))
        {
            world.SaidSent.Add(held.Id);
            world.Store(held, held.SayWasSent(_maya, now));
        }
        else
        {
            world.Chosen[held.Id] = world.Chosen.GetValueOrDefault(held.Id) + 1;
            world.Store(held, held.SendAgain(_maya, now));
        }
    }
}
