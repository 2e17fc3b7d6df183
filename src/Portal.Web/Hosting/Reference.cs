using System.Diagnostics;

namespace Portal.Web.Hosting;

/// <summary>What people read out to whoever looks into a failure; the log has it beside the details.</summary>
internal static class Reference
{
    public static string Of(HttpContext? http) => Activity.Current?.TraceId.ToString() ?? http?.TraceIdentifier ?? "none";
}
