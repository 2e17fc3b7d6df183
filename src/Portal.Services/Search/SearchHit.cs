namespace Portal.Services.Search;

/// <summary>A message that was found; the highest <see cref="MessageNumber"/> is the newest.</summary>
internal sealed record SearchHit(long Number, Guid MessageId);
