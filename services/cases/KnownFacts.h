// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Facts.h"
#include "services/catalog/Sharing.h"

#include <QDate>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace onewindow::cases {

/// Who files, from the card or as it was typed. Personal: moved in, sealed, wiped.
struct Applicant
{
    QString name;
    QString idNumber;
    QString sex;    ///< GB/T 2261.1; empty where it is not known but from the number.
    QString nation; ///< GB/T 3304, two digits; empty where no card was read.
    QDate birth;    ///< Invalid: what the number says.
    QString address;
    bool isTyped = false; ///< Typed, not read from a card: nobody else's data is asked for.

    void wipe();
};

/// As in the sealed part of `case.filed`.
QJsonObject toJson(const Applicant& applicant);
/// The reverse; what is missing stays empty.
Applicant applicantFromJson(const QJsonObject& json);

/// What is known of a citizen before anything is filled in: the facts of the card, and what
/// departments share of them by agreement. Personal.
class KnownFacts
{
public:
    KnownFacts() = default;
    /// The facts of the card, see catalog::cardFact(); age is that of `today`.
    KnownFacts(const std::optional<Applicant>& applicant, QDate today);

    /// What was read by an agreement: {field: value}, a null for what the department knows to be
    /// empty.
    void putShared(const QString& agreement, const QJsonObject& values);

    /// Undefined for what is not known.
    [[nodiscard]] QJsonValue value(const catalog::Subject& subject) const;

    /// {agreement: {field: value}}
    [[nodiscard]] const QJsonObject& shared() const { return m_shared; }

private:
    QJsonObject m_card;
    QJsonObject m_shared;
};

} // namespace onewindow::cases
