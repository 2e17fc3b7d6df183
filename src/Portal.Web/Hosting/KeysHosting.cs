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
            keys.XmlRepository = new FileSystemXmlRepository(Directory(Path.Combine(builder.Environment.ContentRootPath, storage.Value.KeysDirectory)), loggers));

        var certificate = builder.Configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.KeysCertificate)}"];
        if (!string.IsNullOrEmpty(certificate))
        {
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(
                Path.Combine(builder.Environment.ContentRootPath, certificate),
                builder.Configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.KeysCertificatePassword)}"]));
        }
    }

    private static DirectoryInfo Directory(string path) => OperatingSystem.IsWindows()
        ? System.IO.Directory.CreateDirectory(path)
        : System.IO.Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
