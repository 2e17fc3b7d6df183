using Portal.Web;

return await PortalStart.RunAsync(args);
