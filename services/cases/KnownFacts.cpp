// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/KnownFacts.h"

#include "services/identity/IdNumber.h"

namespace onewindow::cases {

namespace {

constexpr qsizetype kRegionLength = 6;
constexpr qsizetype kSexAt = 16; ///< In an 18-character number: odd for a man, even for a woman.

void overwrite(QString& text)
{
    text.fill(u'\0');
    text.clear();
}

void put(QJsonObject& facts, const char* name, const QString& value)
{
    if (!value.isEmpty()) {
        facts.insert(QLatin1String(name), value);
    }
}

} // namespace

void Applicant::wipe()
{
    overwrite(name);
    overwrite(idNumber);
    overwrite(sex);
    overwrite(nation);
    overwrite(address);
    birth = QDate();
}

QJsonObject toJson(const Applicant& applicant)
{
    return {{QStringLiteral("name"), applicant.name},
            {QStringLiteral("idNumber"), applicant.idNumber},
            {QStringLiteral("sex"), applicant.sex},
            {QStringLiteral("nation"), applicant.nation},
            {QStringLiteral("address"), applicant.address},
            {QStringLiteral("birth"), applicant.birth.toString(Qt::ISODate)},
            {QStringLiteral("isTyped"), applicant.isTyped}};
}

Applicant applicantFromJson(const QJsonObject& json)
{
    return {.name = json.value(QLatin1String("name")).toString(),
            .idNumber = json.value(QLatin1String("idNumber")).toString(),
            .sex = json.value(QLatin1String("sex")).toString(),
            .nation = json.value(QLatin1String("nation")).toString(),
            .birth = QDate::fromString(json.value(QLatin1String("birth")).toString(), Qt::ISODate),
            .address = json.value(QLatin1String("address")).toString(),
            .isTyped = json.value(QLatin1String("isTyped")).toBool()};
}

KnownFacts::KnownFacts(const std::optional<Applicant>& applicant, QDate today)
{
    if (!applicant) {
        return;
    }
    const QString number = identity::normalizedIdNumber(applicant->idNumber);
    const QDate inNumber = identity::birthFromIdNumber(number);
    const QDate birth = applicant->birth.isValid() ? applicant->birth : inNumber;
    put(m_card, "name", applicant->name);
    put(m_card, "number", number);
    put(m_card, "nation", applicant->nation);
    put(m_card, "address", applicant->address);
    put(m_card, "sex", applicant->sex);
    if (applicant->sex.isEmpty() && inNumber.isValid()) {
        const bool isOdd = number.at(kSexAt).digitValue() % 2 == 1;
        put(m_card, "sex", isOdd ? QStringLiteral("1") : QStringLiteral("2"));
    }
    if (birth.isValid()) {
        put(m_card, "birth", birth.toString(Qt::ISODate));
        m_card.insert(QStringLiteral("age"), identity::ageOn(birth, today));
    }
    // A foreigner's number says where the card was issued, not where somebody is registered.
    if (inNumber.isValid() && !number.startsWith(u'9')) {
        put(m_card, "region", number.left(kRegionLength));
    }
}

void KnownFacts::putShared(const QString& agreement, const QJsonObject& values)
{
    m_shared.insert(agreement, values);
}

QJsonValue KnownFacts::value(const catalog::Subject& subject) const
{
    if (subject.kind == catalog::Subject::Kind::Card) {
        return m_card.value(subject.name);
    }
    if (subject.kind == catalog::Subject::Kind::Shared) {
        return m_shared.value(subject.agreement).toObject().value(subject.name);
    }
    return QJsonValue::Undefined;
}

} // namespace onewindow::cases
