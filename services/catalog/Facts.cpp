// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Facts.h"

#include "services/catalog/Days.h"
#include "services/catalog/Fields.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace onewindow::catalog {

namespace {

struct CardFact
{
    const char* name;
    ValueType type;
    bool needsRead;
};

constexpr std::array kCardFacts{
    CardFact{"name", ValueType::Text, false},  CardFact{"number", ValueType::Text, false},
    CardFact{"sex", ValueType::Text, false},   CardFact{"nation", ValueType::Text, true},
    CardFact{"birth", ValueType::Date, false}, CardFact{"address", ValueType::Text, true},
    CardFact{"age", ValueType::Number, false}, CardFact{"region", ValueType::Text, false},
};

constexpr std::array kCaseFacts{"number", "date", "valid_until", "department"};

const CardFact* findCardFact(const QString& name)
{
    const auto* const found = std::ranges::find_if(
        kCardFacts, [&](const CardFact& fact) { return name == QLatin1String(fact.name); });
    return found == kCardFacts.end() ? nullptr : found;
}

} // namespace

std::optional<Subject> Subject::parse(const QString& text)
{
    const QStringList parts = text.split(u'.');
    if (!std::all_of(parts.begin(), parts.end(),
                     [](const QString& part) { return isName(part); })) {
        return {};
    }
    if (parts.size() == 1) {
        return Subject{Kind::Field, {}, text};
    }
    const QString& first = parts.constFirst();
    if (first == u"card" && parts.size() == 2) {
        return Subject{Kind::Card, {}, parts.at(1)};
    }
    if (first == u"case" && parts.size() == 2) {
        return Subject{Kind::Case, {}, parts.at(1)};
    }
    if (first == u"shared" && parts.size() == 3) {
        return Subject{Kind::Shared, parts.at(1), parts.at(2)};
    }
    return {};
}

std::optional<ValueType> cardFact(const QString& name)
{
    const CardFact* fact = findCardFact(name);
    return fact != nullptr ? std::optional(fact->type) : std::nullopt;
}

bool needsCardRead(const QString& fact)
{
    const CardFact* found = findCardFact(fact);
    return found != nullptr && found->needsRead;
}

bool isCaseFact(const QString& name)
{
    return std::ranges::any_of(kCaseFacts,
                               [&](const char* fact) { return name == QLatin1String(fact); });
}

bool isDay(const QString& text)
{
    return dayOf(text, QDate(2000, 1, 1)).has_value();
}

std::optional<QDate> dayOf(const QString& text, QDate today)
{
    static const QRegularExpression relative(
        QStringLiteral("\\Atoday(?:([+-][0-9]{1,3})([dmy]))?\\z"));
    if (const auto match = relative.match(text); match.hasMatch()) {
        const int count = match.capturedView(1).toInt(); // Nothing is 0.
        const QStringView unit = match.capturedView(2);
        return unit == u"y"   ? today.addYears(count)
               : unit == u"m" ? today.addMonths(count)
                              : today.addDays(count);
    }
    const QDate day = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    return day.isValid() ? std::optional(day) : std::nullopt;
}

} // namespace onewindow::catalog
