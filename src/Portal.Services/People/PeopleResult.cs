namespace Portal.Services.People;

/// <summary>Every way a change of who may work in a sub-account can end.</summary>
public abstract record PeopleResult
{
    private PeopleResult()
    {
    }

    public sealed record Done : PeopleResult;

    /// <summary>Nothing was changed: <paramref name="Reason"/> is a sentence about the address that was typed.</summary>
    public sealed record Refused(string Reason) : PeopleResult;

    /// <summary>Nothing was changed: another administrator has changed it meanwhile, or it is not the list's to change.</summary>
    public sealed record NotHere : PeopleResult;

    /// <summary>Nothing was changed: the caller is no administrator of the sub-account, or no longer.</summary>
    public sealed record NotAllowed : PeopleResult;

    /// <summary>Nothing was changed yet: it would take the caller's own right to change settings, and needs their word.</summary>
    /// <param name="IsLast">Whether nobody would be left who has it.</param>
    public sealed record TakesOwnRight(bool IsLast) : PeopleResult;
}
