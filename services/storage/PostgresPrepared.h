// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/PostgresDatabase.h"
#include "services/storage/Prepared.h"
#include "services/storage/SqlText.h"

#include <optional>
#include <string>
#include <vector>

namespace onewindow::storage {

/// A statement prepared on the server, and again after a reconnection.
class PostgresPrepared final : public Prepared
{
public:
    /// `operation` is for error details.
    PostgresPrepared(PostgresDatabase& database, NumberedSql sql, QString operation);
    ~PostgresPrepared() override;
    PostgresPrepared(const PostgresPrepared&) = delete;
    PostgresPrepared& operator=(const PostgresPrepared&) = delete;
    PostgresPrepared(PostgresPrepared&&) = delete;
    PostgresPrepared& operator=(PostgresPrepared&&) = delete;

    /// Makes the statement known to the server, if this connection has not done so yet.
    Result<void> prepareOnServer();

    [[nodiscard]] int parameterCount() const override { return static_cast<int>(m_values.size()); }

    [[nodiscard]] int columnCount() const override;

    void bindNull(int index) override;
    void bindInteger(int index, qint64 value) override;
    void bindReal(int index, double value) override;
    void bindText(int index, QByteArray utf8) override;
    void bindBlob(int index, QByteArray value) override;
    Result<bool> step() override;
    void reset() override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray blob(int column) const override;

private:
    struct Value
    {
        std::optional<QByteArray> bytes;
        bool isBinary = false;
    };

    Result<PostgresResult> execute();
    [[nodiscard]] QByteArrayView value(int column) const;

    PostgresDatabase& m_database;
    NumberedSql m_sql;
    QString m_operation;
    std::string m_name;
    quint64 m_generation = 0; // Of the connection that knows m_name.
    std::vector<Value> m_values;
    PostgresResult m_result;
    int m_row = -1;
};

} // namespace onewindow::storage
