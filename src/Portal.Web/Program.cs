using Portal.Services;
using Portal.Web;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddPortalServices();
builder.AddPortalWeb();

return await PortalStart.RunAsync(builder);
