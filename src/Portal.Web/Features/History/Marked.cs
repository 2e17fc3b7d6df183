using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Portal.Services.Search;

namespace Portal.Web.Features.History;

/// <summary>A text in which the words stand out that were searched. No markup file: the spaces of one would be read as part of the text.</summary>
public sealed class Marked : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Null for none.</summary>
    [Parameter, EditorRequired]
    public required SearchQuery? Words { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var at = 0;
        foreach (var hit in Words is null ? [] : SearchHits.In(Text, Words))
        {
            builder.AddContent(0, Text[at..hit.Start.Value]);
            builder.OpenElement(1, "mark");
            builder.AddContent(2, Text[hit]);
            builder.CloseElement();
            at = hit.End.Value;
        }

        builder.AddContent(3, Text[at..]);
    }
}
