// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Facts.h"
#include "services/catalog/LocalText.h"
#include "services/catalog/Problem.h"
#include "services/core/Result.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace onewindow::catalog {

class Fields;

/// A department whose matters the halls offer.
struct Department
{
    QString id;
    LocalText name;
    QString phone;
    QString code; ///< Unified social credit code, 18 characters.
};

/// A field that one department lets others read.
struct SharedField
{
    QString id;
    LocalText label;
    ValueType type = ValueType::Text;
};

/// A contract by which a department lets matters of others read what it holds of a citizen who
/// consents (数据共享协议).
struct Agreement
{
    QString id;
    QString department; ///< Who holds the data.
    LocalText name;
    LocalText scope;   ///< Whose data, and which.
    LocalText purpose; ///< What for.
    QList<SharedField> fields;
    QDate validFrom; ///< The first day ...
    QDate validTo;   ///< ... and the last.

    [[nodiscard]] const SharedField* field(const QString& fieldId) const;

    [[nodiscard]] bool isValidOn(QDate day) const { return day >= validFrom && day <= validTo; }
};

/// As in the catalogue file and in the feed (kinds "department" and "agreement").
QJsonObject toJson(const Department& department);
QJsonObject toJson(const Agreement& agreement);

/// Errors: BadCatalogue, naming everything that is wrong.
Result<Department> departmentFromJson(const QJsonObject& json);
Result<Agreement> agreementFromJson(const QJsonObject& json);

void describe(Fields& fields, Department& department);
void describe(Fields& fields, SharedField& field);
void describe(Fields& fields, Agreement& agreement);

/// What is wrong with an item that was read from `pointer`, as a whole.
Problems problemsIn(const Department& department, const QString& pointer);
Problems problemsIn(const Agreement& agreement, const QString& pointer);

/// Whether `code` is a unified social credit code: 18 characters, the last of which checks.
bool isCreditCode(const QString& code);

} // namespace onewindow::catalog
