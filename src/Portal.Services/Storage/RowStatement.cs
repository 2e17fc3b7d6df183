using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Services.Storage;

/// <summary>
/// One statement for many rows, each with its own values, by the model's own columns and conversions. Nothing is tracked: it is for
/// the few places where rows come by the thousand.
/// </summary>
internal sealed class RowStatement
{
    private static readonly ConcurrentDictionary<(IModel Model, string What), RowStatement> Known = new();

    private readonly string _sql;
    private readonly IReadOnlyList<RowValue> _values;

    private RowStatement(string sql, IReadOnlyList<IProperty> properties) => (_sql, _values) = (sql, [.. properties.Select(p => new RowValue(p))]);

    public static RowStatement Insert<T>(DbContext context) => Known.GetOrAdd((context.Model, $"+{typeof(T).Name}"), _ => MakeInsert<T>(context));

    /// <summary><paramref name="where"/> may use the row's values as <c>@Property</c>.</summary>
    public static RowStatement Update<T>(DbContext context, IReadOnlyList<string> set, string where) =>
        Known.GetOrAdd((context.Model, $"{typeof(T).Name} {string.Join(' ', set)} {where}"), _ => MakeUpdate<T>(context, set, where));

    /// <summary>Adds the numbers of rows to those of the rows with the same keys, or inserts them.</summary>
    public static RowStatement Add<T>(DbContext context) => Known.GetOrAdd((context.Model, $"+= {typeof(T).Name}"), _ => MakeAdd<T>(context));

    private static RowStatement MakeAdd<T>(DbContext context)
    {
        var (table, properties) = Of<T>(context, null);
        var key = context.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties;
        var sums = properties.Except(key).Select(p => $"{Column(p)} = {table}.{Column(p)} + excluded.{Column(p)}");
        return new RowStatement(
            $"INSERT INTO {table} ({Columns(properties)}) VALUES ({string.Join(", ", properties.Select(Value))}) ON CONFLICT ({Columns(key)}) DO UPDATE SET {string.Join(", ", sums)}",
            properties);
    }

    private static RowStatement MakeInsert<T>(DbContext context)
    {
        var (table, properties) = Of<T>(context, null);
        return new RowStatement($"INSERT INTO {table} ({Columns(properties)}) VALUES ({string.Join(", ", properties.Select(Value))})", properties);
    }

    private static RowStatement MakeUpdate<T>(DbContext context, IReadOnlyList<string> set, string where)
    {
        var (table, properties) = Of<T>(context, set);
        var key = context.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties;
        return new RowStatement(
            $"UPDATE {table} SET {string.Join(", ", properties.Select(p => $"{Column(p)} = {Value(p)}"))} WHERE {string.Join(" AND ", key.Select(p => $"{Column(p)} = {Value(p)}"))} AND {where}",
            [.. properties, .. key]);
    }

    /// <summary>How many rows each of them changed.</summary>
    public async Task<IReadOnlyList<int>> RunAsync(DbContext context, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        return rows.Count == 0 ? []
            : connection.CanCreateBatch ? await AtOnceAsync(context, connection, rows, cancellationToken)
            : await InTurnAsync(context, connection, rows, cancellationToken);
    }

    private async Task<IReadOnlyList<int>> AtOnceAsync(DbContext context, DbConnection connection, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        await using var maker = connection.CreateCommand();
        await using var batch = connection.CreateBatch();
        batch.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var row in rows)
        {
            var one = batch.CreateBatchCommand();
            one.CommandText = _sql;
            foreach (var value in _values)
            {
                one.Parameters.Add(value.Parameter(maker, row));
            }

            batch.BatchCommands.Add(one);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return [.. batch.BatchCommands.Select(c => c.RecordsAffected)];
    }

    // Without a network between, one prepared command run again and again is as good, and its parameters are made once.
    private async Task<IReadOnlyList<int>> InTurnAsync(DbContext context, DbConnection connection, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _sql;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        DbParameter[] parameters = [.. _values.Select(value => value.Parameter(command, rows[0]))];
        command.Parameters.AddRange(parameters);
        var changed = new List<int>(rows.Count);
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = _values[i].Of(row);
            }

            changed.Add(await command.ExecuteNonQueryAsync(cancellationToken));
        }

        return changed;
    }

    private static (string Table, IReadOnlyList<IProperty> Properties) Of<T>(DbContext context, IReadOnlyList<string>? names)
    {
        var type = context.Model.FindEntityType(typeof(T))!;
        return ($"\"{type.GetTableName()}\"", names is null ? [.. type.GetProperties()] : [.. names.Select(name => type.FindProperty(name)!)]);
    }

    private static string Columns(IReadOnlyList<IProperty> properties) => string.Join(", ", properties.Select(Column));

    private static string Column(IProperty property) => $"\"{property.GetColumnName()}\"";

    private static string Value(IProperty property) => $"@{property.Name}";

    /// <summary>What a row has in one column, as the database takes it.</summary>
    private sealed class RowValue(IProperty property)
    {
        private readonly string _name = Value(property);
        private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();
        private readonly IClrPropertyGetter _getter = property.GetGetter();

        public DbParameter Parameter(DbCommand maker, object row) => _mapping.CreateParameter(maker, _name, Read(row), property.IsNullable);

        public object Of(object row) => (_mapping.Converter is { } converter ? converter.ConvertToProvider(Read(row)) : Read(row)) ?? DBNull.Value;

        private object? Read(object row) => _getter.GetClrValueUsingContainingEntity(row);
    }
}
