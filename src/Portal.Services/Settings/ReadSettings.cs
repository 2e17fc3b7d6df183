using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Portal.Services.Settings;

/// <summary>
/// Reads what of a section can be read and keeps what can't, so that one wrong word hides no other wrong key:
/// the binder itself stops at the first, and inside lists and dictionaries it leaves out what it can't read without a word.
/// </summary>
internal sealed class ReadSettings<TOptions> : IConfigureOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : class
{
    private readonly IConfiguration _readable;
    private readonly IReadOnlyList<string> _problems;

    public ReadSettings(IConfigurationSection section)
    {
        var wrong = UnreadableSettings.In(section, typeof(TOptions)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        _problems = [.. wrong.Values];
        _readable = new ConfigurationBuilder()
            .AddInMemoryCollection(section.AsEnumerable(makePathsRelative: true).Where(pair => !wrong.ContainsKey($"{section.Path}:{pair.Key}")))
            .Build();
    }

    public void Configure(TOptions options) => _readable.Bind(options);

    public ValidateOptionsResult Validate(string? name, TOptions options) =>
        _problems.Count > 0 ? ValidateOptionsResult.Fail(_problems) : ValidateOptionsResult.Success;
}
