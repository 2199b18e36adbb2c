// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Sharing.h"

#include "services/catalog/Fields.h"
#include "services/catalog/ItemReading.h"

#include <QSet>

#include <algorithm>

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPhoneLimit = 30;
constexpr qsizetype kCodeLength = 18;
constexpr qsizetype kSharedFieldLimit = 40;
constexpr qsizetype kScopeLimit = 500;

constexpr std::array kValueTypes{
    Word<ValueType>{ValueType::Text, "text"},
    Word<ValueType>{ValueType::Number, "number"},
    Word<ValueType>{ValueType::Date, "date"},
    Word<ValueType>{ValueType::Boolean, "boolean"},
};

} // namespace

const SharedField* Agreement::field(const QString& fieldId) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const SharedField& field) { return field.id == fieldId; });
    return found == fields.end() ? nullptr : &*found;
}

bool isCreditCode(const QString& code)
{
    constexpr int kModulus = 31;
    const QLatin1String alphabet("0123456789ABCDEFGHJKLMNPQRTUWXY");
    if (code.size() != kCodeLength) {
        return false;
    }
    qsizetype sum = 0;
    qsizetype weight = 1;
    for (const QChar c : code.first(kCodeLength - 1)) {
        const qsizetype value = alphabet.indexOf(c);
        if (value < 0) {
            return false;
        }
        sum += value * weight;
        weight = weight * 3 % kModulus;
    }
    const qsizetype check = (kModulus - sum % kModulus) % kModulus;
    return code.back() == alphabet.at(check);
}

void describe(Fields& fields, Department& department)
{
    fields.name("id"_L1, department.id, Need::Required);
    fields.local("name"_L1, department.name, Need::Required);
    fields.text("phone"_L1, department.phone, Need::Optional, kPhoneLimit);
    fields.text("code"_L1, department.code, Need::Required, kCodeLength);
}

void describe(Fields& fields, SharedField& field)
{
    fields.name("id"_L1, field.id, Need::Required);
    fields.local("label"_L1, field.label, Need::Required);
    fields.word("type"_L1, field.type, kValueTypes);
}

void describe(Fields& fields, Agreement& agreement)
{
    fields.name("id"_L1, agreement.id, Need::Required);
    fields.name("department"_L1, agreement.department, Need::Required);
    fields.local("name"_L1, agreement.name, Need::Required);
    fields.local("scope"_L1, agreement.scope, Need::Required, kScopeLimit);
    fields.local("purpose"_L1, agreement.purpose, Need::Required, kScopeLimit);
    fields.list("fields"_L1, agreement.fields, kSharedFieldLimit);
    fields.date("valid_from"_L1, agreement.validFrom, Need::Required);
    fields.date("valid_to"_L1, agreement.validTo, Need::Required);
}

QJsonObject toJson(const Department& department)
{
    return written(department);
}

QJsonObject toJson(const Agreement& agreement)
{
    return written(agreement);
}

Problems problemsIn(const Department& department, const QString& pointer)
{
    if (department.code.isEmpty() || isCreditCode(department.code)) {
        return {};
    }
    return {{{}, pointer + u"/code"_s, u"is no unified social credit code: 18 characters"_s}};
}

Problems problemsIn(const Agreement& agreement, const QString& pointer)
{
    Problems problems;
    QSet<QString> ids;
    for (qsizetype i = 0; i < agreement.fields.size(); ++i) {
        const QString& id = agreement.fields.at(i).id;
        if (ids.contains(id)) {
            problems << Problem{{}, pointer + u"/fields/%1/id"_s.arg(i), u"is used twice"_s};
        }
        ids << id;
    }
    if (agreement.fields.isEmpty()) {
        problems << Problem{{}, pointer + u"/fields"_s, u"must name one field at least"_s};
    }
    if (agreement.validFrom.isValid() && agreement.validTo.isValid() &&
        agreement.validFrom > agreement.validTo) {
        problems << Problem{{}, pointer + u"/valid_to"_s, u"is before valid_from"_s};
    }
    return problems;
}

Result<Department> departmentFromJson(const QJsonObject& json)
{
    return itemFromJson<Department>(json, u"department"_s);
}

Result<Agreement> agreementFromJson(const QJsonObject& json)
{
    return itemFromJson<Agreement>(json, u"agreement"_s);
}

} // namespace onewindow::catalog
