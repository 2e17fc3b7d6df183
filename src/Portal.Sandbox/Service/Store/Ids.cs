using System.Security.Cryptography;

namespace Portal.Sandbox.Service.Store;

/// <summary>Ids in the service's form: 20 letters and digits.</summary>
internal static class Ids
{
    public const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, 20);
}
