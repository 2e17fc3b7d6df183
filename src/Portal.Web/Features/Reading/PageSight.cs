namespace Portal.Web.Features.Reading;

/// <summary>Whether this page is on somebody's screen, as its browser tells; one that is not asks the service for less (scoped).</summary>
internal sealed class PageSight
{
    public event Action? Changed;

    public bool IsSeen
    {
        get;
        set
        {
            if (field != value)
            {
                field = value;
                Changed?.Invoke();
            }
        }
    } = true;
}
