using System.Security.Cryptography;
using System.Text;
using Portal.Services.Composing;

namespace Portal.Services.Messages;

/// <summary>What exactly was approved: the words, all that goes with them, and to whom, in one SHA-256 as 64 hexadecimal digits.</summary>
internal static class ApprovalHash
{
    public static string Of(Message message)
    {
        var parts = new[] { message.LocationId, message.ContactId, message.ChannelKey, MessageContentConverter.Write(message.Content) };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
    }
}
