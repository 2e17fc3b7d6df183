using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Portal.Services.Reviews;

namespace Portal.Web.Features.Reviews;

/// <summary>A text with the words that another one takes out and puts in, which who hears it hears too. No markup file: the spaces of one would be read as part of the text.</summary>
public sealed class WordChanges : ComponentBase
{
    private IReadOnlyList<WordChange> _changes = [];
    private (string, string)? _compared;

    [Parameter, EditorRequired]
    public required string Before { get; set; }

    [Parameter, EditorRequired]
    public required string After { get; set; }

    protected override void OnParametersSet()
    {
        if (_compared != (Before, After))
        {
            (_compared, _changes) = ((Before, After), WordDiff.Of(Before, After));
        }
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var change in _changes)
        {
            if (change.Kind is ChangeKind.Kept)
            {
                PlainLines.Add(builder, change.Text);
            }
            else
            {
                Add(builder, change.Kind is ChangeKind.Added ? ("ins", "mud-success-text", "[added: ") : ("del", "mud-error-text", "[removed: "), change.Text);
            }
        }
    }

    private static void Add(RenderTreeBuilder builder, (string Element, string Class, string Words) how, string text)
    {
        builder.OpenElement(2, how.Element);
        builder.AddAttribute(3, "class", how.Class);
        AddHeard(builder, how.Words);
        PlainLines.Add(builder, text);
        AddHeard(builder, "] ");
        builder.CloseElement();
    }

    private static void AddHeard(RenderTreeBuilder builder, string words)
    {
        builder.OpenElement(4, "span");
        builder.AddAttribute(5, "class", "visually-hidden");
        builder.AddContent(6, words);
        builder.CloseElement();
    }
}
