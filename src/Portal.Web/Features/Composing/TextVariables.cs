using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Materials;

namespace Portal.Web.Features.Composing;

/// <summary>The variables of a text: what is known for them, and the places that the text keeps.</summary>
public sealed class TextVariables(Composition composition)
{
    /// <summary>Of the contact, the author and the sub-account.</summary>
    public required VariableValues Known { private get; set; }

    /// <summary>Of the appointment too that the text is about, or of the contact's next one.</summary>
    public VariableValues Values => About is { } appointment ? Known.With(appointment.Variables()) : Known;

    /// <summary>The values that text, subject and signature keep places for, each once.</summary>
    public IReadOnlyList<OpenVariable> Open
    {
        get
        {
            var values = Values;
            return
            [
                .. ContentVariables.OpenIn(composition.Text.Content, composition.Text.Channel)
                    .GroupBy(place => (Title: Variables.Title(place), Value: Variables.Offer(place, values), Right: Variables.RightForm(place)))
                    .Select(same => new OpenVariable([.. same], same.Key.Title, same.Key.Value, same.Key.Right)),
            ];
        }
    }

    /// <summary>Puts the author's value, or the one that is known, wherever the text keeps a place for it.</summary>
    public void Put(OpenVariable variable, string value) => Exchange(content => ContentVariables.Put(content, composition.Text.Channel, variable.Places, value));

    /// <summary>Writes the places as the portal does.</summary>
    public void Correct(OpenVariable variable) => Exchange(content => ContentVariables.Correct(content, composition.Text.Channel, variable.Places));

    public void TakeOut(OpenVariable variable) => Exchange(content => ContentVariables.TakeOut(content, composition.Text.Channel, variable.Places));

    /// <summary>Leaves the places as they stand: the author says that they are meant.</summary>
    public void Mean(OpenVariable variable) => ChangeMeant(content => content.WithMeant(variable.Places));

    /// <summary>Takes that back.</summary>
    public void AskAbout(string place) => ChangeMeant(content => content.WithoutMeant(place));

    /// <summary>Puts values where the text keeps a place for them.</summary>
    public void Fill() => Exchange(content => ContentVariables.Filled(content, composition.Text.Channel, Values));

    private void ChangeMeant(Func<MessageContent, MessageContent> change)
    {
        composition.Check.Mended(ContentField.Subject);
        composition.Choose(ContentField.Body, change);
    }

    private void Exchange(Func<MessageContent, MessageContent> change)
    {
        composition.Check.Mended(ContentField.Subject);
        composition.Rewrite(change);
    }

    private ContactAppointment? About => composition.Appointments is Reading<IReadOnlyList<ContactAppointment>>.Found(var all)
        ? composition.Text.Content.AppointmentId is { } chosen ? all.FirstOrDefault(a => a.Id == chosen) : all.Where(a => a.IsAhead).MinBy(a => a.Start)
        : null;
}
