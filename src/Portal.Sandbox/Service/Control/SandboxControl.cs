using Portal.Sandbox.Service.Faults;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Sending;
using Portal.Sandbox.Service.Store;
using Portal.Sandbox.Service.Uploading;

namespace Portal.Sandbox.Service.Control;

/// <summary>What a test or a demonstration does to the stand-in from behind; the control endpoints do the same over HTTP.</summary>
public sealed class SandboxControl
{
    private readonly FaultPlan _faults;
    private readonly RateLimits _limits;
    private readonly Pace _pace;
    private readonly Ledger _ledger;
    private readonly ServiceWorld _world;
    private readonly Correspondence _correspondence;
    private readonly PhoneSystems _phones;
    private readonly UploadedFiles _uploads;

    internal SandboxControl(
        FaultPlan faults, RateLimits limits, Pace pace, Ledger ledger, ServiceWorld world, Correspondence correspondence, PhoneSystems phones, UploadedFiles uploads,
        MarketplaceControl marketplace, WebhookControl webhooks, ContactControl contacts)
    {
        (_faults, _limits, _pace, _ledger, _world, _correspondence, _phones, _uploads) = (faults, limits, pace, ledger, world, correspondence, phones, uploads);
        (Marketplace, Webhooks, Contacts) = (marketplace, webhooks, contacts);
    }

    /// <summary>Tokens, and where the app is installed.</summary>
    public MarketplaceControl Marketplace { get; }

    /// <summary>What tells the portal that something happened.</summary>
    public WebhookControl Webhooks { get; }

    /// <summary>Contacts that come, change and go.</summary>
    public ContactControl Contacts { get; }

    /// <summary>The faults that have not been used up yet.</summary>
    public IReadOnlyList<Fault> Faults => _faults.Waiting();

    /// <summary>Every accepted send, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Ledger => _ledger.All();

    /// <summary>How fast messages that are accepted from now on move; 1 takes seconds, 10 a tenth of that.</summary>
    public double Speed
    {
        get => _pace.Speed;
        set => _pace.Speed = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The speed must be above 0.");
    }

    public RateLimit Limit
    {
        get => _limits.Limit;
        set => _limits.Limit = value;
    }

    /// <summary>The files that were uploaded and are still kept, oldest first.</summary>
    public IReadOnlyList<Upload> Uploads => [.. _uploads.All().Select(file => new Upload(file.LocationId, file.Name, file.ContentType, file.Bytes.Length))];

    public void Add(Fault fault) => _faults.Add(fault);

    /// <summary>Refuses the next sends, whatever they say. <paramref name="name"/> is one of <see cref="KnownRefusals"/>, or a code that nobody knows yet.</summary>
    public void RefuseNext(string name, int times = 1) => Add(Fault.Refused(name, times));

    /// <summary>Whether a sub-account has a phone system; without one its numbers answer 404.</summary>
    public void ConnectPhoneSystem(string locationId, bool connected) => _phones.Connect(locationId, connected);

    public void ClearFaults() => _faults.Clear();

    /// <summary>
    /// No faults, the configured speed, limits with nothing counted, and life of tokens, no scope left out, webhooks on, and every phone system connected. What was
    /// sent stays, and what was installed, paused and revoked.
    /// </summary>
    public void Reset()
    {
        _faults.Clear();
        _limits.Reset();
        _pace.Reset();
        _phones.Reset();
        Marketplace.ResetTerms();
        Webhooks.IsOn = true;
    }

    /// <summary>The contact writes this very moment. Null when there is no such contact or channel.</summary>
    public InboundReceipt? Receive(Inbound inbound)
    {
        if (_world.OwnerOfContact(inbound.ContactId) is not { } owner || Channel.Find(inbound.Type) is not { IsInternal: false } channel)
        {
            return null;
        }

        var text = new IncomingText(channel, inbound.Message, inbound.Subject, inbound.Html, inbound.Attachments);
        var ids = owner.Use(data => _correspondence.Receive(data, data.Contacts[inbound.ContactId], text));
        return new InboundReceipt(ids.ConversationId, ids.MessageId, ids.EmailMessageId);
    }

    /// <summary>Deletes a contact and its conversation. False when there is no such contact.</summary>
    public bool Delete(string contactId) => Contacts.Delete(contactId);

    /// <summary>
    /// Merges a contact into another of the same sub-account: its id and its conversation are gone, its addresses go to the survivor.
    /// False when one of them doesn't exist.
    /// </summary>
    public bool Merge(string contactId, string survivorId) => Contacts.Merge(contactId, survivorId);
}

/// <summary>Something a contact writes; <paramref name="Type"/> is a send's type, such as SMS or Email.</summary>
public sealed record Inbound(string ContactId, string Type, string Message, string? Subject = null, string? Html = null, IReadOnlyList<string>? Attachments = null);

/// <summary>An uploaded file; <paramref name="Length"/> is in bytes.</summary>
public sealed record Upload(string LocationId, string Name, string ContentType, int Length);

public sealed record InboundReceipt(string ConversationId, string MessageId, string? EmailMessageId);
