// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Form.h"

#include "services/catalog/Fields.h"

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kOperators{
    Word<Operator>{Operator::Equal, "eq"},      Word<Operator>{Operator::NotEqual, "ne"},
    Word<Operator>{Operator::Less, "lt"},       Word<Operator>{Operator::AtMost, "le"},
    Word<Operator>{Operator::AtLeast, "ge"},    Word<Operator>{Operator::More, "gt"},
    Word<Operator>{Operator::In, "in"},         Word<Operator>{Operator::NotIn, "not_in"},
    Word<Operator>{Operator::Filled, "filled"}, Word<Operator>{Operator::StartsWith, "starts_with"},
};

constexpr std::array kFieldTypes{
    Word<FieldType>{FieldType::Text, "text"},
    Word<FieldType>{FieldType::Number, "number"},
    Word<FieldType>{FieldType::Date, "date"},
    Word<FieldType>{FieldType::Choice, "choice"},
    Word<FieldType>{FieldType::Region, "region"},
    Word<FieldType>{FieldType::Phone, "phone"},
    Word<FieldType>{FieldType::IdNumber, "id_number"},
    Word<FieldType>{FieldType::BankAccount, "bank_account"},
    Word<FieldType>{FieldType::Group, "group"},
};

constexpr qsizetype kChoiceLimit = 60;
constexpr qsizetype kSubjectLimit = 100;
constexpr qsizetype kHelpLimit = 500;
constexpr qsizetype kSectionLimit = 12;
constexpr int kLongestText = 500;
constexpr int kEntryLimit = 20;
constexpr double kLargestNumber = 1e12;

} // namespace

void describe(Fields& fields, Condition& condition)
{
    fields.text("field"_L1, condition.field, Need::Required, kSubjectLimit);
    if (!fields.word("op"_L1, condition.op, kOperators)) {
        condition.field.clear(); // Nothing more can be said of it.
    }
    fields.scalar("value"_L1, condition.value, kChoiceLimit);
}

void describe(Fields& fields, Choice& choice)
{
    fields.text("value"_L1, choice.value, Need::Required, kIdLimit);
    fields.local("label"_L1, choice.label, Need::Required);
}

void describe(Fields& fields, FormField& field)
{
    fields.name("id"_L1, field.id, Need::Required);
    fields.word("type"_L1, field.type, kFieldTypes);
    fields.local("label"_L1, field.label, Need::Required);
    fields.local("help"_L1, field.help, Need::Optional, kHelpLimit);
    fields.flag("required"_L1, field.isRequired, true);
    fields.text("source"_L1, field.source, Need::Optional, kSubjectLimit);
    fields.flag("read_only"_L1, field.isReadOnly, false);
    fields.object("visible_when"_L1, field.visibleWhen);
    fields.whole("min_length"_L1, field.minLength, 1, kLongestText, 0);
    fields.whole("max_length"_L1, field.maxLength, 1, kLongestText, 0);
    fields.text("pattern"_L1, field.pattern, Need::Optional);
    fields.local("pattern_hint"_L1, field.patternHint, Need::Optional);
    fields.real("min"_L1, field.min, kLargestNumber);
    fields.real("max"_L1, field.max, kLargestNumber);
    fields.whole("decimals"_L1, field.decimals, 0, 4, 0);
    fields.local("unit"_L1, field.unit, Need::Optional);
    fields.text("earliest"_L1, field.earliest, Need::Optional, kIdLimit);
    fields.text("latest"_L1, field.latest, Need::Optional, kIdLimit);
    fields.list("choices"_L1, field.choices, kChoiceLimit);
    fields.list("fields"_L1, field.fields, kFieldLimit);
    fields.whole("min_items"_L1, field.minItems, 0, kEntryLimit, 0);
    fields.whole("max_items"_L1, field.maxItems, 1, kEntryLimit, 0);
}

void describe(Fields& fields, FormSection& section)
{
    fields.local("title"_L1, section.title, Need::Required);
    fields.local("help"_L1, section.help, Need::Optional, kHelpLimit);
    fields.list("fields"_L1, section.fields, kFieldLimit);
}

void describe(Fields& fields, Form& form)
{
    fields.list("sections"_L1, form.sections, kSectionLimit);
}

} // namespace onewindow::catalog
