using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Portal.Services.Storage;

namespace Portal.Web.Hosting;

/// <summary>
/// Where the keys lie that encrypt sessions and tokens. Without a certificate they lie there as they are, so the directory is
/// made readable by nobody but the portal.
/// </summary>
internal static class KeysHosting
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("Portal");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>, ILoggerFactory>((keys, storage, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(OwnerOnly.CreateFolder(Folder(builder.Environment, storage.Value)), loggers));

        var certificate = builder.Configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.KeysCertificate)}"];
        if (!string.IsNullOrEmpty(certificate))
        {
            protection.ProtectKeysWithCertificate(Load(
                Path.Combine(builder.Environment.ContentRootPath, certificate),
                builder.Configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.KeysCertificatePassword)}"]));
        }
    }

    /// <summary>Finds out before the start whether the keys can be used; without them nobody could sign in.</summary>
    public static void CheckKeys(this WebApplication app)
    {
        var folder = Folder(app.Environment, app.Services.GetRequiredService<IOptions<StorageOptions>>().Value);
        try
        {
            OwnerOnly.CreateFolder(folder);
            OwnerOnly.TryClose(folder);
            if (Directory.GetFiles(folder, "*.xml") is { Length: > 0 } keys)
            {
                keys.ToList().ForEach(key => OwnerOnly.TryClose(key));
            }
            else
            {
                File.Delete(Touch(folder));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Problem(nameof(StorageOptions.KeysDirectory), $"the portal can't keep its keys in {folder}. Let the user that runs the portal read and write there, or name another folder.");
        }
    }

    private static string Folder(IHostEnvironment environment, StorageOptions storage) => Path.GetFullPath(Path.Combine(environment.ContentRootPath, storage.KeysDirectory));

    private static string Touch(string folder)
    {
        var file = Path.Combine(folder, $"{Guid.CreateVersion7()}.tmp");
        OwnerOnly.CreateFile(file);
        return file;
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(path), password);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Problem(nameof(StorageOptions.KeysCertificate), $"{path} can't be read.");
        }
        catch (CryptographicException)
        {
            throw Problem(nameof(StorageOptions.KeysCertificate), $"{path} is no PFX file, or {StorageOptions.Section}:{nameof(StorageOptions.KeysCertificatePassword)} is not its password.");
        }
    }

    private static OptionsValidationException Problem(string key, string words) => new(key, typeof(StorageOptions), [$"{StorageOptions.Section}:{key}: {words}"]);
}
