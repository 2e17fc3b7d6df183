using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace Portal.Web.Controls;

/// <summary>
/// The portal's icons, each as one piece of markup. It says nothing to a screen reader: the words stand beside it. A page has a hundred of
/// them; as components they would take more of the server's memory than all else on it.
/// </summary>
public static class Icon
{
    private static readonly FrozenDictionary<IconName, RenderFragment> All = Enum.GetValues<IconName>().ToFrozenDictionary(name => name, Drawn);

    public static RenderFragment Of(IconName name) => All[name];

    private static RenderFragment Drawn(IconName name)
    {
        var svg = $"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{IconShapes.Of(name)}</svg>""";
        return builder => builder.AddMarkupContent(0, svg);
    }
}
