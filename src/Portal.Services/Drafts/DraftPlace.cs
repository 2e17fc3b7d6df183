namespace Portal.Services.Drafts;

/// <summary>What there is at most one draft for. <paramref name="ChannelKey"/> is a <see cref="Composing.Channel.Key"/>.</summary>
public sealed record DraftPlace(string LocationId, Guid AuthorId, string ContactId, string ChannelKey);
