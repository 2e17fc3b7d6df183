namespace Portal.Web.Features.Approvals;

/// <summary>Where what waits for approval is listed.</summary>
internal static class ApprovalAddress
{
    public const string Page = "approvals";
}
