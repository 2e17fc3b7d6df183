using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary>Takes a scheduled message out of its conversation; also when that is read back from the journal. False: it is not waiting.</summary>
internal static class Cancelling
{
    public static bool Message(SubAccountData data, string id)
    {
        if (!data.Messages.TryGetValue(id, out var row) || row.Kind == MessageKind.Email || row.Progress is not { } progress || progress.QueuedAt <= data.Now)
        {
            return false;
        }

        data.Remove(row);
        return true;
    }

    public static bool Email(SubAccountData data, string id)
    {
        if (!data.Emails.TryGetValue(id, out var email) || email.Progress is not { } progress || progress.QueuedAt <= data.Now)
        {
            return false;
        }

        data.Emails.Remove(id);
        email.Thread.EmailIds.Remove(id);
        if (email.Thread.EmailIds.Count == 0)
        {
            data.Remove(email.Thread);
        }
        else
        {
            email.Thread.Progress = data.Emails[email.Thread.EmailIds[^1]].Progress;
        }

        return true;
    }
}
