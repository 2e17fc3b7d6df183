using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using Portal.Web.Features.Composing;
using Portal.Web.Features.Lists;

namespace Portal.Tests.Web.Controls;

/// <summary>Something that was pressed is gone before the browser hears of it, as its answers say then.</summary>
public sealed class PassingElementsTests : BunitContext
{
    private static readonly JSException Gone = new("Unable to focus an invalid element.");

    public PassingElementsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void The_keyboard_on_its_way_to_an_element_that_is_gone_does_not_end_the_page()
    {
        JSInterop.SetupVoid("Blazor._internal.domWrapper.focus", _ => true).SetException(Gone);

        var page = Show<Became>(row => row.Add(b => b.Words, "Sent").Add(b => b.TakesFocus, true));

        JSInterop.VerifyInvoke("Blazor._internal.domWrapper.focus");
        Assert.Contains("Sent", page.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_that_is_gone_takes_no_words_and_does_not_end_the_page()
    {
        JSInterop.SetupModule(_ => true).SetupVoid("show", _ => true).SetException(Gone);
        var html = "<p>Hello</p>";
        var page = Render<ErrorBoundary>(boundary => boundary.Add(b => b.ChildContent, b => b.AddContent(0, Preview(html))));

        html = "<p>Hello Ana</p>";
        page.Render();

        Assert.NotEmpty(page.FindAll("iframe"));
    }

    private static RenderFragment Preview(string html) => builder =>
    {
        builder.OpenComponent<EmailPreview>(0);
        builder.AddComponentParameter(1, nameof(EmailPreview.Html), html);
        builder.CloseComponent();
    };

    private IRenderedComponent<ErrorBoundary> Show<TComponent>(Action<ComponentParameterCollectionBuilder<TComponent>> parameters)
        where TComponent : IComponent =>
        Render<ErrorBoundary>(boundary => boundary.AddChildContent(parameters));
}
