using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Materials;

namespace Portal.Web.Features.Composing;

/// <summary>The fields that are seldom wanted: each stands there once it was asked for, is filled, or has something wrong with it.</summary>
public sealed partial class Composition
{
    /// <summary>Whether there is anything to choose to send from.</summary>
    public bool HasSenders => Text.Channel == Channel.Email ? Rules.Senders.Count > 0 : Text.Channel.HasSenderNumbers && Numbers is Reading<SenderNumbers>.Found { Value.Numbers.Count: > 0 };

    /// <summary>Whether the contact has appointments that a text can be about.</summary>
    public bool HasAppointments => Appointments is Reading<IReadOnlyList<ContactAppointment>>.Found { Value.Count: > 0 };

    public bool ShowsFrom => Text.Content.EmailFrom is not null || Text.Content.FromNumber is not null || Wants(ContentField.From);

    public bool ShowsCopies => Text.Content.EmailCc.Count > 0 || Text.Content.EmailBcc.Count > 0 || Wants(ContentField.Cc) || Problem(ContentField.Bcc) is not null;

    public bool ShowsAppointment => Text.Content.AppointmentId is not null || Text.Wanted.Contains(Seldom.Appointment);

    private bool Wants(ContentField field) => Problem(field) is not null || Text.Wanted.Contains(field is ContentField.From ? Seldom.From : Seldom.Copies);
}
