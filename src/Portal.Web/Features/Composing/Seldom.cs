namespace Portal.Web.Features.Composing;

/// <summary>A field that stands in the dialog only when it is wanted or filled.</summary>
public enum Seldom
{
    From,
    Copies,
    Appointment,
}
