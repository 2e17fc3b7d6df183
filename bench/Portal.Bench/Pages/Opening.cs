namespace Portal.Bench.Pages;

/// <summary>A contact whose conversation is opened, and what that conversation is like.</summary>
internal sealed record Subject(string Id, string Name, string Kind);

/// <summary>Times in milliseconds from the act; a browser shows a new picture every 16.7 ms, which is how fine they are.</summary>
/// <param name="Shown">Until the contact's name and the last message, or the words that there is none, could be seen.</param>
/// <param name="Usable">Until the page answered too: <em>Write</em> could be pressed.</param>
/// <param name="Messages">How many messages the page then held.</param>
internal sealed record Opening(double Shown, double Usable, int Messages)
{
    /// <summary>As the page's script gives it.</summary>
    public static Opening Of(double[] figures) => new(figures[0], figures[1], (int)figures[2]);
}
