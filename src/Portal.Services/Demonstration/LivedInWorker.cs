using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Reviews;
using Portal.Services.Storage;

namespace Portal.Services.Demonstration;

/// <summary>
/// Fills an empty database, once, with what some companies wrote in the last months, so that a demonstration has something to show. Behind
/// everything else and in small pieces; pages are there meanwhile. Where it is stopped in the middle what is there stays, and is taken for all of it.
/// </summary>
internal sealed partial class LivedInWorker(LivedInPlan plan, Database database, ResponseClock responses, TimeProvider clock, ILogger<LivedInWorker> logger) : BackgroundService
{
    private const int Piece = 200;
    private const int Days = 120;

    private static readonly (string Kind, string Note)[] Said =
    [
        ("Good example", "Short, friendly, and says what happens next."),
        ("Good example", string.Empty),
        ("Tone", "A little short. A please costs nothing."),
        ("Missing information", "Say where we are and how to reach us."),
        ("Wrong information", "Please look up the opening hours before you write them."),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await database.ReadAsync((context, token) => context.Messages.AnyAsync(token), stoppingToken))
            {
                LogNotEmpty();
                return;
            }

            await FillAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(StorageFault.Explains(exception) ? null : exception);
        }
    }

    /// <summary>All of it, the oldest first.</summary>
    internal async Task FillAsync(CancellationToken cancellationToken)
    {
        var random = new Random(1);
        var people = await database.WriteAsync(AddPeopleAsync, cancellationToken);
        List<LivedInMessages> writers = [.. plan.Companies.Select(company => new LivedInMessages(company, people[company], responses, random, clock.GetUtcNow().UtcDateTime))];
        var times = Times(random);
        for (var at = 0; at < times.Length; at += Piece)
        {
            var piece = times[at..Math.Min(at + Piece, times.Length)];
            await database.WriteBehindAsync((context, token) => AddAsync(context, writers, people, piece, random, token), cancellationToken);
            if (at / (Piece * 25) != (at + Piece) / (Piece * 25))
            {
                LogProgress(at + piece.Length, times.Length);
            }
        }

        LogDone(times.Length);
    }

    // Mostly by day and not at weekends, and more of late than months ago.
    private DateTime[] Times(Random random)
    {
        var end = clock.GetUtcNow().UtcDateTime.AddHours(-1);
        DateTime[] times = [.. Enumerable.Range(0, plan.Messages).Select(_ => Working(end.AddDays(-Days * Math.Pow(random.NextDouble(), 1.3)), random)).Select(at => at < end ? at : at.AddDays(-7))];
        Array.Sort(times);
        return times;
    }

    private static DateTime Working(DateTime at, Random random)
    {
        var day = at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? at.Date.AddDays(-2) : at.Date;
        return day.AddHours(7 + (10 * (random.NextDouble() + random.NextDouble()) / 2)).AddSeconds(random.Next(3600));
    }

    private async Task<Dictionary<LivedInCompany, IReadOnlyList<Caller>>> AddPeopleAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var known = await context.People.Where(p => p.Issuer == plan.Issuer).ToDictionaryAsync(p => p.Subject, cancellationToken);
        var all = plan.Companies.ToDictionary(company => company, company => (IReadOnlyList<Caller>)[.. company.People.Select(person => Of(context, known, company, person))]);
        await context.SaveChangesAsync(cancellationToken);
        return all;
    }

    // As their sign-in will find them, with nothing that only a sign-in may say.
    private Caller Of(PortalDbContext context, Dictionary<string, Person> known, LivedInCompany company, LivedInPerson person)
    {
        var now = clock.GetUtcNow();
        var row = known.GetValueOrDefault(person.Subject)
            ?? context.Add(new Person { Id = Guid.CreateVersion7(now), Issuer = plan.Issuer, Subject = person.Subject, Name = person.Name, Email = person.Email, LastSignInAt = now.UtcDateTime }).Entity;
        return new Caller(row.Id, person.Name, company.LocationId, person.Reviews ? Role.Manager : Role.Staff);
    }

    private async Task<int> AddAsync(
        PortalDbContext context, List<LivedInMessages> writers, Dictionary<LivedInCompany, IReadOnlyList<Caller>> people, DateTime[] times, Random random, CancellationToken cancellationToken)
    {
        foreach (var time in times)
        {
            var which = random.Next(10) < 7 ? 0 : writers.Count - 1;
            var message = writers[which].Add(context, time);
            if (random.Next(100) == 0)
            {
                Review(context, message, people.ElementAt(which).Value, random);
            }
        }

        return await context.SaveChangesAsync(cancellationToken);
    }

    private void Review(PortalDbContext context, Message message, IReadOnlyList<Caller> people, Random random)
    {
        if (people.FirstOrDefault(p => p.MaySeeEveryonesMessages && p.PersonId != message.AuthorId) is not { } reviewer)
        {
            return;
        }

        var (kind, note) = Said[random.Next(Said.Length)];
        var (after, now) = (message.CreatedAt.AddMinutes(random.Next(30, 3000)), clock.GetUtcNow().UtcDateTime);
        var at = after < now ? after : now;
        context.Add(new Review
        {
            Id = Guid.CreateVersion7(at),
            LocationId = message.LocationId,
            MessageId = message.Id,
            AuthorId = message.AuthorId,
            ReviewerId = reviewer.PersonId,
            ReviewerName = reviewer.Name,
            Kind = kind,
            Note = note,
            Audience = random.Next(2) == 0 ? ReviewAudience.Managers : ReviewAudience.Author,
            Revision = Guid.CreateVersion7(at),
            At = at,
        });
    }

    [LoggerMessage(LogLevel.Information, "There are messages already, so no history is invented.")]
    private partial void LogNotEmpty();

    [LoggerMessage(LogLevel.Information, "Inventing a history: {Done} of {Total} messages.")]
    private partial void LogProgress(int done, int total);

    [LoggerMessage(LogLevel.Information, "The invented history is there: {Total} messages.")]
    private partial void LogDone(int total);

    [LoggerMessage(LogLevel.Warning, "The history could not be invented to its end.")]
    private partial void LogFailed(Exception? exception);
}
