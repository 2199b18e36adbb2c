// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftStore.h"
#include "services/cases/FormFilling.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace onewindow;

catalog::FormField field(const char* id, catalog::FieldType type)
{
    catalog::FormField made;
    made.id = QString::fromLatin1(id);
    made.type = type;
    made.label.zh = made.id;
    made.isRequired = false;
    return made;
}

/// Every type of field, one of them hidden by another.
catalog::Form everyField()
{
    using catalog::FieldType;
    catalog::FormSection section;
    section.title.zh = QStringLiteral("t");
    section.fields = {field("text", FieldType::Text),     field("number", FieldType::Number),
                      field("day", FieldType::Date),      field("choice", FieldType::Choice),
                      field("region", FieldType::Region), field("phone", FieldType::Phone),
                      field("id", FieldType::IdNumber),   field("bank", FieldType::BankAccount)};
    section.fields[3].choices = {{QStringLiteral("a"), {}}, {QStringLiteral("b"), {}}};
    auto group = field("group", FieldType::Group);
    group.maxItems = 3;
    group.visibleWhen = catalog::Condition{QStringLiteral("choice"), catalog::Operator::NotEqual,
                                           QStringLiteral("a")};
    group.fields = {field("inner", FieldType::Text), field("beside", FieldType::Date)};
    group.fields[1].visibleWhen =
        catalog::Condition{QStringLiteral("inner"), catalog::Operator::Filled, {}};
    section.fields.append(group);
    return {{section}};
}

} // namespace

/// Answers as a draft or a node below has them: what fits the form is taken, and what was taken is
/// the same when it is given back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (const auto draft = cases::draftFromJson(document.object())) {
        const auto again = cases::draftFromJson(cases::toJson(*draft));
        if (!again || again->caseId != draft->caseId || again->answers != draft->answers) {
            std::abort();
        }
    }
    static const catalog::Form form = everyField();
    cases::FormFilling filling(form, {}, QDate(2026, 11, 30));
    filling.restore(document.object());
    const QJsonObject answers = filling.answers();
    cases::FormFilling again(form, {}, QDate(2026, 11, 30));
    again.restore(answers);
    if (again.answers() != answers || again.checkAll().size() != filling.checkAll().size()) {
        std::abort();
    }
    return 0;
}
