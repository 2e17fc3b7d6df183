using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Web.Features.Reviews;

/// <summary>A plain text with its line ends. No markup file: the spaces of one would be read as part of the text.</summary>
public sealed class PlainLines : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Add(builder, Text);

    internal static void Add(RenderTreeBuilder builder, string text)
    {
        foreach (var (place, line) in text.Split('\n').Index())
        {
            if (place > 0)
            {
                builder.OpenElement(0, "br");
                builder.CloseElement();
            }

            builder.AddContent(1, line);
        }
    }
}
