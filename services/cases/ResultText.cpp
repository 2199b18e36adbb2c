// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/ResultText.h"

#include "services/catalog/Facts.h"
#include "services/identity/Region.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using catalog::FieldType;
using catalog::Subject;

namespace {

/// Fills in the placeholders of one result.
class Rendering
{
public:
    Rendering(const FormFilling& filling, const CaseFacts& facts, QDate validUntil,
              const QString& language)
        : m_filling(filling)
        , m_facts(facts)
        , m_validUntil(validUntil)
        , m_language(language)
    {}

    [[nodiscard]] QString text(const catalog::LocalText& local) const
    {
        static const QRegularExpression placeholder(u"\\{([^{}]*)\\}"_s);
        const QString whole = local.in(m_language);
        QString rendered;
        qsizetype at = 0;
        for (auto it = placeholder.globalMatch(whole); it.hasNext();) {
            const auto match = it.next();
            rendered += whole.sliced(at, match.capturedStart() - at);
            rendered += value(match.captured(1));
            at = match.capturedEnd();
        }
        return rendered + whole.sliced(at);
    }

private:
    [[nodiscard]] QString value(const QString& name) const
    {
        const auto subject = Subject::parse(name);
        const QString said = !subject                               ? QString()
                             : subject->kind == Subject::Kind::Case ? ofCase(subject->name)
                                                                    : ofForm(*subject);
        return said.isEmpty() ? u"—"_s : said;
    }

    [[nodiscard]] QString ofCase(const QString& fact) const
    {
        return fact == u"number"        ? m_facts.number
               : fact == u"date"        ? m_facts.date.toString(Qt::ISODate)
               : fact == u"valid_until" ? m_validUntil.toString(Qt::ISODate)
               : fact == u"department"  ? m_facts.department.in(m_language)
                                        : QString();
    }

    [[nodiscard]] QString ofForm(const Subject& subject) const
    {
        const QJsonValue value = m_filling.value(subject);
        if (value.isBool()) {
            return value.toBool() ? QCoreApplication::translate("ResultText", "是")
                                  : QCoreApplication::translate("ResultText", "否");
        }
        if (value.isDouble()) {
            return QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
        }
        const QString text = value.toString();
        if (subject.kind == Subject::Kind::Card && subject.name == u"sex") {
            return text == u"1"   ? QCoreApplication::translate("ResultText", "男")
                   : text == u"2" ? QCoreApplication::translate("ResultText", "女")
                                  : QString();
        }
        const auto field =
            subject.kind == Subject::Kind::Field ? m_filling.field(subject.name) : std::nullopt;
        return field ? answer(*field->field, text) : text;
    }

    [[nodiscard]] QString answer(const catalog::FormField& field, const QString& text) const
    {
        for (const catalog::Choice& choice : field.choices) {
            if (choice.value == text) {
                return choice.label.in(m_language);
            }
        }
        const identity::Province* province =
            field.type == FieldType::Region ? identity::provinceOf(text) : nullptr;
        return province != nullptr ? province->name() + u' ' + text : text;
    }

    const FormFilling& m_filling;
    const CaseFacts& m_facts;
    QDate m_validUntil;
    const QString& m_language;
};

} // namespace

ResultText renderResult(const catalog::ResultTemplate& result, const FormFilling& filling,
                        const CaseFacts& facts, const QString& language)
{
    ResultText rendered;
    if (result.validDays > 0) {
        rendered.validUntil = facts.date.addDays(result.validDays);
    }
    const Rendering rendering(filling, facts, rendered.validUntil, language);
    rendered.title = rendering.text(result.title);
    for (const catalog::LocalText& line : result.lines) {
        rendered.lines << rendering.text(line);
    }
    return rendered;
}

} // namespace onewindow::cases
