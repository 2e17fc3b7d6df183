using Microsoft.Extensions.Options;
using Portal.Services.People;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// The open pages of each person. Each takes memory here for as long as it is open, so there is a most; with one more, the page gives
/// way that its person has used least lately.
/// </summary>
internal sealed class PersonCircuits(IOptions<SessionLifetimeOptions> options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, List<CircuitPlace>> _places = [];

    public void Add(Guid personId, CircuitPlace place)
    {
        List<CircuitPlace> leaving = [];
        lock (_gate)
        {
            place.UsedAt = time.GetUtcNow();
            var own = _places.TryGetValue(personId, out var places) ? places : _places[personId] = [];
            while (own.Count >= options.Value.MostPages)
            {
                var idle = own.MinBy(p => p.UsedAt)!;
                own.Remove(idle);
                leaving.Add(idle);
            }

            own.Add(place);
        }

        leaving.ForEach(place => place.GiveWay());
    }

    public void Remove(Guid personId, CircuitPlace place)
    {
        lock (_gate)
        {
            if (_places.TryGetValue(personId, out var own) && own.Remove(place) && own.Count == 0)
            {
                _places.Remove(personId);
            }
        }
    }

    /// <summary>Notes that its person has just done something on the page; nothing where the page is not theirs.</summary>
    public void Use(Guid personId, Guid placeId)
    {
        lock (_gate)
        {
            if (_places.GetValueOrDefault(personId)?.Find(p => p.Id == placeId) is { } place)
            {
                place.UsedAt = time.GetUtcNow();
            }
        }
    }
}
