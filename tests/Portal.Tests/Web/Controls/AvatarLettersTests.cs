using Portal.Web.Controls;

namespace Portal.Tests.Web.Controls;

public sealed class AvatarLettersTests
{
    [Theory]
    [InlineData("Ana Ruiz", "AR")]
    [InlineData("prof. dr. Maximiliane Theodora", "PT")]
    [InlineData("Noa", "N")]
    [InlineData("🦷 Tina Tooth 🎉", "TT")]
    [InlineData("أمينة حداد", "أح")]
    [InlineData("𠮷野", "𠮷")]
    [InlineData("+1 617 555 0111", "#")]
    [InlineData("", "#")]
    public void Whole_letters_of_any_script_stand_for_a_name(string name, string letters) => Assert.Equal(letters, AvatarLetters.Of(name));
}
