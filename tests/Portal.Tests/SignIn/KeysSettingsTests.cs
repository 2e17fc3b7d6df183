using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Storage;
using Portal.Web;
using Portal.Web.Hosting;

namespace Portal.Tests.SignIn;

/// <summary>What the start says when the keys that encrypt sessions can't be kept or opened.</summary>
public sealed class KeysSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-keys-").FullName;

    [Fact]
    public void Keys_that_can_be_kept_and_opened_stop_nothing() =>
        Start(("KeysDirectory", Path.Combine(_folder, "keys")), ("KeysCertificate", Certificate("sesame")), ("KeysCertificatePassword", "sesame"));

    [Fact]
    public void A_place_where_no_keys_can_lie_is_named_with_what_to_do()
    {
        var folder = Path.Combine(File("notes", "not a folder"), "keys");

        Assert.Equal(
            $"Storage:KeysDirectory: the portal can't keep its keys in {folder}. Let the user that runs the portal read and write there, or name another folder.",
            Problem(("KeysDirectory", folder)));
    }

    [Fact]
    public void A_certificate_that_is_not_there_is_named()
    {
        var file = Path.Combine(_folder, "none.pfx");

        Assert.Equal($"Storage:KeysCertificate: {file} can't be read.", Problem(("KeysCertificate", file)));
    }

    [Fact]
    public void A_file_that_is_no_certificate_and_a_password_that_is_not_its_own_are_told_without_the_password()
    {
        var (notes, certificate) = (File("notes.pfx", "no certificate"), Certificate("sesame"));

        Assert.Equal(Words(notes), Problem(("KeysCertificate", notes)));
        Assert.Equal(Words(certificate), Problem(("KeysCertificate", certificate), ("KeysCertificatePassword", "guessed")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Words(string file) => $"Storage:KeysCertificate: {file} is no PFX file, or Storage:KeysCertificatePassword is not its password.";

    private static string Problem(params (string Key, string Value)[] settings) => Assert.Single(SettingProblems.Of(Assert.ThrowsAny<Exception>(() => Start(settings))));

    private static void Start(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"{StorageOptions.Section}:{s.Key}", (string?)s.Value)));
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        builder.AddKeys();
        builder.Build().CheckKeys();
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private string Certificate(string password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=portal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var path = Path.Combine(_folder, "keys.pfx");
        System.IO.File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, password));
        return path;
    }
}
