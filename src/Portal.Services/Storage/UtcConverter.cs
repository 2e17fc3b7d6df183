using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Services.Storage;

/// <summary>Every stored time is UTC; SQLite forgets that, so it is said again on the way out.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => time.ToUniversalTime(),
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
