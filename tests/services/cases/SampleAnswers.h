// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Days.h"
#include "services/catalog/Form.h"

#include <QDate>
#include <QJsonValue>

#include <algorithm>

namespace onewindow::cases {

/// An answer that a field takes, as somebody types it.
inline QString sampleAnswer(const catalog::FormField& field, QDate today)
{
    using catalog::FieldType;
    switch (field.type) {
    case FieldType::Text:
        return field.pattern.isEmpty() ? QStringLiteral("按实际情况填写，没有遗漏")
                                       : QStringLiteral("12");
    case FieldType::Number:
        return QString::number(field.min.value_or(1));
    case FieldType::Date: {
        const QDate earliest = catalog::dayOf(field.earliest, today).value_or(today);
        const QDate latest = catalog::dayOf(field.latest, today).value_or(today);
        return std::max(earliest, std::min(latest, today)).toString(Qt::ISODate);
    }
    case FieldType::Choice:
        return field.choices.constFirst().value;
    case FieldType::Region:
        return QStringLiteral("370303");
    case FieldType::Phone:
        return QStringLiteral("13800001234");
    case FieldType::IdNumber:
        return QStringLiteral("11010519491231002X");
    case FieldType::BankAccount:
        return QStringLiteral("4539578763621486");
    case FieldType::Group:
        break;
    }
    return {};
}

} // namespace onewindow::cases
