namespace Portal.Sandbox.Service.Seeding;

/// <summary>First and last names that go together. <paramref name="Dial"/> begins numbers that the country keeps for fiction; null: a local one.</summary>
internal sealed record NameGroup(string Zone, string? Dial, string[] First, string[] Last)
{
    public static IReadOnlyList<NameGroup> All { get; } =
    [
        new("America/New_York", null,
            ["Emma", "Liam", "Charlotte", "Noah", "Harper", "Mason", "Evelyn", "Logan", "Grace", "Wyatt", "Hazel", "Theo"],
            ["Bennett", "Carter", "Dawson", "Ellis", "Foster", "Granger", "Hayes", "Ingram", "Jennings", "Keller", "Lawson", "Mercer"]),
        new("America/New_York", null,
            ["Camila", "Mateo", "Valentina", "Diego", "Lucía", "Joaquín", "Ximena", "Andrés"],
            ["García", "Hernández", "Ibáñez", "Morales", "Núñez", "Peña", "Quiroga", "Vásquez"]),
        new("America/Chicago", null,
            ["Adaeze", "Chidi", "Folake", "Kwame", "Ngozi", "Tunde", "Amara", "Kofi"],
            ["Adeyemi", "Boateng", "Chukwu", "Eze", "Mensah", "Nwosu", "Obi", "Owusu"]),
        new("America/New_York", null,
            ["Aarav", "Diya", "Ishaan", "Kavya", "Meera", "Rohan", "Saanvi", "Vikram"],
            ["Banerjee", "Chatterjee", "Desai", "Iyer", "Kapoor", "Mehta", "Nair", "Reddy"]),
        new("Europe/London", "+447700900",
            ["Alfie", "Beatrix", "Callum", "Daisy", "Freya", "Hamish", "Imogen", "Rhys"],
            ["Ashworth", "Blackwood", "Cavendish", "Fairchild", "Holloway", "MacLeod", "Pemberton", "Whitlock"]),
        new("Europe/Berlin", "+493023125",
            ["Anneliese", "Björn", "Clara", "Dieter", "Friederike", "Jürgen", "Lieselotte", "Matthias"],
            ["Becker", "Groß", "Hoffmann", "Krämer", "Müller", "Schäfer", "Vogel", "Weiß"]),
        new("Europe/Paris", "+33639980",
            ["Aurélie", "Baptiste", "Chloé", "Étienne", "Maëlys", "Noémie", "Océane", "Thibault"],
            ["Beaumont", "Chevalier", "Dufour", "Fournier", "Lefèvre", "Marchand", "Rousseau", "Thévenet"]),
        new("America/Los_Angeles", null,
            ["Hana", "Kenji", "Mei", "Minh", "Sakura", "Takumi", "Yuna", "Wei"],
            ["Chen", "Fujimoto", "Kim", "Lin", "Nguyen", "Park", "Tanaka", "Tran"]),
        new("America/Denver", null,
            ["Agnieszka", "Bartosz", "Ewa", "Jakub", "Katarzyna", "Łukasz", "Oksana", "Zofia"],
            ["Dąbrowska", "Jankowski", "Kamiński", "Lewandowska", "Nowak", "Shevchenko", "Wiśniewska", "Zieliński"]),
        new("Australia/Sydney", "+61491570",
            ["Archie", "Bronte", "Cooper", "Matilda", "Jarrah", "Kirra", "Lachlan", "Tahlia"],
            ["Barlow", "Campbell", "Donnelly", "Fraser", "Gallagher", "McKenzie", "O’Hara", "Walsh"]),
        new("America/New_York", null,
            ["Aylin", "Deniz", "Elif", "Emre", "Eleni", "Nikos", "Layla", "Yusuf"],
            ["Aydın", "Çelik", "Demir", "Papadopoulos", "Haddad", "Khalil", "Özdemir", "Yılmaz"]),
        new("America/Sao_Paulo", null,
            ["Bruna", "Caio", "Fernanda", "Gustavo", "Letícia", "Rafael", "Thaís", "Vinícius"],
            ["Almeida", "Barbosa", "Cardoso", "Figueiredo", "Gonçalves", "Ribeiro", "Souza", "Teixeira"]),
    ];

    /// <summary>Names that break what is carelessly built: other directions, other planes, markup, and far too much of it.</summary>
    public static IReadOnlyList<(string? First, string? Last)> Odd { get; } =
    [
        ("ليلى", "الحسن"),
        ("محمد", "عبد الرحمن"),
        ("فاطمة الزهراء", "بنت يوسف"),
        ("דוד", "לוי"),
        ("נועה", "מזרחי"),
        ("Zoë 🌻", "Lindqvist"),
        ("🦷 Tooth", "Fairy 🧚‍♀️"),
        ("👨‍👩‍👧‍👦", "Family Rossi"),
        ("<script>alert('hello')</script>", "Kidd"),
        ("<img src=x onerror=alert(1)>", "Vance"),
        ("Robert'); DROP TABLE contacts;--", "Tables"),
        ("{{contact.firstName}}", "Template"),
        ("=HYPERLINK(\"https://evil.example\")", "Sheet"),
        ("\u202Eesrever", "Bidi\u202C"),
        ("Prof. Dr. Maximiliane Theodora Ernestine", "von und zu Hohenberg-Lichtenstein-Sonderhausen"),
        (string.Concat(Enumerable.Repeat("Wolfeschlegelstein", 12)), "Hausenbergerdorff"),
        ("小龙", "李"),
        ("さくら", "田中"),
        ("Thị Ánh", "Nguyễn"),
        ("민준", "김"),
        ("Z̷a̷l̷g̷o̷", "T̴e̴x̴t̴"),
        ("O'Brien \"Bob\"", "D’Angelo & Sons"),
        ("Cher", null),
        (null, null),
    ];
}
