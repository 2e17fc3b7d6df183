namespace Portal.Sandbox.Service.Uploading;

/// <summary>Gives uploaded files back at an address that nobody can guess, without a token as the service's own storage does.</summary>
internal static class MediaEndpoint
{
    private const string Path = "/media";

    public static void MapMedia(this IEndpointRouteBuilder service) =>
        service.MapGet(Path + "/{id}/{name}", (HttpContext context, UploadedFiles files, string id) =>
            files.Find(id) is { } file ? Answer(context, file) : Results.NotFound());

    public static string AddressOf(UploadedFile file, HttpRequest request) =>
        $"{request.Scheme}://{request.Host}{SandboxSetup.ServicePath}{Path}/{file.Id}/{Uri.EscapeDataString(file.Name)}";

    private static IResult Answer(HttpContext context, UploadedFile file)
    {
        // The portal may be at the same origin, and a file may be a page or a drawing with a script.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
        return Results.Bytes(file.Bytes, string.IsNullOrEmpty(file.ContentType) ? "application/octet-stream" : file.ContentType);
    }
}
